package dev.tidemark.capture.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import java.util.Optional;

/** Safe from any thread. Runs one act: begins it in the log, hands it the traced backend, and notes how it ended. */
final class ActRunner {

    private final Backend backend;
    private final OperationLog log;

    ActRunner(Backend backend, OperationLog log) {
        this.backend = backend;
        this.log = log;
    }

    Backend backend() {
        return backend;
    }

    OperationLog log() {
        return log;
    }

    /** What an act does. */
    interface Body<T> {
        T run(Act act, Backend traced) throws Win32Exception;
    }

    /** Runs an act whose outcome is known when its body returns. */
    <T> T run(ActKind kind, String volume, String target, Body<T> body) throws ActFailedException {
        Act act = log.begin(kind, volume, target);
        T result = attempt(act, body);
        act.done();
        return result;
    }

    /** Runs a part of an act that goes on afterwards. */
    <T> T attempt(Act act, Body<T> body) throws ActFailedException {
        try {
            return body.run(act, log.traced(backend, act));
        } catch (Win32Exception e) {
            throw failed(act, e);
        }
    }

    static ActFailedException failed(Act act, Win32Exception e) {
        Problem problem = Win32Problems.of(e);
        act.failed(problem);
        return new ActFailedException(act, problem, e);
    }

    /** The volume's journal as it is now; empty when it cannot be asked, which no act depends on. */
    static Optional<JournalData> journal(Backend traced, String volume) {
        try (Handle handle = traced.openVolume(volume, OpenMode.FACTS)) {
            return Optional.of(JournalControl.query(handle, traced, volume));
        } catch (Win32Exception e) {
            return Optional.empty();
        }
    }
}
