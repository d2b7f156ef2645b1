package dev.tidemark.ui.export;

import dev.tidemark.export.lake.LakeSample;
import dev.tidemark.export.lake.Partition;
import java.io.IOException;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Looks at what a lake of rows would be. */
@FunctionalInterface
public interface LakeLook {

    /**
     * Looks at some of the rows. Takes a moment: not for the FX thread.
     *
     * @param host the machine, empty when nobody said
     * @param partitions by what folders are told apart
     * @param cancelled whether nobody wants it any more
     */
    LakeSample look(String host, Set<Partition> partitions, BooleanSupplier cancelled) throws IOException;
}
