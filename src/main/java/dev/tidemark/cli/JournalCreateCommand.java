package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.Acts;
import dev.tidemark.backend.Win32Exception;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tidemark journal create VOLUME}: FSCTL_CREATE_USN_JOURNAL. */
@Command(name = "create", mixinStandardHelpOptions = true, sortOptions = false)
final class JournalCreateCommand extends VolumeActCommand {

    @Option(
            names = "--max",
            paramLabel = "SIZE",
            converter = ByteSizeConverter.class,
            defaultValue = "32m",
            description = "MaximumSize, for example 32m (default: ${DEFAULT-VALUE}).")
    private long maximumSize;

    @Option(
            names = "--delta",
            paramLabel = "SIZE",
            converter = ByteSizeConverter.class,
            defaultValue = "8m",
            description = "AllocationDelta (default: ${DEFAULT-VALUE}).")
    private long allocationDelta;

    JournalCreateCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    void run(Acts acts, ActReport report) throws ActFailedException, Win32Exception, CommandFailedException {
        JournalFields.write(acts.journals().create(volume(acts), maximumSize, allocationDelta), report);
    }
}
