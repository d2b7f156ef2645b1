package dev.tidemark.ui.shell;

import dev.tidemark.session.NamedFilter;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.presets.KeptFilters;
import dev.tidemark.ui.presets.PresetsHost;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Gives the lists of filters with names what they need of this window. Belongs to the FX thread. */
final class FiltersHost implements PresetsHost {

    private final Stage stage;
    private final ShellActions actions;
    private final Supplier<ShellView> view;

    /**
     * @param view the whole window, once there is one
     */
    FiltersHost(Stage stage, ShellActions actions, Supplier<ShellView> view) {
        this.stage = stage;
        this.actions = actions;
        this.view = view;
    }

    @Override
    public Window window() {
        return stage;
    }

    @Override
    public void askName(String proposed, Function<String, String> answer) {
        LineQuestion question = new LineQuestion(stage, "preset.save", new SimpleStringProperty(""), answer);
        question.propose(proposed);
        question.ask();
    }

    @Override
    public @Nullable Path fileToRead() {
        return actions.files().file(Messages.text("shell.choose.filters"));
    }

    @Override
    public <T extends NamedFilter<T>> void export(String suggestedName, KeptFilters<T> kept, List<T> some) {
        Path file = actions.files().exportText(suggestedName);
        if (file != null) {
            actions.write(file, (beside, task) -> {
                beside.stream().write(kept.exported(some));
                return Message.written(Messages.text("preset.exported", some.size(), file), file);
            });
        }
    }

    @Override
    public void say(String words) {
        actions.tell(Message.note(words));
    }

    @Override
    public void showKeys() {
        view.get().showKeys();
    }
}
