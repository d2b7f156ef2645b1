package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalField;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark journal check FILE}: whether what {@code records --resume FILE} goes on with is still there, and for how long. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false)
final class JournalCheckCommand implements Callable<Integer> {

    private final Volumes volumes;
    private final Output out;

    @Parameters(paramLabel = "FILE", description = "The file of records --resume.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Write one JSON document instead of lines.")
    private boolean json;

    @Option(
            names = SimulatedOption.NAME,
            arity = "0..1",
            paramLabel = SimulatedOption.LABEL,
            preprocessor = SimulatedOption.class,
            converter = SimulatedOption.class,
            description = "Look at the simulated volumes; odd-volumes has those that are rarely met.")
    private @Nullable SimulatedMachine simulated;

    JournalCheckCommand(Volumes volumes, Output out) {
        this.volumes = volumes;
        this.out = out;
    }

    @Override
    public Integer call() throws CommandFailedException {
        ResumePoint point = new ResumePointFile(file)
                .read()
                .orElseThrow(() -> new CommandFailedException(Problem.refusal(
                        Messages.text("cli.point.missing", OneLine.of(file.toString())),
                        Messages.text("cli.point.missing.here"),
                        Messages.text("cli.point.missing.next"))));
        try (Computer computer = SourceArgument.computer(volumes, simulated, file.toString())) {
            VolumeFacts volume = volume(computer.backend(), point);
            Optional<JournalData> now = journal(computer.backend(), volume.id());
            JournalRoom room = JournalRoom.of(point, now.orElse(null), Instant.now());
            out.lines(json ? List.of(room.json(volume.name())) : room.lines(volume.name()));
            return room.state() == JournalRoom.State.THERE ? ExitCode.OK : ExitCode.GAP;
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        }
    }

    private VolumeFacts volume(Backend backend, ResumePoint point) throws Win32Exception, CommandFailedException {
        return backend.volumes().stream()
                .filter(volume -> volume.serial() == point.volumeSerial() && !volume.isFolder())
                .findFirst()
                .orElseThrow(() -> new CommandFailedException(Problem.refusal(
                        Messages.text(
                                "cli.point.noVolume",
                                OneLine.of(file.toString()),
                                JournalField.id(point.volumeSerial())),
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
