package dev.tidemark.backend.simulated.ntfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which chunks of a file were changed. */
class ChangedRangesTest {

    private static final int CHUNK = 16_384;

    @Test
    void rangesAreThoseOfASetOfChunks() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ChangedRanges ranges = new ChangedRanges();
            BitSet chunks = new BitSet();
            for (int i = 0; i < 40; i++) {
                long from = random.nextLong(200L * CHUNK);
                long to = from + random.nextLong(6L * CHUNK);
                ranges.add(from, to, CHUNK);
                if (to > from) {
                    chunks.set((int) (from / CHUNK), (int) ((to + CHUNK - 1) / CHUNK));
                }
            }
            List<Long> expected = new ArrayList<>();
            for (int at = chunks.nextSetBit(0); at >= 0; at = chunks.nextSetBit(chunks.nextClearBit(at))) {
                expected.add((long) at * CHUNK);
                expected.add((long) (chunks.nextClearBit(at) - at) * CHUNK);
            }
            assertThat(ranges.extents(Long.MAX_VALUE))
                    .as("seed %d", seed)
                    .containsExactly(expected.toArray(Long[]::new));
        }
    }
}
