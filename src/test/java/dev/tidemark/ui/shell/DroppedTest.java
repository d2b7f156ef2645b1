package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-window")
class DroppedTest {

    private final List<Runnable> background = new ArrayList<>();
    private final List<Path> asked = new ArrayList<>();
    private final List<Dropped.Found> told = new ArrayList<>();

    /** A file may lie on a share that does not answer. */
    @Test
    void theDiskIsAskedInTheBackground() {
        Path journal = Path.of("$J");
        Path other = Path.of("letter.docx");
        Dropped.Found found = new Dropped.Found(List.of(journal), List.of(other), null);

        Dropped.look(
                BackgroundTasks.atOnce(background::add),
                List.of(journal, other),
                files -> {
                    asked.addAll(files);
                    return found;
                },
                told::add);
        assertThat(asked).isEmpty();

        background.forEach(Runnable::run);
        assertThat(asked).containsExactly(journal, other);
        assertThat(told).containsExactly(found);
    }
}
