package dev.tidemark.usn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Journals;
import dev.tidemark.usn.RecordCheck.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 100,000 mutations of real records. Reading outside the buffer would throw: each stream stands alone in an exactly
 * sized buffer, so an index beyond it is an exception, and the test fails.
 */
class MutatedRecordsNeverHurtTest {

    private static final int MUTATIONS = 100_000;
    private static final int STREAM = 1024;

    @Test
    @Tag("shows-open")
    void mutationsNeverThrowHangOrReadOutsideTheBuffer() throws IOException {
        Random random = new Random(20_260_101);
        List<byte[]> streams = streams(random);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutate(streams.get(random.nextInt(streams.size())), random);
            Covered covered = new Covered(mutated.length);
            new JournalScanner(covered)
                    .scan(
                            ByteBuffer.wrap(mutated).order(ByteOrder.LITTLE_ENDIAN),
                            0,
                            0,
                            mutated.length,
                            mutated.length,
                            true);
            covered.check();
            walkPacked(mutated);
        }
    }

    /** Pieces of real journals, each starting at a record. */
    private static List<byte[]> streams(Random random) throws IOException {
        List<byte[]> streams = new ArrayList<>();
        for (String set : Journals.SETS) {
            Path file = Journals.file(set, "$J");
            byte[] all = Files.readAllBytes(file);
            Scan scan = Scan.of(all);
            for (int i = 0; i < 60; i++) {
                int from = (int)
                        (long) scan.offsets().get(random.nextInt(scan.offsets().size()));
                streams.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + STREAM)));
            }
        }
        return streams;
    }

    private static byte[] mutate(byte[] stream, Random random) {
        byte[] bytes = stream.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(Math.max(1, bytes.length - 8));
            int field = at & -8;
            switch (random.nextInt(7)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 2 -> fill(bytes, field, 4, (byte) 0);
                case 3 -> fill(bytes, field, 4, (byte) 0xFF);
                case 4 -> fill(bytes, field + 56, 4, (byte) 0xFF);
                case 5 -> fill(bytes, field, 1 + random.nextInt(64), (byte) random.nextInt());
                default -> bytes[Math.min(bytes.length - 1, field + 4)] = (byte) random.nextInt(7);
            }
        }
        return bytes;
    }

    private static void fill(byte[] bytes, int from, int count, byte value) {
        int start = Math.min(bytes.length, from);
        Arrays.fill(bytes, start, Math.min(bytes.length, start + count), value);
    }

    private static void walkPacked(byte[] mutated) {
        ByteBuffer bytes = ByteBuffer.wrap(mutated).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        int step = PackedRecords.step(bytes, at, mutated.length);
        while (step > 0) {
            readEverything(bytes, at);
            at += step;
            step = PackedRecords.step(bytes, at, mutated.length);
        }
        assertThat(at).isLessThanOrEqualTo(mutated.length);
    }

    private static void readEverything(ByteBuffer bytes, int at) {
        int end = at + RecordBytes.length(bytes, at);
        assertThat(end).isLessThanOrEqualTo(bytes.limit());
        if (RecordCheck.check(bytes, at, end) == Problem.UNKNOWN_VERSION) {
            return;
        }
        int version = RecordBytes.majorVersion(bytes, at);
        RecordBytes.fileIdHigh(bytes, at);
        RecordBytes.parentIdHigh(bytes, at);
        RecordBytes.usn(bytes, at);
        RecordBytes.time(bytes, at);
        RecordBytes.reason(bytes, at);
        assertThat(RecordBytes.name(bytes, at)).hasSize(RecordBytes.nameLength(bytes, at) / 2);
        assertThat(RecordBytes.nameOffset(bytes, at) + RecordBytes.nameLength(bytes, at))
                .isLessThanOrEqualTo(end - at);
        if (version == 4) {
            for (int i = 0; i < RecordBytes.extentCount(bytes, at); i++) {
                assertThat(RecordBytes.extentPosition(bytes, at, i) + 16).isLessThanOrEqualTo(end - at);
                RecordBytes.extentOffset(bytes, at, i);
                RecordBytes.extentLength(bytes, at, i);
            }
        }
    }

    /** Records and gaps come in order, inside the stream, and no record lies in a gap. */
    private static final class Covered implements ScanSink {

        private final int size;
        private long gapEnd;
        private long lastRecord = -1;

        Covered(int size) {
            this.size = size;
        }

        @Override
        public void record(long offset, ByteBuffer bytes, int at, int length) {
            assertThat(offset).isGreaterThan(lastRecord).isGreaterThanOrEqualTo(gapEnd);
            assertThat(offset + length).isLessThanOrEqualTo(size);
            lastRecord = offset;
            readEverything(bytes, at);
        }

        @Override
        public void gap(long offset, long length, GapKind kind) {
            assertThat(length).isPositive();
            assertThat(offset).isGreaterThan(lastRecord).isGreaterThanOrEqualTo(gapEnd);
            gapEnd = offset + length;
            assertThat(gapEnd).isLessThanOrEqualTo(size);
        }

        void check() {
            assertThat(lastRecord).isLessThan(size);
        }
    }
}
