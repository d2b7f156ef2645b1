package dev.tidemark.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a million directories take on the heap. Other files are not kept at all. */
@Tag("shows-scale")
class PathMemoryTest {

    private static final int MILLION = 1_000_000;
    private static final int MOST_BYTES_IN_TABLE = 64;
    private static final int MOST_BYTES_IN_TIMELINE = 96;

    /** 16 characters. */
    private static ByteBuffer name(int number) {
        return Utf16.of(String.format("directory%07d", number));
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Test
    void aMillionDirectoriesOfATableAreBounded() {
        long before = used();
        DirectoryTable table = new DirectoryTable(Certainty.LIVE, 0);
        for (int i = 0; i < MILLION; i++) {
            long parent = FileId.ntfs(i / 10, 1).low();
            table.add(0, FileId.ntfs(i, 1).low(), 0, parent, 128L * i, name(i), 0, 16);
        }
        double bytes = (double) (used() - before) / table.size();
        System.out.printf("a directory of a table: %.1f bytes%n", bytes);
        assertThat(bytes).isLessThan(MOST_BYTES_IN_TABLE);
        assertThat(table.name(table.find(0, FileId.ntfs(4711, 1).low()))).isEqualTo("directory0004711");
    }

    @Test
    void aMillionDirectoriesOfAJournalAreBounded() {
        long before = used();
        Timeline timeline = new Timeline();
        Timeline.State state = new Timeline.State();
        for (int i = 0; i < MILLION; i++) {
            state.row = i;
            state.parentLow = FileId.ntfs(i / 10, 1).low();
            state.bytes = name(i);
            state.nameChars = 16;
            timeline.add(-1, 0, FileId.ntfs(i, 1).low(), state);
        }
        double bytes = (double) (used() - before) / timeline.directories();
        System.out.printf("a directory of a journal, with one event: %.1f bytes%n", bytes);
        assertThat(bytes).isLessThan(MOST_BYTES_IN_TIMELINE);
    }

    @Test
    void rowsThatAreGoneTakeTheirEventsAlong() {
        Timeline timeline = new Timeline();
        Timeline.State state = new Timeline.State();
        state.bytes = name(1);
        state.nameChars = 16;
        for (int i = 0; i < 1000; i++) {
            state.row = i;
            state.flags = i % 2 == 0 ? 0 : Timeline.DELETED;
            timeline.add(i % 2 == 0 ? -1 : timeline.directory(0, i - 1), 0, i % 2 == 0 ? i : i - 1, state);
        }
        Timeline since = timeline.since(900);
        assertThat(since.directories()).isEqualTo(50);
        assertThat(since.events()).isEqualTo(100);
        assertThat(since.directory(0, 100)).isEqualTo(-1);
        assertThat(since.name(since.newest(since.directory(0, 950)))).isEqualTo("directory0000001");
    }
}
