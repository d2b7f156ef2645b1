package dev.tidemark.cli;

import picocli.CommandLine.Option;

/** What every act takes. */
final class ActOptions {

    @Option(names = "--json", description = "Write one JSON object instead of lines.")
    boolean json;

    @Option(names = "--yes", description = "Do it: what the window asks to confirm is confirmed by this.")
    boolean yes;

    @Option(names = "--simulated", description = "Act on the simulated volumes.")
    boolean simulated;
}
