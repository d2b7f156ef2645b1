package dev.tidemark.ui.acts.journal;

import dev.tidemark.act.Acts;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.summary.JournalReach;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.acts.kit.SizeField;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.common.VolumeWork;
import dev.tidemark.volume.JournalData;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The journal of one volume: what it says of itself, its sizes, and its tracked ranges. Belongs to the FX thread. */
@ViewModel
final class JournalAdminViewModel {

    private static final long MIB = 1 << 20;

    private final Acts acts;
    private final VolumeFacts volume;
    private final BackgroundTasks tasks;
    private final SizeField maximumSize = new SizeField("maximumSize", 32 * MIB);
    private final SizeField allocationDelta = new SizeField("allocationDelta", 8 * MIB);
    private final BooleanProperty confirmed = new SimpleBooleanProperty(this, "confirmed");
    private final BooleanBinding shrinks;
    private final StringProperty forbidden = new SimpleStringProperty(this, "forbidden", Messages.text("why.checking"));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.ASKING);
    private final ReadOnlyObjectWrapper<@Nullable JournalData> journal = new ReadOnlyObjectWrapper<>(this, "journal");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper(this, "result", "");
    private final ObservableList<JournalFieldRow> fields = FXCollections.observableArrayList();
    private final JournalDeletionViewModel deletion;
    private final JournalRangesViewModel ranges;
    private final VolumeReach reach;
    private final StringBinding obstacle;
    private final StringBinding createObstacle;

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
        deletion.forbiddenProperty().bind(forbidden);
        deletion.activeProperty().bind(state.isEqualTo(State.ACTIVE));
        obstacle = Bindings.createStringBinding(
                () -> forbidden.get().isEmpty() && busy.get() ? Messages.text("why.busy") : forbidden.get(),
                forbidden,
                busy);
        shrinks = Bindings.createBooleanBinding(
                this::isShrinking, journal, maximumSize.textProperty(), allocationDelta.textProperty());
        shrinks.subscribe(now -> confirmed.set(false));
        createObstacle = Bindings.createStringBinding(
                this::whyNotCreate,
                obstacle,
                state,
                maximumSize.wrongProperty(),
                allocationDelta.wrongProperty(),
                shrinks,
                confirmed);
        ranges = new JournalRangesViewModel(acts, volume, this);
        reach = new VolumeReach(acts, volume, tasks, InstantSource.system());
        journal.subscribe(reach::look);
    }

    private String whyNotCreate() {
        if (!obstacle.get().isEmpty()) {
            return obstacle.get();
        }
        if (state.get() == State.DELETING) {
            return Messages.text("journal.create.deleting");
        }
        return shrinks.get() && !confirmed.get()
                ? Messages.text("journal.create.confirm")
                : maximumSize.wrongProperty().get()
                        + allocationDelta.wrongProperty().get();
    }

    private boolean isShrinking() {
        JournalData known = journal.get();
        OptionalLong size = maximumSize.size();
        OptionalLong delta = allocationDelta.size();
        return known != null
                && size.isPresent()
                && delta.isPresent()
                && known.isShrunkBy(size.getAsLong(), delta.getAsLong());
    }

    // --- what is typed

    SizeField maximumSize() {
        return maximumSize;
    }

    SizeField allocationDelta() {
        return allocationDelta;
    }

    /** Whether these sizes leave less room for records than the journal has, so that its oldest are lost. */
    BooleanBinding shrinks() {
        return shrinks;
    }

    /** Whether a person wants that; asked for again whenever the sizes begin to be smaller. */
    BooleanProperty confirmedProperty() {
        return confirmed;
    }

    /** What forbids to change the journal, in a sentence; empty for nothing. */
    StringProperty forbiddenProperty() {
        return forbidden;
    }

    /** What forbids it, or that something is asked just now; empty for nothing. */
    StringBinding obstacle() {
        return obstacle;
    }

    /** Why it cannot be created or resized, in a sentence; empty when it can. */
    StringBinding createObstacle() {
        return createObstacle;
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

    /** How far back the journal reaches; {@code null} while that is not known, or there is none. */
    ReadOnlyObjectProperty<@Nullable JournalReach> reachProperty() {
        return reach.reachProperty();
    }

    JournalRangesViewModel ranges() {
        return ranges;
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
            String key = shrinks.get() ? "journal.create.smaller" : "journal.create.active";
            return Messages.text(key, volume.name(), size, ByteSize.exact(known.allocationDelta()));
        }
        return switch (state.get()) {
            case NONE -> Messages.text("journal.create.none", volume.name());
            case DELETING -> Messages.text("journal.create.deleting");
            default -> Messages.text("journal.create.unknown", volume.name());
        };
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
        if (!createObstacle.get().isEmpty() || size.isEmpty() || delta.isEmpty()) {
            return;
        }
        String done = state.get() == State.ACTIVE ? "journal.resized" : "journal.created";
        send(
                task -> acts.journals().create(volume, size.getAsLong(), delta.getAsLong()),
                answer -> created(answer, done));
    }

    /** Sends a request of this journal in the background; the next one waits for it. */
    <T> void send(VolumeWork.Call<T> call, Consumer<T> then) {
        begin();
        result.set("");
        tasks.callQuietly(VolumeWork.of(call)).then(then).failed(this::failed).start();
    }

    /** A request did what it is for. */
    void done(String words) {
        result.set(words);
    }

    private void created(JournalData answer, String done) {
        known(answer);
        result.set(Messages.text(
                done,
                Long.toHexString(answer.journalId()),
                ByteSize.words(answer.maximumSize()),
                ByteSize.words(answer.allocationDelta())));
    }

    /**
     * Ends what can be ended, for somebody who wants to leave.
     *
     * @return what is still to come, in a sentence; empty when everything is told
     */
    String leaveLater() {
        if (deletion.phaseProperty().get() == JournalDeletionViewModel.Phase.WAITING) {
            deletion.stopWaiting();
            return Messages.text("journal.escape.waits");
        }
        return busy.get() ? Messages.text("journal.escape.busy") : "";
    }

    private void failed(Problem why) {
        problem.set(why);
        busy.set(false);
    }
}
