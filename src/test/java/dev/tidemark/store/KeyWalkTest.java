package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.LeavingRows;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-rows")
class KeyWalkTest {

    private static final int RECORDS = 10_000;
    private static final int LEAVE = 700;
    /** So often is anything asked of the rows in one walk, at least. */
    private static final int ASKS = RECORDS + 30;

    @TempDir
    Path folder;

    private RecordStore store;

    @BeforeEach
    void fill() throws IOException {
        store = RecordStore.copying(new SpillFolder(folder), 1 << 24);
        append(RECORDS);
    }

    private void append(int records) throws IOException {
        ByteBuffer bytes = Records.v2("any").bytes();
        for (int i = 0; i < records; i++) {
            store.append(bytes, 0, bytes.capacity());
        }
        store.publish();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static List<Long> keys(KeyWalk walk) {
        List<Long> keys = new ArrayList<>();
        for (int some = walk.next(); some > 0; some = walk.next()) {
            for (int i = 0; i < some; i++) {
                keys.add(walk.key(i));
            }
        }
        return keys;
    }

    private static void isWithoutHoles(List<Long> keys, int step) {
        for (int i = 1; i < keys.size(); i++) {
            assertThat(keys.get(i) - keys.get(i - 1)).isEqualTo(step);
        }
    }

    @Test
    void rowsThatLeaveMeanwhileCostNoneThatStays() {
        for (int asks = 1; asks < ASKS; asks += asks < 40 ? 1 : 113) {
            List<Long> keys = keys(new KeyWalk(new LeavingRows(store, asks, LEAVE), 0, true));
            assertThat(keys.getFirst()).isIn(0L, (long) LEAVE);
            assertThat(keys.getLast()).isEqualTo(RECORDS - 1);
            isWithoutHoles(keys, 1);
        }
    }

    @Test
    void theWayBackEndsAtTheFirstRowThatIsLeft() {
        // Where it begins is a place: what leaves before that is counted is another matter.
        for (int asks = 2; asks < ASKS; asks += asks < 40 ? 1 : 113) {
            LeavingRows rows = new LeavingRows(store, asks, LEAVE);
            List<Long> keys = keys(new KeyWalk(rows, RECORDS - LEAVE - 1, false));
            assertThat(keys.getLast()).isIn(0L, (long) LEAVE);
            isWithoutHoles(keys, -1);
        }
    }

    @Test
    void rowsThatLeaveBeforeTheyAreTakenEndNothing() {
        LeavingRows rows = new LeavingRows(store, KeyWalk.AT_ONCE + 6, KeyWalk.AT_ONCE + 100);
        List<Long> keys = keys(new KeyWalk(rows, 0, true));

        assertThat(keys.getLast()).isEqualTo(RECORDS - 1);
    }

    @Test
    void itBeginsAtAKeyWhereverThatStandsByThen() {
        assertThat(keys(KeyWalk.from(store, 0))).hasSize(RECORDS);
        for (int asks = 1; asks < 20; asks++) {
            LeavingRows rows = new LeavingRows(store, asks, LEAVE);
            assertThat(keys(KeyWalk.from(rows, RECORDS - 3))).containsExactly(RECORDS - 3L, RECORDS - 2L, RECORDS - 1L);
        }
    }

    @Test
    void rowsThatArriveAreTakenByTheNextCall() throws IOException {
        KeyWalk walk = new KeyWalk(store, RECORDS - 2, true);
        assertThat(keys(walk)).containsExactly(RECORDS - 2L, RECORDS - 1L);
        append(1);

        assertThat(walk.next()).isEqualTo(1);
        assertThat(walk.key(0)).isEqualTo(RECORDS);
    }

    @Test
    void beyondTheEndsThereIsNothing() {
        assertThat(keys(new KeyWalk(store, RECORDS, true))).isEmpty();
        assertThat(keys(new KeyWalk(store, -1, false))).isEmpty();
        assertThat(keys(new KeyWalk(store, 2, false))).containsExactly(2L, 1L, 0L);
    }
}
