package dev.tidemark.cli;

import dev.tidemark.filter.FilterSpec;
import picocli.CommandLine.Option;

/** The options that narrow records by several reasons, beside the one that the field has. Used by one thread. */
final class ReasonOptions {

    @Option(
            names = "--all-of",
            order = HelpOrder.CONDITIONS,
            paramLabel = "MASK|NAMES",
            converter = ReasonMask.class,
            description = "Only records with all of these reasons.")
    private int allOf;

    @Option(
            names = "--none-of",
            order = HelpOrder.CONDITIONS,
            paramLabel = "MASK|NAMES",
            converter = ReasonMask.class,
            description = "Only records with none of these reasons.")
    private int noneOf;

    @Option(names = "--only-closed", order = HelpOrder.CONDITIONS, description = "Only records with CLOSE.")
    private boolean onlyClosed;

    /** What they say, and nothing else. */
    FilterSpec filter() {
        return FilterSpec.ALL.withReasons(FilterSpec.ANY, allOf, noneOf).withOnlyClosed(onlyClosed);
    }
}
