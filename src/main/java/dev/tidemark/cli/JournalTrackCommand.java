package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tidemark journal track VOLUME}: FSCTL_USN_TRACK_MODIFIED_RANGES. */
@Command(
        name = "track",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "It ends only with the journal; sizes may only be lowered.")
final class JournalTrackCommand extends VolumeActCommand {

    @Option(
            names = "--chunk",
            paramLabel = "SIZE",
            converter = ByteSizeConverter.class,
            defaultValue = "16k",
            description = "ChunkSize: one changed byte marks its whole chunk (default: ${DEFAULT-VALUE}).")
    private long chunkSize;

    @Option(
            names = "--threshold",
            paramLabel = "SIZE",
            converter = ByteSizeConverter.class,
            defaultValue = "64m",
            description = "FileSizeThreshold: from which size on files are tracked (default: ${DEFAULT-VALUE}).")
    private long threshold;

    JournalTrackCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    void check() {
        mustConfirm(Messages.text("cli.confirm.track", target()));
    }

    @Override
    void run(Acts acts, ActReport report) throws ActFailedException, Win32Exception, CommandFailedException {
        VolumeFacts volume = volume(acts, ActKind.TRACK_RANGES);
        acts.journals().trackRanges(volume, chunkSize, threshold).ifPresent(usn -> report.field("Usn", usn));
        JournalFields.write(acts.journals().query(volume), report);
    }
}
