package dev.tidemark.ui.acts;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.act.ActKind;
import dev.tidemark.capture.act.Acts;
import dev.tidemark.capture.act.Check;
import dev.tidemark.capture.act.PreFlight;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Belongs to the FX thread. What was looked at before an act on a volume, and whether it forbids the act. */
final class ChecksViewModel {

    private final Acts acts;
    private final ActKind kind;
    private final VolumeFacts volume;
    private final Executor background;
    private final Executor ui;
    private final ObservableList<Check> checks = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper allowed = new ReadOnlyBooleanWrapper(this, "allowed");

    ChecksViewModel(Acts acts, ActKind kind, VolumeFacts volume, Executor background, Executor ui) {
        this.acts = acts;
        this.kind = kind;
        this.volume = volume;
        this.background = background;
        this.ui = ui;
    }

    /** The worst first. */
    ObservableList<Check> checks() {
        return checks;
    }

    /** False until everything was looked at. */
    ReadOnlyBooleanProperty allowedProperty() {
        return allowed.getReadOnlyProperty();
    }

    /** Looks at everything, in the background. */
    void look() {
        background.execute(() -> {
            List<Check> found = acts.preFlight().check(kind, volume);
            ui.execute(() -> {
                checks.setAll(found);
                allowed.set(PreFlight.allows(found));
            });
        });
    }
}
