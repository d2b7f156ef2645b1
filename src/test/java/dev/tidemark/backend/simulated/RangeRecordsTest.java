package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The records that say which ranges of a file were changed. */
class RangeRecordsTest {

    private static final int CHUNK = 16_384;

    @Test
    void scatteredChangesGiveSeveralRecordsAndTheLastHasNoneRemaining() {
        try (Fixture fixture = Fixture.fresh()) {
            fixture.journal.trackRanges(CHUNK, 1 << 20);
            SimulatedFile file;
            try (SimulatedOpen open = fixture.create("large")) {
                file = open.append(100L << 20).file();
            }
            long from = fixture.journal.nextUsn();
            try (SimulatedOpen open = fixture.files.open(file)) {
                for (int i = 0; i < 150; i++) {
                    open.write(4L * CHUNK * i + 5, 1);
                }
            }
            ByteBuffer out = fixture.dirty(1 << 16);
            int returned = fixture.send(
                            ControlCode.FSCTL_READ_USN_JOURNAL,
                            fixture.encode(Fixture.Request.from(from).versions(4, 4)),
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
        try (Fixture fixture = Fixture.fresh()) {
            fixture.journal.trackRanges(CHUNK, 100);
            try (SimulatedOpen open = fixture.create("text")) {
                open.append(CHUNK + 100);
            }
            Fixture.Row range =
                    fixture.read(Fixture.Request.from(0).versions(4, 4)).rows().getFirst();
            ByteBuffer stream = ByteBuffer.wrap(Objects.requireNonNull(fixture.journal.journalStream()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            assertThat(RecordBytes.extentLength(stream, (int) range.usn(), 0)).isEqualTo(2L * CHUNK);
        }
    }

    @Test
    void whatWasChangedAndThenCutOffIsNoRange() {
        try (Fixture fixture = Fixture.fresh()) {
            fixture.journal.trackRanges(CHUNK, 0);
            try (SimulatedOpen open = fixture.create("cut")) {
                open.append(4L * CHUNK).truncate(0);
            }
            assertThat(fixture.read(Fixture.Request.from(0).versions(4, 4)).rows())
                    .isEmpty();
        }
    }
}
