package dev.tidemark.ui.acts.file;

import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.act.Acts;
import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.VolumeWork;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread. The file, directory or volume that an act is for: from what was typed, chosen or dropped. */
@ViewModel
final class FileChoiceViewModel {

    private final Acts acts;
    private final BackgroundTasks tasks;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper(this, "wrong", "");
    private final ReadOnlyObjectWrapper<Choice> choice = new ReadOnlyObjectWrapper<>(this, "choice", Choice.NONE);
    private @Nullable FileTarget preset;
    private final TaskSlot resolving = new TaskSlot();

    /**
     * What was chosen.
     *
     * @param target {@code null} for nothing yet
     * @param volume the volume it is on; {@code null} for nothing yet, or when it has gone
     */
    record Choice(@Nullable FileTarget target, @Nullable VolumeFacts volume) {
        static final Choice NONE = new Choice(null, null);
    }

    FileChoiceViewModel(Acts acts, BackgroundTasks tasks) {
        this.acts = acts;
        this.tasks = tasks;
        text.addListener((property, was, now) -> resolve());
    }

    /** Chooses a file that is known already, as that of a record is by its id. */
    void choose(FileTarget target) {
        preset = target;
        boolean same = text.get().equals(target.describe());
        text.set(target.describe());
        if (same) {
            resolve();
        }
    }

    private void resolve() {
        String typed = text.get();
        FileTarget known = preset != null && preset.describe().equals(typed) ? preset : null;
        tasks.callQuietly(VolumeWork.of(task -> resolve(typed, known)))
                .in(resolving)
                .then(found ->
                        resolved(found, isNowhere(found, typed) ? Messages.text("file.nowhere", typed.strip()) : ""))
                .failed(why -> resolved(Choice.NONE, why.line()))
                .start();
    }

    private Choice resolve(String typed, @Nullable FileTarget known) throws Win32Exception {
        FileTarget target = known == null ? acts.file(typed).orElse(null) : known;
        return new Choice(
                target, target == null ? null : acts.volume(target.volume()).orElse(null));
    }

    private static boolean isNowhere(Choice found, String typed) {
        return found.target() == null && !typed.isBlank();
    }

    private void resolved(Choice found, String words) {
        wrong.set(words);
        choice.set(found);
    }

    /** A whole path, or the volume itself. */
    StringProperty textProperty() {
        return text;
    }

    /** Why the text names nothing; empty when it does, or is empty. */
    ReadOnlyStringProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    @Nullable
    FileTarget target() {
        return choice.get().target();
    }

    @Nullable
    VolumeFacts volume() {
        return choice.get().volume();
    }
}
