package dev.tidemark.cli;

import picocli.CommandLine.Option;

/** The option that keeps spreadsheets from taking text for formulas. Used by one thread. */
final class GuardOption {

    @Option(
            names = "--guard-formulas",
            order = HelpOrder.COLUMNS,
            description = {
                "For spreadsheets: an apostrophe before text that begins with = + - @ or an apostrophe.",
                "Not in JSON Lines."
            })
    private boolean given;

    boolean isGiven() {
        return given;
    }
}
