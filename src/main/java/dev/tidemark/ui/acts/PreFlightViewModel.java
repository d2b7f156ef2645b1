package dev.tidemark.ui.acts;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.capture.act.ActKind;
import dev.tidemark.capture.act.Acts;
import dev.tidemark.capture.act.Check;
import dev.tidemark.capture.act.Held;
import dev.tidemark.capture.act.PreFlight;
import dev.tidemark.text.Messages;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. What stands in the way of an act, and what Tidemark can do about it. */
final class PreFlightViewModel {

    private final Acts acts;
    private final ActKind kind;
    private final Executor background;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<List<Check>> checks = new ReadOnlyObjectWrapper<>(this, "checks", List.of());
    private final ReadOnlyBooleanWrapper allowed = new ReadOnlyBooleanWrapper(this, "allowed");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final BooleanProperty restarting = new SimpleBooleanProperty(this, "restarting");
    private @Nullable VolumeFacts volume;
    private int asked;

    PreFlightViewModel(Acts acts, ActKind kind, Executor background, Executor ui) {
        this.acts = acts;
        this.kind = kind;
        this.background = background;
        this.ui = ui;
    }

    /** Looks at a volume; {@code null} while none is known, which allows nothing. */
    void check(@Nullable VolumeFacts on) {
        volume = on;
        again();
    }

    /** Looks once more. */
    void again() {
        VolumeFacts on = volume;
        int number = ++asked;
        if (on == null) {
            show(List.of(), false);
            return;
        }
        background.execute(() -> {
            List<Check> found = acts.preFlight().check(kind, on);
            ui.execute(() -> {
                if (number == asked) {
                    show(found, PreFlight.allows(found));
                }
            });
        });
    }

    private void show(List<Check> found, boolean may) {
        checks.set(found);
        allowed.set(may);
    }

    // --- fixing

    /** The words of a fix's button. */
    String words(Check.Fix fix) {
        boolean explains = fix == Check.Fix.RESTART_ELEVATED && !acts.backend().canRestartElevated();
        return Messages.text(explains ? "preflight.fix.explain" : "preflight.fix." + fix);
    }

    /** Does what can be done, and looks again. */
    void fix(Check.Fix fix) {
        VolumeFacts on = volume;
        note.set("");
        if (fix == Check.Fix.RESTART_ELEVATED) {
            restart();
        } else if (on != null) {
            background.execute(() -> {
                if (fix == Check.Fix.STOP_READING) {
                    acts.stopReading(on.id());
                } else {
                    acts.held().on(on.id()).forEach(Held::release);
                }
                ui.execute(this::again);
            });
        }
    }

    private void restart() {
        if (!acts.backend().canRestartElevated()) {
            note.set(Messages.text("elevation.explained"));
            return;
        }
        background.execute(() -> {
            try {
                acts.backend().restartElevated();
                ui.execute(() -> restarting.set(true));
            } catch (Win32Exception e) {
                String words = e.code() == Elevation.DECLINED
                        ? Messages.text("elevation.declined")
                        : Win32Problems.of(e).line();
                ui.execute(() -> note.set(words));
            }
        });
    }

    // --- properties

    /** What was found, the worst first. */
    ReadOnlyObjectProperty<List<Check>> checksProperty() {
        return checks.getReadOnlyProperty();
    }

    /** Whether nothing forbids the act. */
    ReadOnlyBooleanProperty allowedProperty() {
        return allowed.getReadOnlyProperty();
    }

    /** What a fix had to say; empty for nothing. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Whether another Tidemark starts with administrator rights, so that this one should end. */
    ReadOnlyBooleanProperty restartingProperty() {
        return restarting;
    }
}
