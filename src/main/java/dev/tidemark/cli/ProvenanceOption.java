package dev.tidemark.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that tells beside a file where it comes from. Used by one thread. */
final class ProvenanceOption {

    @Option(
            names = "--provenance",
            order = HelpOrder.OUTPUT,
            description = {
                "Write FILE.provenance.json beside --output: the files that were read with their",
                "SHA-256, the conditions, and how many records, or lines, were written."
            })
    private boolean given;

    boolean isGiven() {
        return given;
    }

    /** The file beside which it is told; {@code null} when nobody asked, or there is none. */
    @Nullable
    Path of(@Nullable Path output) {
        return given ? output : null;
    }
}
