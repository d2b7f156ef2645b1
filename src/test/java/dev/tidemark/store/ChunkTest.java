package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-scale")
class ChunkTest {

    private static final long GIB = 1L << 30;

    @Test
    void offsetsOfAStretchAreKeptHoweverFarItLiesBehindTheChunksFirst() {
        for (long above : new long[] {GIB, 2 * GIB, 4 * GIB, 5 * GIB, 70 * GIB}) {
            Chunk chunk = new Chunk(GIB);
            chunk.setOffset(0, GIB);
            chunk.setOffsets(1, above, new int[] {-1, 0, 8, 0x7FFF_FFF8}, 1, 3);
            assertThat(new long[] {chunk.offset(0), chunk.offset(1), chunk.offset(2), chunk.offset(3)})
                    .containsExactly(GIB, above, above + 8, above + 0x7FFF_FFF8L);
        }
    }

    @Test
    void aStretchBehindAWideOneStaysWhereItIs() {
        Chunk chunk = new Chunk(0);
        chunk.setOffset(0, 0);
        chunk.setOffset(1, 9 * GIB);
        chunk.setOffsets(2, 9 * GIB + 64, new int[] {0, 64}, 0, 2);
        assertThat(chunk.offset(0)).isZero();
        assertThat(chunk.offset(3)).isEqualTo(9 * GIB + 128);
    }
}
