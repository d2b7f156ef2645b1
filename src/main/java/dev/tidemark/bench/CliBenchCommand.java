package dev.tidemark.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidemark bench cli}: what the command line takes to start. */
@Command(
        name = "cli",
        mixinStandardHelpOptions = true,
        description = "From starting a JVM to the end of --version and of records over an empty file, beside a command"
                + " that does nothing.")
final class CliBenchCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--starts", defaultValue = "11", description = "Starts of each (${DEFAULT-VALUE}).")
    private int starts;

    @Mixin
    private Figures printed = new Figures();

    @Override
    public Integer call() throws Exception {
        if (starts < 1) {
            throw new ParameterException(spec.commandLine(), "--starts takes 1 or more");
        }
        Path empty = Files.createTempFile("tidemark-empty", ".J");
        try {
            printed.print(new CliBench(starts).run(empty));
        } finally {
            Files.delete(empty);
        }
        return 0;
    }
}
