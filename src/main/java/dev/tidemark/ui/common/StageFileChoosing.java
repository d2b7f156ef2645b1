package dev.tidemark.ui.common;

import dev.tidemark.capture.CaptureFile;
import dev.tidemark.session.Session;
import dev.tidemark.text.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The file choosers of the desktop. Belongs to the FX thread. */
public final class StageFileChoosing implements FileChoosing {

    private final Stage stage;
    private final ProposedFolder folder = new ProposedFolder(new File(System.getProperty("user.home", ".")));

    public StageFileChoosing(Stage stage) {
        this.stage = stage;
    }

    @Override
    public List<Path> open() {
        List<File> chosen = folder.toRead(
                from -> chooser(Messages.text("shell.choose.open"), from).showOpenMultipleDialog(stage));
        if (chosen == null) {
            return List.of();
        }
        folder.wasRead(chosen.getFirst());
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public @Nullable Path saveCapture(String suggestedName) {
        return save("shell.choose.save", suggestedName, "shell.choose.capture", CaptureFile.SUFFIX);
    }

    @Override
    public @Nullable Path saveSession(String suggestedName) {
        return save("session.choose.save", suggestedName, "session.choose.kind", Session.SUFFIX);
    }

    private @Nullable Path save(String title, String suggestedName, String kind, String suffix) {
        return save(title, suggestedName, List.of(new FileChooser.ExtensionFilter(Messages.text(kind), "*" + suffix)));
    }

    private @Nullable Path save(String title, String suggestedName, List<FileChooser.ExtensionFilter> kinds) {
        File chosen = folder.toWrite(from -> {
            FileChooser chooser = chooser(Messages.text(title), from);
            chooser.setInitialFileName(suggestedName);
            chooser.getExtensionFilters().addAll(kinds);
            return chooser.showSaveDialog(stage);
        });
        folder.wasWritten(chosen);
        return path(chosen);
    }

    @Override
    public @Nullable Path file(String title) {
        File chosen = folder.toRead(from -> chooser(title, from).showOpenDialog(stage));
        folder.wasRead(chosen);
        return path(chosen);
    }

    @Override
    public @Nullable Path directory(String title) {
        return path(folder.toRead(from -> directories(title, from).showDialog(stage)));
    }

    @Override
    public @Nullable Path export(String suggestedName) {
        return save("shell.choose.export", suggestedName, filters(suggestedName));
    }

    @Override
    public @Nullable Path exportAs(String suggestedName, List<String> endings) {
        List<FileChooser.ExtensionFilter> kinds = endings.stream()
                .map(ending ->
                        new FileChooser.ExtensionFilter(Messages.text("shell.choose.kind." + ending), "*." + ending))
                .toList();
        return save("shell.choose.export", suggestedName, kinds);
    }

    @Override
    public @Nullable Path exportText(String suggestedName) {
        File chosen = folder.toWrite(from -> {
            FileChooser chooser = chooser(Messages.text("shell.choose.exportText"), from);
            chooser.setInitialFileName(suggestedName);
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(Messages.text("shell.choose.text"), "*.txt"));
            return chooser.showSaveDialog(stage);
        });
        return path(chosen);
    }

    /** Those of tables, the suggested one first; another form has no other ending. */
    private static List<FileChooser.ExtensionFilter> filters(String suggestedName) {
        List<FileChooser.ExtensionFilter> tables = List.of(
                new FileChooser.ExtensionFilter("CSV", "*.csv"),
                new FileChooser.ExtensionFilter("JSON Lines", "*.jsonl"),
                new FileChooser.ExtensionFilter("TSV", "*.tsv"));
        String ending = "*" + suggestedName.substring(Math.max(0, suggestedName.lastIndexOf('.')));
        List<FileChooser.ExtensionFilter> sorted = tables.stream()
                .sorted(Comparator.comparing(filter -> !filter.getExtensions().contains(ending)))
                .toList();
        return sorted.getFirst().getExtensions().contains(ending)
                ? sorted
                : List.of(new FileChooser.ExtensionFilter(ending, ending));
    }

    private static FileChooser chooser(String title, @Nullable File from) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(from);
        return chooser;
    }

    private static DirectoryChooser directories(String title, @Nullable File from) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(from);
        return chooser;
    }

    private static @Nullable Path path(@Nullable File chosen) {
        return chosen == null ? null : chosen.toPath();
    }
}
