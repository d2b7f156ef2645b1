package dev.tidemark.ui.tour;

import dev.tidemark.ui.common.FileChoosing;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what the window asks of the desktop's choosers with names in one folder, each time a new one. Belongs to the FX thread. */
final class TourFiles implements FileChoosing {

    private final Path folder;
    private int asked;

    TourFiles(Path folder) {
        this.folder = folder;
    }

    private Path next(String suggestedName) {
        asked++;
        return folder.resolve(asked + "-" + suggestedName);
    }

    @Override
    public List<Path> open() {
        return List.of();
    }

    @Override
    public Path saveCapture(String suggestedName) {
        return next(suggestedName);
    }

    @Override
    public Path saveSession(String suggestedName) {
        return next(suggestedName);
    }

    @Override
    public @Nullable Path file(String title) {
        return null;
    }

    @Override
    public @Nullable Path directory(String title) {
        return null;
    }

    @Override
    public Path export(String suggestedName) {
        return next(suggestedName);
    }
}
