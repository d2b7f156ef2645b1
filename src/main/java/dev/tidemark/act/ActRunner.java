package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;
import dev.tidemark.text.Problem;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import java.time.Instant;
import java.util.Optional;

/** Runs acts: lets each through the safety gate, hands it the traced backend, and notes how it ended. Safe from any thread. */
final class ActRunner {

    private final Backend backend;
    private final Host host;
    private final DeviceCallLog log;
    private final ActHistory history;
    private final SafetyGate gate;

    ActRunner(Computer computer, DeviceCallLog log, ActHistory history, SafetyGate gate) {
        this.backend = computer.backend();
        this.host = computer.host();
        this.log = log;
        this.history = history;
        this.gate = gate;
    }

    Backend backend() {
        return backend;
    }

    Host host() {
        return host;
    }

    /** The backend for what Tidemark asks by itself. */
    Backend routine() {
        return log.traced(backend);
    }

    /** The backend for what is asked for an act that has not begun: it passes the gate as the act does. */
    Backend asking(ActKind kind, String target) throws Win32Exception {
        gate.pass(kind, target);
        return routine();
    }

    /** What is asked of a backend. */
    interface Question<T> {
        T ask(Backend backend) throws Win32Exception;
    }

    /** Asks something for an act that is not begun; what is refused is told as a refusal of it, and leaves no act behind. */
    <T> T ask(ActKind kind, String target, Question<T> question) throws ActFailedException {
        try {
            return question.ask(asking(kind, target));
        } catch (Win32Exception e) {
            throw new ActFailedException(new Act(0, kind, target, target, now()), Win32Problems.of(e), e);
        }
    }

    /**
     * Looks whether a volume is still the one that somebody looked at, for an act that is not begun.
     *
     * @throws ActFailedException when another volume has its id now
     */
    void requireSame(ActKind kind, VolumeIdentity volume, String target) throws ActFailedException {
        Optional<Problem> other = volume.refusal(backend, kind, target);
        if (other.isPresent()) {
            throw new ActFailedException(new Act(0, kind, volume.id(), target, now()), other.get(), null);
        }
    }

    /** The backend for what an act sends once it has begun. */
    Backend traced(Act act) {
        return log.traced(backend, act);
    }

    Instant now() {
        return log.now();
    }

    /**
     * Begins an act, before anything is done for it.
     *
     * @throws ActFailedException while the gate is closed
     */
    Act begin(ActKind kind, String volume, String target) throws ActFailedException {
        Act act = history.begin(kind, volume, target);
        try {
            gate.pass(act);
        } catch (Win32Exception e) {
            throw failed(act, e);
        }
        return act;
    }

    /**
     * Begins an act on a volume that somebody looked at before.
     *
     * @throws ActFailedException while the gate is closed, and when another volume has its id now
     */
    Act begin(ActKind kind, VolumeIdentity volume, String target) throws ActFailedException {
        Act act = begin(kind, volume.id(), target);
        Optional<Problem> other = volume.refusal(backend, kind, target);
        if (other.isPresent()) {
            act.failed(other.get());
            throw new ActFailedException(act, other.get(), null);
        }
        return act;
    }

    /** What an act does. */
    interface Body<T> {
        T run(Act act, Backend traced) throws Win32Exception;
    }

    /** Runs an act whose outcome is known when its body returns. */
    <T> T run(ActKind kind, String volume, String target, Body<T> body) throws ActFailedException {
        Act act = begin(kind, volume, target);
        T result = attempt(act, body);
        act.done();
        return result;
    }

    /** As {@link #run(ActKind, String, String, Body)}, on a volume that somebody looked at before. */
    <T> T run(ActKind kind, VolumeIdentity volume, String target, Body<T> body) throws ActFailedException {
        Act act = begin(kind, volume, target);
        T result = attempt(act, body);
        act.done();
        return result;
    }

    /** Runs a part of an act that goes on afterwards. */
    <T> T attempt(Act act, Body<T> body) throws ActFailedException {
        try {
            return body.run(act, traced(act));
        } catch (Win32Exception e) {
            throw failed(act, e);
        } catch (RuntimeException e) {
            act.failed(Problem.fault(e));
            throw e;
        }
    }

    static ActFailedException failed(Act act, Win32Exception e) {
        Problem problem = Win32Problems.of(e);
        act.failed(problem);
        return new ActFailedException(act, problem, e);
    }

    /** The volume's journal as it is now; empty when it cannot be asked, which no act depends on. */
    static Optional<JournalData> journal(Backend traced, String volume) {
        try (Handle handle = traced.openVolume(volume, OpenMode.VOLUME_FACTS)) {
            return Optional.of(JournalControl.query(handle, traced, volume));
        } catch (Win32Exception e) {
            return Optional.empty();
        }
    }
}
