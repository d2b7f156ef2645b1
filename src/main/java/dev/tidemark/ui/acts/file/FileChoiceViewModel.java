package dev.tidemark.ui.acts.file;

import dev.tidemark.act.Acts;
import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.common.VolumeWork;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The file, directory or volume that an act is for: from what was typed, chosen or dropped. Belongs to the FX thread. */
@ViewModel
final class FileChoiceViewModel {

    private final Acts acts;
    private final BackgroundTasks tasks;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper(this, "wrong", "");
    private final ReadOnlyObjectWrapper<Choice> choice = new ReadOnlyObjectWrapper<>(this, "choice", Choice.NONE);
    private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper(this, "settled", true);
    private final ReadOnlyStringWrapper obstacle =
            new ReadOnlyStringWrapper(this, "obstacle", Messages.text("why.file"));
    private final BooleanProperty followLink = new SimpleBooleanProperty(this, "followLink");
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
        followLink.addListener((property, was, now) -> resolve());
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
        // What was chosen stays to be looked at, but nothing is done to it: it is not what the text names.
        settled.set(false);
        obstacle.set(Messages.text("why.looking"));
        String typed = text.get();
        FileTarget known = preset != null && preset.describe().equals(typed) ? preset : null;
        boolean follow = followLink.get();
        tasks.callQuietly(VolumeWork.of(task -> resolve(typed, known, follow)))
                .in(resolving)
                .then(found -> resolved(found, typed))
                .failed(why -> settle(Choice.NONE, why.line()))
                .start();
    }

    private Choice resolve(String typed, @Nullable FileTarget known, boolean follow) throws Win32Exception {
        FileTarget named = known == null ? acts.file(typed).orElse(null) : known;
        FileTarget target = named == null ? null : named.followingLink(follow);
        return new Choice(
                target, target == null ? null : acts.volume(target.volume()).orElse(null));
    }

    private void resolved(Choice found, String typed) {
        FileTarget target = found.target();
        VolumeFacts volume = found.volume();
        if (target != null && volume != null && target.on().isOther(volume)) {
            // Nothing is asked of a file there that happens to have the same id.
            settle(Choice.NONE, target.on().otherWords(volume));
        } else {
            settle(found, isNowhere(found, typed) ? Messages.text("file.nowhere", typed.strip()) : "");
        }
    }

    private static boolean isNowhere(Choice found, String typed) {
        return found.target() == null && !typed.isBlank();
    }

    private void settle(Choice found, String words) {
        wrong.set(words);
        choice.set(found);
        settled.set(true);
        obstacle.set(found.target() != null ? "" : words.isEmpty() ? Messages.text("why.file") : words);
    }

    /** A whole path, or the volume itself. */
    StringProperty textProperty() {
        return text;
    }

    /** Whether a link stands for what it leads to; else for itself. */
    BooleanProperty followLinkProperty() {
        return followLink;
    }

    /** Why the text names nothing; empty when it does, or is empty. */
    ReadOnlyStringProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /** Why the text names nothing that an act could be sent to, in a sentence; empty when it does. */
    ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** What the text names; {@code null} for nothing, and until that is known of the text as it is now. */
    @Nullable
    FileTarget target() {
        return settled.get() ? choice.get().target() : null;
    }

    @Nullable
    VolumeFacts volume() {
        return choice.get().volume();
    }
}
