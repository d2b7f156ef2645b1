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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tidemark unlock VOLUME}: FSCTL_UNLOCK_VOLUME over a handle of this process, and what Windows says to it. A lock
 * belongs to the handle that took it, so that this ends no lock of others: it shows so, and says who can.
 */
@Command(name = "unlock", mixinStandardHelpOptions = true, sortOptions = false)
final class UnlockCommand extends LookCommand {

    @Parameters(paramLabel = "VOLUME", description = "A volume, for example D:.")
    private String name = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    UnlockCommand(Volumes volumes, Output out) {
        super(volumes, out);
    }

    @Override
    String target() {
        return name;
    }

    @Override
    int look(Backend backend) throws Win32Exception, CommandFailedException {
        VolumeFacts volume =
                VolumeFacts.named(backend.volumes(), name).orElseThrow(() -> CommandFailedException.noVolume(name));
        try (Handle handle = backend.openVolume(volume.id(), OpenMode.ACT)) {
            VolumeLock.unlock(handle, volume.name());
        } catch (Win32Exception e) {
            String why = why(e);
            if (why == null) {
                throw e;
            }
            throw new CommandFailedException(new Problem(
                    e.code(),
                    Messages.text(
                            "cli.unlock.what",
                            volume.name(),
                            Win32Problems.of(e).what()),
                    Messages.text("cli.unlock." + why + ".here"),
                    Messages.text("cli.unlock." + why + ".next")));
        }
        if (json()) {
            document(fields(true));
        } else {
            line(Messages.text("cli.unlock.done", volume.name()));
        }
        return ExitCode.OK;
    }

    /** A volume that another handle has locked lets nobody open it: one that was opened is not locked. */
    private static @Nullable String why(Win32Exception e) {
        if (e.is(Win32Error.ERROR_NOT_LOCKED)) {
            return "free";
        }
        if (!e.is(Win32Error.ERROR_ACCESS_DENIED)) {
            return null;
        }
        return e.circumstance().equals("elevated") ? "others" : "rights";
    }

    @Override
    void failed(Problem problem) throws CommandFailedException {
        if (json()) {
            Map<String, Object> fields = fields(false);
            fields.put("error", ActReport.error(problem, List.of()));
            document(fields);
        }
    }

    private Map<String, Object> fields(boolean ok) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("act", spec.qualifiedName(" "));
        fields.put("target", name);
        fields.put("ok", ok);
        return fields;
    }
}
