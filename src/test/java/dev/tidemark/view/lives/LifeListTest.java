package dev.tidemark.view.lives;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.path.PathIndex;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import dev.tidemark.view.ShownRows;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import dev.tidemark.view.ShownView.Change;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that unfolds a life to three records at most. */
@Tag("shows-story")
class LifeListTest {

    private static final FileId A = FileId.ntfs(40, 1);

    @TempDir
    Path folder;

    private final BackgroundTasks tasks = BackgroundTasks.atOnce();
    private final ShownView view = new ShownView(tasks);
    private final LifeList list = new LifeList(view, tasks, 3);
    private final List<String> said = new ArrayList<>();
    private StoredRows rows;

    @BeforeEach
    void open() {
        rows = new StoredRows(folder);
        PathIndex paths = PathIndex.over(rows.store());
        view.show(new ShownSource(rows.store(), () -> paths, () -> true, false));
        list.setListener(new ShownView.Listener() {
            @Override
            public void changed(@Nullable ShownRows before, @Nullable ShownRows now, Change change) {}

            @Override
            public void say(String words) {
                said.add(words);
            }
        });
    }

    @AfterEach
    void close() {
        view.show(null);
        rows.close();
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            rows.add(A, FileId.NTFS_ROOT, "a", EXTEND);
        }
        pulse();
    }

    /** What grew at one pulse is shown at the next. */
    private void pulse() {
        for (int i = 0; i < 3; i++) {
            view.pulse();
            list.pulse();
        }
    }

    private long shown() {
        return Objects.requireNonNull(list.rows()).size();
    }

    @Test
    void aLifeWithMoreRecordsThanAreUnfoldedSaysSo() {
        write(5);
        list.unfold(LifeKey.of(0, 0));
        pulse();

        assertThat(shown()).isEqualTo(4);
        assertThat(said).containsExactly("The first 3 of 5 records of this life are shown.");
    }

    @Test
    void aLifeThatGoesOnBehindItsLastRecordThatIsUnfoldedSaysSoOnce() {
        write(3);
        list.unfold(LifeKey.of(0, 0));
        pulse();
        assertThat(said).isEmpty();

        write(1);
        write(1);
        rows.add(A, FileId.NTFS_ROOT, "a", EXTEND | CLOSE);
        pulse();

        assertThat(shown()).isEqualTo(4);
        assertThat(said).containsExactly("The first 3 of 4 records of this life are shown.");
    }
}
