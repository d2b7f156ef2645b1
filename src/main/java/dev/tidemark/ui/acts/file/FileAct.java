package dev.tidemark.ui.acts.file;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActRunViewModel;
import dev.tidemark.ui.acts.kit.PreFlightViewModel;
import dev.tidemark.ui.common.ViewModel;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableStringValue;

/**
 * What every act on a file has: the file it is for, what stands in its way, how it goes, and whether it may begin. Belongs to
 * the FX thread.
 */
@ViewModel
final class FileAct {

    private final ActKind kind;
    private final FileChoiceViewModel file;
    private final PreFlightViewModel preFlight;
    private final ActRunViewModel run;
    private final StringBinding obstacle;

    /** What is done to the file, in the background. */
    interface Body<T> {
        T run(FileTarget target) throws ActFailedException;
    }

    /**
     * @param missing what the act still lacks besides the file, in a sentence; empty for nothing
     * @param chosen hears of another file
     */
    FileAct(
            ActKind kind,
            Acts acts,
            BackgroundTasks tasks,
            ObservableStringValue missing,
            Consumer<FileChoiceViewModel.Choice> chosen) {
        this.kind = kind;
        file = new FileChoiceViewModel(acts, tasks);
        preFlight = new PreFlightViewModel(acts, kind, tasks);
        run = new ActRunViewModel(tasks);
        obstacle = Bindings.createStringBinding(
                () -> obstacle(missing.get()),
                missing,
                file.obstacleProperty(),
                preFlight.obstacleProperty(),
                run.phaseProperty());
        file.choiceProperty().addListener((property, was, now) -> {
            preFlight.check(now.volume());
            run.reset();
            chosen.accept(now);
        });
    }

    private String obstacle(String missing) {
        if (run.isRunning()) {
            return Messages.text("why.running");
        }
        String ofFile = file.obstacleProperty().get();
        String forbidden = ofFile.isEmpty() ? preFlight.obstacleProperty().get() : ofFile;
        return forbidden.isEmpty() ? missing : forbidden;
    }

    /**
     * Does it, unless something is in its way.
     *
     * @param words says what goes on, of the file
     * @param then takes what came of it, on the FX thread
     */
    <T> void run(String words, Body<T> body, BiConsumer<FileTarget, T> then) {
        FileTarget target = file.target();
        VolumeFacts volume = file.volume();
        if (mayBegin() && target != null) {
            // The window may have been open for long: what is meant is the volume that it told of.
            FileTarget looked = volume == null ? target : target.on(volume);
            run.run(
                    Messages.text(words, target.describe()),
                    cancelled -> body.run(looked),
                    result -> then.accept(target, result));
        }
    }

    /** Says what came of it; of another file than the one that is chosen by now with its name. */
    void done(FileTarget of, String words) {
        run.done(isChosen(of) ? words : Messages.text("why.other", of.describe(), words));
    }

    /** Whether a file is still the one that is chosen. */
    boolean isChosen(FileTarget of) {
        return of.equals(file.choiceProperty().get().target());
    }

    ActKind kind() {
        return kind;
    }

    FileChoiceViewModel file() {
        return file;
    }

    PreFlightViewModel preFlight() {
        return preFlight;
    }

    ActRunViewModel run() {
        return run;
    }

    /** Whether nothing is in its way. */
    boolean mayBegin() {
        return obstacle.get().isEmpty();
    }

    /** Why it may not begin, in a sentence; empty when it may. */
    StringBinding obstacle() {
        return obstacle;
    }
}
