package dev.tidemark.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.Fields;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.Reason;
import dev.tidemark.view.ValueCounts.Count;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values that occur in the rows shown are counted. */
@Tag("shows-ask")
class ValueCountsTest {

    @TempDir
    Path folder;

    private final ShownView view = new ShownView(BackgroundTasks.atOnce());
    private RecordStore store;

    @BeforeEach
    void open() throws IOException {
        store = RecordStore.copying(1, new SpillFolder(folder), 1 << 20);
        append("a.txt", Reason.CLOSE.bit());
        append("b.log", Reason.CLOSE.bit() | Reason.FILE_CREATE.bit());
        append("c.txt", 0);
        append("none", 0);
        PathIndex paths = PathIndex.over(store);
        view.show(new ShownSource(store, () -> paths, () -> false, false));
    }

    @AfterEach
    void close() {
        view.show(null);
        store.close();
    }

    private void append(String name, int reason) throws IOException {
        ByteBuffer bytes =
                Records.v3(name).reason(reason).usn(store.endRecord() * 80).bytes();
        store.append(bytes, 0, bytes.capacity());
        store.publish();
    }

    private ShownSnapshot shown() {
        return Objects.requireNonNull(view.snapshot());
    }

    @Test
    void valuesComeWithTheMostFrequentFirst() {
        assertThat(ValueCounts.of(shown(), Fields.EXTENSION, () -> false))
                .containsExactly(new Count("txt", 2), new Count("log", 1));
    }

    @Test
    void flagsAreCountedOneByOne() {
        assertThat(ValueCounts.of(shown(), Fields.REASON, () -> false))
                .containsExactly(
                        new Count(Integer.toString(Reason.CLOSE.bit()), 2),
                        new Count(Integer.toString(Reason.FILE_CREATE.bit()), 1));
    }

    @Test
    void onlyRowsThatAreShownCount() {
        view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName("a.txt")));
        view.pulse();
        assertThat(ValueCounts.of(shown(), Fields.NAME, () -> false)).containsExactly(new Count("a.txt", 1));
    }

    @Test
    void countingEndsWhenItIsCancelled() {
        assertThat(ValueCounts.of(shown(), Fields.NAME, () -> true)).isEmpty();
    }
}
