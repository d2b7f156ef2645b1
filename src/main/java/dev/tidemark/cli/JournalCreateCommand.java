package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import dev.tidemark.volume.JournalData;
import java.io.PrintStream;
import java.util.Optional;
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
        VolumeFacts volume = volume(acts, ActKind.CREATE_JOURNAL);
        Optional<JournalData> before = journal(acts, volume);
        if (before.isPresent() && before.get().isShrunkBy(maximumSize, allocationDelta)) {
            mustConfirm(Messages.text(
                    "cli.confirm.shrink",
                    volume.name(),
                    ByteSize.exact(before.get().maximumSize()),
                    ByteSize.exact(maximumSize)));
        }
        JournalFields.write(acts.journals().create(volume, maximumSize, allocationDelta), report);
    }

    /** The journal there is; empty where none can be asked: then creating one says why not. */
    private static Optional<JournalData> journal(Acts acts, VolumeFacts volume) {
        try {
            return Optional.of(acts.journals().query(volume));
        } catch (ActFailedException e) {
            return Optional.empty();
        }
    }
}
