package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which chunks of a file were changed, and the records that say so. */
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

    @Test
    void scatteredChangesGiveSeveralRecordsAndTheLastHasNoneRemaining() {
        try (Rig rig = Rig.fresh()) {
            rig.journal.trackRanges(CHUNK, 1 << 20);
            SimulatedFile file;
            try (SimulatedOpen open = rig.create("large")) {
                file = open.append(100L << 20).file();
            }
            long from = rig.journal.nextUsn();
            try (SimulatedOpen open = rig.files.open(file)) {
                for (int i = 0; i < 150; i++) {
                    open.write(4L * CHUNK * i + 5, 1);
                }
            }
            ByteBuffer out = rig.dirty(1 << 16);
            int returned = rig.send(
                            ControlCode.FSCTL_READ_USN_JOURNAL,
                            rig.encode(Rig.Request.from(from).versions(4, 4)),
                            out)
                    .bytesReturned();
            List<Integer> remaining = new ArrayList<>();
            int extent = 0;
            for (int at = 8; at < returned; at += RecordBytes.length(out, at)) {
                remaining.add(RecordBytes.remainingExtents(out, at));
                for (int i = 0; i < RecordBytes.extentCount(out, at); i++, extent++) {
                    assertThat(RecordBytes.extentOffset(out, at, i)).isEqualTo(4L * CHUNK * extent);
                    assertThat(RecordBytes.extentLength(out, at, i)).isEqualTo(CHUNK);
                }
            }
            assertThat(extent).isEqualTo(150);
            assertThat(remaining).containsExactly(86, 22, 0);
        }
    }

    @Test
    void aRangeIsWholeChunksThoughTheFileEndsWithinOne() {
        try (Rig rig = Rig.fresh()) {
            rig.journal.trackRanges(CHUNK, 100);
            try (SimulatedOpen open = rig.create("text")) {
                open.append(CHUNK + 100);
            }
            Rig.Row range = rig.read(Rig.Request.from(0).versions(4, 4)).rows().getFirst();
            ByteBuffer stream = ByteBuffer.wrap(Objects.requireNonNull(rig.journal.journalStream()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            assertThat(RecordBytes.extentLength(stream, (int) range.usn(), 0)).isEqualTo(2L * CHUNK);
        }
    }

    @Test
    void whatWasChangedAndThenCutOffIsNoRange() {
        try (Rig rig = Rig.fresh()) {
            rig.journal.trackRanges(CHUNK, 0);
            try (SimulatedOpen open = rig.create("cut")) {
                open.append(4L * CHUNK).truncate(0);
            }
            assertThat(rig.read(Rig.Request.from(0).versions(4, 4)).rows()).isEmpty();
        }
    }
}
