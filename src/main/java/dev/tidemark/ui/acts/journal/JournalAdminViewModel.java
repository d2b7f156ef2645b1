package dev.tidemark.ui.acts.journal;

import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.act.Acts;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.acts.kit.SizeField;
import dev.tidemark.ui.common.VolumeWork;
import dev.tidemark.volume.JournalData;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. The journal of one volume: what it says of itself, its sizes, and its tracked ranges. */
@ViewModel
final class JournalAdminViewModel {

    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;

    private final Acts acts;
    private final VolumeFacts volume;
    private final BackgroundTasks tasks;
    private final SizeField maximumSize = new SizeField("maximumSize", 32 * MIB);
    private final SizeField allocationDelta = new SizeField("allocationDelta", 8 * MIB);
    private final SizeField chunkSize = new SizeField("chunkSize", 16 * KIB);
    private final SizeField threshold = new SizeField("threshold", 64 * MIB);
    private final BooleanProperty allowed = new SimpleBooleanProperty(this, "allowed");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.ASKING);
    private final ReadOnlyObjectWrapper<@Nullable JournalData> journal = new ReadOnlyObjectWrapper<>(this, "journal");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper(this, "result", "");
    private final ObservableList<JournalFieldRow> fields = FXCollections.observableArrayList();
    private final JournalDeletionViewModel deletion;
    private final BooleanBinding mayCreate;
    private final BooleanBinding mayTrack;

    /** What there is of a journal. */
    enum State {
        ASKING,
        ACTIVE,
        NONE,
        DELETING,
        FAILED
    }

    JournalAdminViewModel(Acts acts, VolumeFacts volume, BackgroundTasks tasks) {
        this.acts = acts;
        this.volume = volume;
        this.tasks = tasks;
        this.deletion = new JournalDeletionViewModel(acts, volume, tasks);
        deletion.setOnEnd(this::query);
        deletion.allowedProperty().bind(allowed);
        deletion.activeProperty().bind(state.isEqualTo(State.ACTIVE));
        mayCreate = Bindings.createBooleanBinding(
                () -> allowed.get()
                        && !busy.get()
                        && state.get() != State.DELETING
                        && maximumSize.wrongProperty().get().isEmpty()
                        && allocationDelta.wrongProperty().get().isEmpty(),
                allowed,
                busy,
                state,
                maximumSize.wrongProperty(),
                allocationDelta.wrongProperty());
        mayTrack = Bindings.createBooleanBinding(
                () -> allowed.get()
                        && !busy.get()
                        && state.get() == State.ACTIVE
                        && chunkSize.wrongProperty().get().isEmpty()
                        && threshold.wrongProperty().get().isEmpty(),
                allowed,
                busy,
                state,
                chunkSize.wrongProperty(),
                threshold.wrongProperty());
    }

    // --- what is typed

    SizeField maximumSize() {
        return maximumSize;
    }

    SizeField allocationDelta() {
        return allocationDelta;
    }

    SizeField chunkSize() {
        return chunkSize;
    }

    SizeField threshold() {
        return threshold;
    }

    /** Whether nothing forbids to change the journal. */
    BooleanProperty allowedProperty() {
        return allowed;
    }

    BooleanBinding mayCreate() {
        return mayCreate;
    }

    BooleanBinding mayTrack() {
        return mayTrack;
    }

    // --- what is known

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether something is asked or done. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable JournalData> journalProperty() {
        return journal.getReadOnlyProperty();
    }

    /** Why the last thing could not be done. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the last thing did, in words. */
    ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    ObservableList<JournalFieldRow> fields() {
        return fields;
    }

    JournalDeletionViewModel deletion() {
        return deletion;
    }

    /** The state in words. */
    String stateWords() {
        JournalData known = journal.get();
        return known == null
                ? Messages.text("journal.state." + state.get())
                : Messages.text("journal.state.ACTIVE", known.version());
    }

    /** Whether sizes make a journal or change the one there is, in words. */
    String creates() {
        JournalData known = journal.get();
        if (known != null) {
            String size = ByteSize.exact(known.maximumSize());
            return Messages.text("journal.create.active", volume.name(), size, ByteSize.exact(known.allocationDelta()));
        }
        return switch (state.get()) {
            case NONE -> Messages.text("journal.create.none", volume.name());
            case DELETING -> Messages.text("journal.create.deleting");
            default -> Messages.text("journal.create.unknown", volume.name());
        };
    }

    /** Whether ranges are tracked, and what cannot be undone about it, in words. */
    String ranges() {
        JournalData known = journal.get();
        if (known == null) {
            return Messages.text("journal.ranges.none");
        }
        if (known.flags().isEmpty()) {
            return Messages.text("journal.ranges.unknown");
        }
        return isTracking()
                ? Messages.text(
                        "journal.ranges.on",
                        ByteSize.exact(known.rangeTrackChunkSize().orElse(0)),
                        ByteSize.exact(known.rangeTrackFileSizeThreshold().orElse(0)))
                : Messages.text("journal.ranges.off");
    }

    boolean isTracking() {
        JournalData known = journal.get();
        return known != null && (known.flags().orElse(0) & 1) != 0;
    }

    // --- what is done

    /** Asks the volume anew; what was done before stays said. */
    void query() {
        begin();
        tasks.callQuietly(VolumeWork.of(task -> acts.journals().query(volume)))
                .then(this::known)
                .failed(this::unknown)
                .start();
    }

    private void begin() {
        busy.set(true);
        problem.set(null);
    }

    private void known(JournalData answer) {
        boolean first = journal.get() == null;
        journal.set(answer);
        fields.setAll(JournalFieldRow.of(answer));
        if (first) {
            maximumSize.set(answer.maximumSize());
            allocationDelta.set(answer.allocationDelta());
        }
        if (first && isTracking()) {
            chunkSize.set(answer.rangeTrackChunkSize().orElse(0));
            threshold.set(answer.rangeTrackFileSizeThreshold().orElse(0));
        }
        state.set(State.ACTIVE);
        busy.set(false);
    }

    private void unknown(Problem why) {
        journal.set(null);
        fields.clear();
        busy.set(false);
        if (Win32Error.ERROR_JOURNAL_NOT_ACTIVE.is(why.code())) {
            state.set(State.NONE);
        } else if (Win32Error.ERROR_JOURNAL_DELETE_IN_PROGRESS.is(why.code())) {
            state.set(State.DELETING);
            deletion.seen();
        } else {
            state.set(State.FAILED);
            problem.set(why);
        }
    }

    /** Creates the journal, or gives it these sizes. */
    void create() {
        OptionalLong size = maximumSize.size();
        OptionalLong delta = allocationDelta.size();
        if (!mayCreate.get() || size.isEmpty() || delta.isEmpty()) {
            return;
        }
        begin();
        result.set("");
        String done = state.get() == State.ACTIVE ? "journal.resized" : "journal.created";
        tasks.callQuietly(VolumeWork.of(task -> acts.journals().create(volume, size.getAsLong(), delta.getAsLong())))
                .then(answer -> created(answer, done))
                .failed(this::failed)
                .start();
    }

    private void created(JournalData answer, String done) {
        known(answer);
        result.set(Messages.text(
                done,
                Long.toHexString(answer.journalId()),
                ByteSize.words(answer.maximumSize()),
                ByteSize.words(answer.allocationDelta())));
    }

    /** Tracks ranges, or lowers the sizes of what is tracked. */
    void track() {
        OptionalLong chunk = chunkSize.size();
        OptionalLong from = threshold.size();
        if (!mayTrack.get() || chunk.isEmpty() || from.isEmpty()) {
            return;
        }
        begin();
        result.set("");
        tasks.callQuietly(
                        VolumeWork.of(task -> acts.journals().trackRanges(volume, chunk.getAsLong(), from.getAsLong())))
                .then(this::tracked)
                .failed(this::failed)
                .start();
    }

    private void tracked(OptionalLong usn) {
        result.set(
                usn.isPresent()
                        ? Messages.text("journal.tracked", Long.toString(usn.getAsLong()))
                        : Messages.text("journal.tracked.untold"));
        query();
    }

    private void failed(Problem why) {
        problem.set(why);
        busy.set(false);
    }
}
