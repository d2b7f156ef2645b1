package dev.tidemark.ui.acts.kit;

import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.Check;
import dev.tidemark.act.Held;
import dev.tidemark.act.PreFlight;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.common.VolumeWork;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** What stands in the way of an act, and what Tidemark can do about it. Belongs to the FX thread. */
@ViewModel
public final class PreFlightViewModel {

    private final Acts acts;
    private final ActKind kind;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<List<Check>> checks = new ReadOnlyObjectWrapper<>(this, "checks", List.of());
    private final ReadOnlyBooleanWrapper allowed = new ReadOnlyBooleanWrapper(this, "allowed");
    private final ReadOnlyStringWrapper obstacle =
            new ReadOnlyStringWrapper(this, "obstacle", Messages.text("why.checking"));
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final BooleanProperty restarting = new SimpleBooleanProperty(this, "restarting");
    private @Nullable VolumeFacts volume;
    private List<Held> ours = List.of();
    private final TaskSlot checking = new TaskSlot();

    public PreFlightViewModel(Acts acts, ActKind kind, BackgroundTasks tasks) {
        this.acts = acts;
        this.kind = kind;
        this.tasks = tasks;
    }

    /** Looks at a volume; {@code null} while none is known, which allows nothing. */
    public void check(@Nullable VolumeFacts on) {
        if (volume != null && on != null && !on.id().equals(volume.id())) {
            forbid(Messages.text("why.checking"));
        }
        volume = on;
        again();
    }

    /** Looks once more when something else is held by now than when it looked last; once a frame. */
    void pulse() {
        VolumeFacts on = volume;
        if (on != null && !acts.held().on(on.id()).equals(ours)) {
            again();
        }
    }

    /** Looks once more. */
    public void again() {
        VolumeFacts on = volume;
        checking.drop();
        if (on == null) {
            checks.set(List.of());
            forbid(Messages.text("why.noVolume"));
            return;
        }
        ours = acts.held().on(on.id());
        tasks.callQuietly(task -> acts.preFlight().check(kind, on))
                .in(checking)
                .then(this::show)
                .start();
    }

    private void show(List<Check> found) {
        checks.set(found);
        if (PreFlight.allows(found)) {
            obstacle.set("");
            allowed.set(true);
        } else {
            forbid(found.getFirst().text());
        }
    }

    private void forbid(String why) {
        allowed.set(false);
        obstacle.set(why);
    }

    // --- fixing

    /** The words of a fix's button. */
    String words(Check.Fix fix) {
        boolean explains = fix == Check.Fix.RESTART_ELEVATED && !acts.host().canRestartElevated();
        return Messages.text(explains ? "preflight.fix.explain" : "preflight.fix." + fix);
    }

    /** Does what can be done about what a check found, and about nothing else; and looks again. */
    void fix(Check found) {
        VolumeFacts on = volume;
        note.set("");
        if (found.fix() == Check.Fix.RESTART_ELEVATED) {
            restart();
        } else if (on != null) {
            tasks.runQuietly(task -> fix(found, on)).then(done -> again()).start();
        }
    }

    private void fix(Check found, VolumeFacts on) {
        if (found.fix() == Check.Fix.STOP_READING) {
            acts.stopReading(on.id());
        } else {
            found.ours().forEach(Held::release);
        }
    }

    /** Starts Tidemark again with administrator rights. */
    public void restart() {
        if (!acts.host().canRestartElevated()) {
            note.set(Messages.text("elevation.explained"));
            return;
        }
        tasks.callQuietly(VolumeWork.of(task -> {
                    acts.host().restartElevated();
                    return true;
                }))
                .then(restarting::set)
                .failed(this::notRestarted)
                .start();
    }

    private void notRestarted(Problem why) {
        note.set(why.code() == Elevation.DECLINED ? Messages.text("elevation.declined") : why.line());
    }

    // --- properties

    /** What was found, the worst first. */
    ReadOnlyObjectProperty<List<Check>> checksProperty() {
        return checks.getReadOnlyProperty();
    }

    /** Whether nothing forbids the act. */
    public ReadOnlyBooleanProperty allowedProperty() {
        return allowed.getReadOnlyProperty();
    }

    /** What forbids the act, the worst of it, in words; empty for nothing. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** What a fix had to say; empty for nothing. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Whether another Tidemark starts with administrator rights, so that this one should end. */
    public ReadOnlyBooleanProperty restartingProperty() {
        return restarting;
    }
}
