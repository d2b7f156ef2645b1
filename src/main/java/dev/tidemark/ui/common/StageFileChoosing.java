package dev.tidemark.ui.common;

import dev.tidemark.text.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The file choosers of the desktop. Belongs to the FX thread. */
public final class StageFileChoosing implements FileChoosing {

    private final Stage stage;
    private @Nullable File folder;

    public StageFileChoosing(Stage stage) {
        this.stage = stage;
    }

    @Override
    public List<Path> open() {
        List<File> chosen = chooser("shell.choose.open").showOpenMultipleDialog(stage);
        if (chosen == null) {
            return List.of();
        }
        remember(chosen.getFirst());
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public @Nullable Path saveCapture(String suggestedName) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("shell.choose.save"));
        chooser.setInitialDirectory(folder);
        File parent = chooser.showDialog(stage);
        return parent == null ? null : parent.toPath().resolve(suggestedName);
    }

    @Override
    public @Nullable Path file(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(folder);
        return remember(chooser.showOpenDialog(stage));
    }

    @Override
    public @Nullable Path directory(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(folder);
        File chosen = chooser.showDialog(stage);
        return chosen == null ? null : chosen.toPath();
    }

    @Override
    public @Nullable Path export(String suggestedName) {
        FileChooser chooser = chooser("shell.choose.export");
        chooser.setInitialFileName(suggestedName);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("CSV", "*.csv"),
                        new FileChooser.ExtensionFilter("JSON Lines", "*.jsonl"),
                        new FileChooser.ExtensionFilter("TSV", "*.tsv"));
        return remember(chooser.showSaveDialog(stage));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text(title));
        chooser.setInitialDirectory(folder);
        return chooser;
    }

    private @Nullable Path remember(@Nullable File chosen) {
        if (chosen != null) {
            folder = chosen.getParentFile();
        }
        return chosen == null ? null : chosen.toPath();
    }
}
