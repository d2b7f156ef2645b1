package dev.tidemark;

import dev.tidemark.text.Version;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** The composition root: dispatches to the window, the command line and the benchmarks. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        int code = run(args);
        if (code != WindowCommand.STAYS_OPEN) {
            System.exit(code);
        }
    }

    private static int run(String[] args) {
        List<String> arguments = Arrays.asList(args);
        CommandLine line = new CommandLine(new WindowCommand(arguments));
        line.getCommandSpec().version("tidemark " + Version.current());
        return line.execute(args);
    }
}
