package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalField;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tidemark journal check FILE}: whether what {@code records --resume FILE} goes on with is still there, and for how long. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false)
final class JournalCheckCommand extends LookCommand {

    @Parameters(paramLabel = "FILE", description = "The file of records --resume.")
    private Path file = Path.of("");

    JournalCheckCommand(Volumes volumes, Output out) {
        super(volumes, out);
    }

    @Override
    String target() {
        return file.toString();
    }

    @Override
    int look(Backend backend) throws Win32Exception, CommandFailedException {
        ResumePoint point = new ResumePointFile(file)
                .read()
                .orElseThrow(() -> new CommandFailedException(Problem.refusal(
                        Messages.text("cli.point.missing", file),
                        Messages.text("cli.point.missing.here"),
                        Messages.text("cli.point.missing.next"))));
        VolumeFacts volume = volume(backend, point);
        JournalRoom room = JournalRoom.of(point, journal(backend, volume.id()).orElse(null), Instant.now());
        if (json()) {
            document(room.values(volume.name()));
        } else {
            for (String words : room.lines(volume.name())) {
                line(words);
            }
        }
        return room.state() == JournalRoom.State.THERE ? ExitCode.OK : ExitCode.GAP;
    }

    private VolumeFacts volume(Backend backend, ResumePoint point) throws Win32Exception, CommandFailedException {
        return backend.volumes().stream()
                .filter(volume -> volume.serial() == point.volumeSerial() && !volume.isFolder())
                .findFirst()
                .orElseThrow(() -> new CommandFailedException(Problem.refusal(
                        Messages.text("cli.point.noVolume", file, JournalField.id(point.volumeSerial())),
                        Messages.text("cli.point.noVolume.here"),
                        Messages.text("cli.point.noVolume.next"))));
    }

    /** Empty where there is none any more. */
    private static Optional<JournalData> journal(Backend backend, String volume) throws Win32Exception {
        try {
            return Optional.of(VolumeRecords.journal(backend, volume));
        } catch (Win32Exception e) {
            if (e.is(Win32Error.ERROR_JOURNAL_NOT_ACTIVE) || e.is(Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
