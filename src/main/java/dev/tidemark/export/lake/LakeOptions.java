package dev.tidemark.export.lake;

import dev.tidemark.export.parquet.Compression;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where and how a lake is written. Immutable.
 *
 * @param folder the lake, which is made when it is not there
 * @param partitions by what folders are told apart
 * @param exportedAt what the column of that name says
 */
public record LakeOptions(Path folder, Set<Partition> partitions, Compression compression, Instant exportedAt) {

    public LakeOptions {
        partitions = Set.copyOf(partitions);
    }

    /** With a folder for each host, volume and day, as GZIP. */
    public static LakeOptions of(Path folder, Instant exportedAt) {
        return new LakeOptions(folder, EnumSet.allOf(Partition.class), Compression.GZIP, exportedAt);
    }
}
