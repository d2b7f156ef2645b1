package dev.tidemark.ui.acts.data;

import dev.tidemark.act.Acts;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Formulas;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.common.VolumeWork;
import dev.tidemark.volume.VolumeRow;
import dev.tidemark.volume.VolumeRows;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Everything that one volume tells of itself, asked in the background. Belongs to the FX thread. */
@ViewModel
final class VolumeDataViewModel {

    private final Acts acts;
    private final VolumeFacts volume;
    private final BackgroundTasks tasks;
    private final TaskSlot asking = new TaskSlot();
    private final ObservableList<VolumeRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");

    VolumeDataViewModel(Acts acts, VolumeFacts volume, BackgroundTasks tasks) {
        this.acts = acts;
        this.volume = volume;
        this.tasks = tasks;
    }

    /** Asks the volume, unless it is being asked. */
    void ask() {
        if (asking.isRunning()) {
            return;
        }
        busy.set(true);
        tasks.callQuietly(VolumeWork.of(task -> VolumeRows.of(acts.report(volume))))
                .in(asking)
                .then(this::told)
                .failed(this::failed)
                .start();
    }

    private void told(List<VolumeRow> now) {
        busy.set(false);
        problem.set(null);
        rows.setAll(now);
    }

    private void failed(Problem why) {
        busy.set(false);
        problem.set(why);
    }

    /** What the volume told, section by section. */
    ObservableList<VolumeRow> rows() {
        return rows;
    }

    /** Whether a row begins a section. */
    boolean begins(VolumeRow row) {
        int at = rows.indexOf(row);
        return at <= 0 || !rows.get(at - 1).section().equals(row.section());
    }

    /** All of it as text, a line each, tabs between what it is and what it says. */
    String text() {
        return rows.stream()
                .map(row -> row.section() + "\t" + guarded(row).line())
                .collect(Collectors.joining("\n"));
    }

    /** Anybody may have chosen the label, the folder that a volume is mounted in, and what a minifilter is called. */
    private static VolumeRow guarded(VolumeRow row) {
        boolean number = row.value().matches("-?\\d+");
        return new VolumeRow(
                row.section(),
                Formulas.guard(row.name()),
                number ? row.value() : Formulas.guard(row.value()),
                Formulas.guard(row.meaning()),
                row.told());
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the volumes could not be asked; {@code null} when they could. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
