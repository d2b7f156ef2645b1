package dev.tidemark.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A command that does nothing, in a program that has no other: the control for the start of the command line. */
@Command(name = "empty", mixinStandardHelpOptions = true)
public final class EmptyCommand implements Runnable {

    @Override
    public void run() {
        // What a JVM and the command line's library take is all that it measures.
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new EmptyCommand()).execute(args));
    }
}
