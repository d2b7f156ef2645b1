package dev.tidemark.ui.volumes;

import dev.tidemark.act.QuiescedVolumes;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeQuestions;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalHandle;
import dev.tidemark.volume.VolumeStateWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A volume and its journal at one moment.
 *
 * @param journal what the journal said of itself, {@code null} when there is none to ask
 * @param oldest when the oldest record of the journal was written, a FILETIME; empty as long as that is not known
 * @param problem why it could not be asked, {@code null} when it could, or has no journal by its nature
 */
public record VolumeStatus(
        VolumeFacts facts,
        State state,
        @Nullable JournalData journal,
        OptionalLong oldest,
        @Nullable Problem problem) {

    /** What there is of a journal. */
    public enum State {
        ACTIVE,
        /** Active, and asked without administrator rights. */
        LIMITED,
        NOT_ACTIVE,
        /** Not active, but it was while somebody looked: only of a volume that was asked before. */
        GONE,
        DELETING,
        UNSUPPORTED,
        DENIED,
        /** This program has locked the volume. */
        LOCKED,
        /** This program has dismounted the volume. */
        DISMOUNTED,
        /** The volume itself cannot be asked: its state says why. */
        UNREADABLE,
        UNKNOWN
    }

    /**
     * Asks every volume, all at a time. Waits: not for the FX thread. Locked and dismounted volumes are not asked: that mounts
     * them.
     *
     * @param questions of the time before: a volume that has not answered since is not asked again
     */
    static List<VolumeStatus> all(
            Backend backend, QuiescedVolumes quiet, OldestRecords oldest, VolumeQuestions<VolumeStatus> questions)
            throws Win32Exception {
        SequencedMap<String, VolumeFacts> volumes = new LinkedHashMap<>();
        backend.volumes().forEach(facts -> volumes.put(facts.id(), facts));
        SequencedMap<String, Supplier<VolumeStatus>> asked = new LinkedHashMap<>();
        volumes.forEach((id, facts) -> asked.put(id, () -> one(backend, quiet, oldest, facts)));
        List<VolumeStatus> all = new ArrayList<>();
        questions
                .ask(asked)
                .forEach((id, status) -> all.add(status.orElseGet(() ->
                        unreadable(Objects.requireNonNull(volumes.get(id)).in(VolumeFacts.State.NOT_ANSWERING)))));
        return all;
    }

    private static VolumeStatus one(Backend backend, QuiescedVolumes quiet, OldestRecords oldest, VolumeFacts facts) {
        if (!quiet.ask(facts.id())) {
            boolean dismounted = facts.state() == VolumeFacts.State.DISMOUNTED;
            return without(facts, dismounted ? State.DISMOUNTED : State.LOCKED, null);
        }
        try {
            return of(backend, facts, oldest);
        } finally {
            quiet.asked(facts.id());
        }
    }

    /** A volume whose journal does not tell anything. */
    static VolumeStatus without(VolumeFacts facts, State state, @Nullable Problem problem) {
        return new VolumeStatus(facts, state, null, OptionalLong.empty(), problem);
    }

    private static VolumeStatus of(Backend backend, VolumeFacts facts, OldestRecords oldest) {
        return switch (facts.state()) {
            case LOCKED -> without(facts, State.LOCKED, null);
            case DISMOUNTED -> without(facts, State.DISMOUNTED, null);
            case MOUNTED ->
                facts.journalCapable() ? ask(backend, facts, oldest) : without(facts, State.UNSUPPORTED, null);
            default -> unreadable(facts);
        };
    }

    private static VolumeStatus unreadable(VolumeFacts facts) {
        return without(facts, State.UNREADABLE, VolumeStateWords.problem(facts).orElse(null));
    }

    private static VolumeStatus ask(Backend backend, VolumeFacts facts, OldestRecords oldest) {
        try {
            JournalHandle opened = JournalHandle.open(backend, facts.id());
            try (Handle handle = opened.handle()) {
                JournalData journal = JournalControl.query(handle, backend, facts.id());
                OptionalLong time = oldest.of(backend, facts.id(), opened, journal);
                return new VolumeStatus(facts, opened.limited() ? State.LIMITED : State.ACTIVE, journal, time, null);
            }
        } catch (Win32Exception e) {
            return without(facts, state(e), Win32Problems.of(e));
        }
    }

    private static State state(Win32Exception e) {
        return switch (Win32Error.of(e.code()).orElse(Win32Error.ERROR_INVALID_HANDLE)) {
            case ERROR_JOURNAL_NOT_ACTIVE -> State.NOT_ACTIVE;
            case ERROR_JOURNAL_DELETE_IN_PROGRESS -> State.DELETING;
            case ERROR_INVALID_FUNCTION, ERROR_NOT_SUPPORTED -> State.UNSUPPORTED;
            case ERROR_ACCESS_DENIED -> State.DENIED;
            default -> State.UNKNOWN;
        };
    }

    /** The same of a volume that had a journal when it was asked before. */
    VolumeStatus gone() {
        return without(facts, State.GONE, problem);
    }

    /** How many bytes of records the journal holds. */
    public long used() {
        return journal == null ? 0 : journal.nextUsn() - journal.firstUsn();
    }
}
