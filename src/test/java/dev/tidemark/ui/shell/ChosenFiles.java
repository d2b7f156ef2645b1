package dev.tidemark.ui.shell;

import dev.tidemark.ui.common.FileChoosing;
import java.nio.file.Path;
import java.util.List;

/** Answers every question for a file or a folder with the one that a test says. */
final class ChosenFiles implements FileChoosing {

    Path answer = Path.of("nothing");

    /** What happens while a person is asked where to export to. */
    Runnable meanwhile = () -> {};

    @Override
    public List<Path> open() {
        return List.of(answer);
    }

    @Override
    public Path saveCapture(String suggestedName) {
        return answer;
    }

    @Override
    public Path saveSession(String suggestedName) {
        return answer;
    }

    @Override
    public Path file(String title) {
        return answer;
    }

    @Override
    public Path directory(String title) {
        return answer;
    }

    @Override
    public Path export(String suggestedName) {
        meanwhile.run();
        return answer;
    }
}
