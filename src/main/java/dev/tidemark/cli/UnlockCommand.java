package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.VolumeLock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code tidemark unlock VOLUME}: FSCTL_UNLOCK_VOLUME over a handle of this process, and what Windows says to it. A lock
 * belongs to the handle that took it, so that this ends no lock of others: it shows so, and says who can.
 */
@Command(name = "unlock", mixinStandardHelpOptions = true, sortOptions = false)
final class UnlockCommand extends LookCommand {

    @Parameters(paramLabel = "VOLUME", description = "A volume, for example D:.")
    private String name = "";

    UnlockCommand(Volumes volumes, Output out) {
        super(volumes, out);
    }

    @Override
    String target() {
        return name;
    }

    @Override
    void look(Backend backend) throws Win32Exception, CommandFailedException {
        VolumeFacts volume =
                VolumeFacts.named(backend.volumes(), name).orElseThrow(() -> CommandFailedException.noVolume(name));
        try (Handle handle = backend.openVolume(volume.id(), OpenMode.ACT)) {
            VolumeLock.unlock(handle, volume.name());
        } catch (Win32Exception e) {
            boolean notOurs = e.is(Win32Error.ERROR_NOT_LOCKED) || e.is(Win32Error.ERROR_ACCESS_DENIED);
            if (!notOurs) {
                throw e;
            }
            throw new CommandFailedException(new Problem(
                    e.code(),
                    Messages.text(
                            "cli.unlock.what",
                            volume.name(),
                            Win32Problems.of(e).what()),
                    Messages.text("cli.unlock.here"),
                    Messages.text("cli.unlock.next")));
        }
        if (json()) {
            document(fields(true));
        } else {
            line(Messages.text("cli.unlock.done", volume.name()));
        }
    }

    @Override
    void failed(Problem problem) {
        if (json()) {
            Map<String, Object> fields = fields(false);
            fields.put("error", ActReport.error(problem, List.of()));
            document(fields);
        }
    }

    private Map<String, Object> fields(boolean ok) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("act", "unlock");
        fields.put("target", name);
        fields.put("ok", ok);
        return fields;
    }
}
