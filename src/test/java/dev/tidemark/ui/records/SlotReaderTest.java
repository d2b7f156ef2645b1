package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.Citation;
import dev.tidemark.session.Marks;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.RowReader;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.Rows;
import dev.tidemark.store.RowsOver;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.Records;
import dev.tidemark.view.ShownRows;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window never waits for rows: those that are not at hand come in a later frame. */
@Tag("shows-ask")
class SlotReaderTest {

    private static final int VISIBLE = 4;

    @TempDir
    Path folder;

    private final SlotReader reader = new SlotReader();
    private final RowWindow window = new RowWindow();
    private final RowSelection selection = new RowSelection();
    private final RecordRanges lit = new RecordRanges();
    private Late rows;

    /** Rows of which only some can be read at once. */
    private static final class Late implements RowsOver {

        private final RecordStore store;
        private long atHand;
        private int waited;

        Late(RecordStore store) {
            this.store = store;
        }

        @Override
        public Rows base() {
            return store;
        }

        @Override
        public long size() {
            return store.size();
        }

        @Override
        public long keyAt(long row) {
            return store.keyAt(row);
        }

        @Override
        public long indexOf(long key) {
            return store.indexOf(key);
        }

        @Override
        public long derivedBefore(long key, RowKind kind) {
            return store.derivedBefore(key, kind);
        }

        @Override
        public RowReader reader() {
            RowReader real = store.reader();
            return new RowReader() {
                @Override
                public <X extends Exception> Outcome read(long row, RowVisitor<X> visitor) throws X {
                    return readKey(keyAt(row), visitor);
                }

                @Override
                public <X extends Exception> Outcome readKey(long key, RowVisitor<X> visitor) throws X {
                    waited += isAtHand(key) ? 0 : 1;
                    return real.readKey(key, visitor);
                }

                @Override
                public boolean isAtHand(long key) {
                    return RecordKey.record(key) < atHand;
                }

                @Override
                public void close() {
                    real.close();
                }
            };
        }
    }

    @BeforeEach
    void open() throws Exception {
        RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 20);
        for (int i = 0; i < VISIBLE; i++) {
            ByteBuffer record = Records.v2("f" + i).usn(8L * i).bytes();
            store.append(record, 0, record.remaining());
        }
        store.publish();
        rows = new Late(store);
        reader.setVisible(VISIBLE);
        window.setVisible(VISIBLE);
        window.update(new ShownRows(rows, false));
    }

    @AfterEach
    void close() {
        rows.store.close();
    }

    private boolean frame() {
        return reader.fill(new ShownRows(rows, false), window, selection, lit);
    }

    private List<String> names() {
        return reader.slots().stream()
                .map(slot -> slot.isRecord() ? slot.name() : "")
                .toList();
    }

    @Test
    void rowsThatAreNotAtHandAreShownWhenTheyAre() {
        rows.atHand = 2;
        frame();
        assertThat(names()).containsExactly("f0", "f1", "", "");

        rows.atHand = VISIBLE;
        assertThat(frame()).isTrue();
        assertThat(names()).containsExactly("f0", "f1", "f2", "f3");
        assertThat(frame()).isFalse();
        assertThat(rows.waited).isZero();
    }

    @Test
    void aMarkIsSeenInTheNextFrameAndGoesWithIt() {
        rows.atHand = VISIBLE;
        Marks marks = new Marks();
        reader.setMarks(marks);
        frame();
        RowSlot slot = reader.slots().get(1);
        Citation record = Citation.of(slot.shown(), Citation.Origin.UNKNOWN).orElseThrow();
        marks.putAll(List.of(new RecordMark(record, "f1", 0, "", "")));
        assertThat(frame()).isTrue();
        assertThat(reader.slots()).extracting(each -> each.marked).containsExactly(false, true, false, false);

        marks.removeAll(List.of(record));
        assertThat(frame()).isTrue();
        assertThat(reader.slots()).noneMatch(each -> each.marked);
    }
}
