package dev.tidemark.ui.shell;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.capture.Source;
import dev.tidemark.session.SessionSource;
import dev.tidemark.session.SessionSource.Kind;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalHandle;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens what a document names, or finds out why it is not there. Waits for disks and volumes: not for the FX thread. Stateless but for
 * what it asks.
 */
final class SourceReopening {

    private final ShellViewModel shell;
    private final boolean simulated;

    /** What became of a source that was named. */
    sealed interface Reopened {

        /** It was open before. */
        record Already(Source source) implements Reopened {}

        /** A file that is open now. */
        record Opened(Source source) implements Reopened {}

        /** A volume that is there, with the journal that it had. */
        record Volume(VolumeFacts facts) implements Reopened {}

        /** A file that is to be searched for records. */
        record Searched(Path file) implements Reopened {}

        /** It is not there. */
        record Gone(Problem why) implements Reopened {}
    }

    /**
     * @param simulated whether the volumes are those of the simulator
     */
    SourceReopening(ShellViewModel shell, boolean simulated) {
        this.shell = shell;
        this.simulated = simulated;
    }

    /** Opens one. */
    Reopened open(SessionSource named) {
        return switch (named.kind()) {
            case FILE, SEARCHED -> file(named);
            case VOLUME, SIMULATED -> volume(named);
        };
    }

    // --- files

    private Reopened file(SessionSource named) {
        Path path = path(named.location());
        if (path == null) {
            return gone(named, "path");
        }
        if (named.kind() == Kind.SEARCHED) {
            return new Reopened.Searched(path);
        }
        FileOpening opening = shell.opened(files -> files.open(path));
        if (opening.sources().isEmpty()) {
            return new Reopened.Gone(
                    opening.problems().isEmpty()
                            ? problem(named, "table")
                            : opening.problems().getFirst());
        }
        return new Reopened.Opened(opening.sources().getFirst());
    }

    /** A whole path of this system; {@code null} for any other text. */
    static @Nullable Path path(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    // --- volumes

    private Reopened volume(SessionSource named) {
        if (simulated != (named.kind() == Kind.SIMULATED)) {
            return gone(named, simulated ? "real" : "simulated");
        }
        Backend backend = shell.backend();
        try {
            List<VolumeFacts> volumes = backend.volumes();
            Optional<VolumeFacts> same = volumes.stream()
                    .filter(volume -> isSame(volume, named))
                    .max((one, other) -> Boolean.compare(
                            one.id().equals(named.location()), other.id().equals(named.location())));
            if (same.isPresent()) {
                return withItsJournal(named, same.get());
            }
            boolean other = volumes.stream().anyMatch(volume -> volume.id().equals(named.location()));
            return gone(named, other ? "other" : "volume");
        } catch (Win32Exception e) {
            return new Reopened.Gone(Win32Problems.of(e));
        }
    }

    /** A volume is known by its serial number wherever it is mounted now, else by its name. */
    private static boolean isSame(VolumeFacts volume, SessionSource named) {
        return named.serial().isPresent()
                ? volume.serial() == named.serial().getAsLong()
                : volume.id().equals(named.location());
    }

    /** What else keeps it from being read, the source says itself. */
    private Reopened withItsJournal(SessionSource named, VolumeFacts volume) {
        if (named.journalId().isEmpty()) {
            return new Reopened.Volume(volume);
        }
        try (Handle handle = JournalHandle.open(shell.backend(), volume.id()).handle()) {
            long now =
                    JournalControl.query(handle, shell.backend(), volume.id()).journalId();
            long was = named.journalId().getAsLong();
            return now == was
                    ? new Reopened.Volume(volume)
                    : new Reopened.Gone(Problem.refusal(
                            Messages.text("session.gone.journal.what", volume.name()),
                            Messages.text("session.gone.journal.here", hex(was), hex(now)),
                            Messages.text("session.gone.journal.next", volume.name())));
        } catch (Win32Exception e) {
            boolean none = e.code() == Win32Error.ERROR_JOURNAL_NOT_ACTIVE.code();
            return none ? new Reopened.Gone(Win32Problems.of(e)) : new Reopened.Volume(volume);
        }
    }

    private static String hex(long id) {
        return String.format(Locale.ROOT, "0x%016x", id);
    }

    // --- gone

    private static Reopened gone(SessionSource named, String why) {
        return new Reopened.Gone(problem(named, why));
    }

    /** Why a source that was named is not there: one of the messages {@code session.gone}. */
    static Problem problem(SessionSource named, String why) {
        String key = "session.gone." + why;
        String name = named.kind().isVolume() && !named.name().isBlank() ? named.name() : named.location();
        return Problem.refusal(
                Messages.text(key + ".what", name),
                Messages.text(key + ".here", name),
                Messages.text(key + ".next", name));
    }
}
