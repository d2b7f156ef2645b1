package dev.tidemark.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the filter leaves out is known to be left out, and that it leaves out everything. */
@Tag("shows-window")
class HiddenRowsTest {

    @TempDir
    Path folder;

    private final ShownView view = new ShownView(BackgroundTasks.atOnce());
    private RecordStore store;

    @BeforeEach
    void open() throws IOException {
        store = RecordStore.copying(1, new SpillFolder(folder), 1 << 20);
        append("a.txt");
        append("b.log");
        PathIndex paths = PathIndex.over(store);
        view.show(new ShownSource(store, () -> paths, () -> false, false));
    }

    @AfterEach
    void close() {
        view.show(null);
        store.close();
    }

    private void append(String name) throws IOException {
        ByteBuffer bytes = Records.v3(name).usn(store.endRecord() * 80).bytes();
        store.append(bytes, 0, bytes.capacity());
        store.publish();
    }

    private void filter(String name) {
        view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName(name)));
        view.pulse();
    }

    @Test
    void aRowIsHiddenByTheFilterThatItDoesNotPassAndByNoOther() {
        assertThat(view.hides(store.keyOf(0))).isFalse();

        filter("log");

        assertThat(view.hides(store.keyOf(0))).isTrue();
        assertThat(view.hides(store.keyOf(1))).isFalse();
        assertThat(view.hides(RecordKey.NONE)).isFalse();
    }

    @Test
    void aRowThatTheFilterHasNotLookedAtIsNotHiddenYet() throws IOException {
        filter("log");
        append("c.txt");

        assertThat(view.hides(store.keyOf(2))).isFalse();
        view.pulse();
        assertThat(view.hides(store.keyOf(2))).isTrue();
    }

    @Test
    void aRowThatIsNotHeldAnyMoreIsNotHidden() {
        filter("log");

        assertThat(view.hides(store.keyOf(100))).isFalse();
        assertThat(view.hides(RecordKey.of(7, 0))).isFalse();
    }

    @Test
    void rowsThatAreNoRecordsDoNotCountAsWhatPasses() {
        store.append(new Marker(RowKind.STARTED, 0, 0, 0, "Reading began"));
        store.publish();

        filter("log");
        assertThat(view.hidesEveryRecord()).isFalse();
        filter("nothing is called so");
        assertThat(view.hidesEveryRecord()).isTrue();
    }

    @Test
    void withoutAFilterOrWithoutRecordsNothingIsHidden() throws IOException {
        assertThat(view.hidesEveryRecord()).isFalse();

        try (RecordStore empty = RecordStore.copying(2, new SpillFolder(folder), 1 << 20)) {
            empty.append(new Marker(RowKind.STARTED, 0, 0, 0, "Reading began"));
            empty.publish();
            PathIndex paths = PathIndex.over(empty);
            view.show(new ShownSource(empty, () -> paths, () -> true, true));
            filter("nothing is called so");
            assertThat(view.hidesEveryRecord()).isFalse();
            view.show(null);
        }
    }
}
