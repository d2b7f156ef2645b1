package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.ScanSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-scale")
class ZeroRunTest {

    private static final long GIB = 1L << 30;

    @TempDir
    Path folder;

    /** A sparse file: nothing up to {@code at}, then the bytes. */
    private Path sparse(long at, byte... bytes) throws IOException {
        Path file = folder.resolve("$J");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest, at + rest.position());
            }
        }
        return file;
    }

    private static byte[] records(long firstUsn) {
        JournalFile journal = new JournalFile(firstUsn);
        for (int i = 0; i < 1000; i++) {
            journal.add(Records.v2("file-" + i));
        }
        return journal.toBytes();
    }

    private static long end(Path file) throws IOException {
        return ZeroRun.end(file, 0, AllocatedRanges.UNKNOWN, done -> true);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 8, 4088, 4096, 4104, 1 << 20, (1 << 20) + 8, 5 * (1L << 20) - 8, 5 * (1L << 20) + 4096})
    void theHoleEndsWithinEightBytesBeforeTheFirstByteThatIsNotZero(long hole) throws IOException {
        long end = end(sparse(hole + 3, (byte) 1, (byte) 0, (byte) 2));
        // Zeros that fit into one page are no hole worth looking for.
        assertThat(end).isEqualTo(hole < 4096 ? 0 : hole);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 8, 4096, 5000, 1 << 20, (3 << 20) + 17, (4 << 20) + 8})
    void aRunIsFollowedFromAnywhereInIt(long from) throws IOException {
        long hole = (5 << 20) + 4096;
        Path file = sparse(hole + 3, (byte) 1);

        assertThat(ZeroRun.end(file, from, AllocatedRanges.UNKNOWN, done -> true))
                .isEqualTo(hole);
    }

    @Test
    void wherePartOfAPageIsNotZeroNoRunBegins() throws IOException {
        Path file = sparse(10_000, (byte) 1);

        assertThat(ZeroRun.end(file, 8000, AllocatedRanges.UNKNOWN, done -> true))
                .isEqualTo(8000);
    }

    /** Zeros that have room on the disk end no run, and behind them the file system is asked again. */
    @Test
    void behindZerosThatHaveRoomOnTheDiskTheFileSystemIsAskedAgain() throws IOException {
        long hole = 64 * GIB;
        Path file = sparse(hole, records(hole));
        List<Long> read = new ArrayList<>();
        AllocatedRanges ranges = (path, from) -> from <= 32 * GIB ? 32 * GIB : Math.max(from, hole);

        assertThat(ZeroRun.end(file, 0, ranges, read::add)).isEqualTo(hole);
        assertThat(read).hasSizeLessThan(20);
    }

    @Test
    void aFileOfZerosIsAllHole() throws IOException {
        assertThat(end(sparse((3 << 20) + 4, (byte) 0))).isEqualTo((3 << 20) + 5);
    }

    @Test
    void recordsBehindManyGibibytesOfNothingAreFoundAtTheirOffsets() throws Exception {
        long hole = 3 * GIB + 12_288;
        Path file = sparse(hole, records(hole));
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            assertThat(source.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(source.store().size()).isEqualTo(1000);
            RecordCursor cursor = new RecordCursor();
            assertThat(Reading.read(source.store(), 999, cursor)).isTrue();
            assertThat(cursor.name()).isEqualTo("file-999");
            assertThat(cursor.usn()).isEqualTo(cursor.offset());
        }
    }

    @Test
    void aStreamPassesOverTheHoleToo() throws IOException {
        long hole = GIB + 4096;
        Path file = sparse(hole, records(hole));
        List<Long> offsets = new ArrayList<>();
        StreamScan.scan(file, AllocatedRanges.UNKNOWN, into(offsets), done -> true);
        assertThat(offsets).hasSize(1000).startsWith(hole);
    }

    @Test
    void whatTheFileSystemTellsIsNotRead() throws IOException {
        long hole = 64 * GIB;
        Path file = sparse(hole, records(hole));
        List<Long> asked = new ArrayList<>();
        AllocatedRanges ranges = (path, from) -> {
            assertThat(path).isEqualTo(file);
            assertThat(from).isZero();
            return hole;
        };
        long end = ZeroRun.end(file, 0, ranges, asked::add);
        assertThat(end).isEqualTo(hole);
        assertThat(asked)
                .as("places that were read")
                .hasSizeLessThanOrEqualTo(2)
                .allMatch(at -> at >= hole);
    }

    @Test
    void aFileSystemThatDoesNotAnswerOnlyCostsTime() throws IOException {
        Path file = sparse(1 << 22, records(1 << 22));
        AllocatedRanges failing = (path, from) -> {
            throw new IOException("no answer");
        };
        assertThat(ZeroRun.end(file, 0, failing, done -> true)).isEqualTo(1 << 22);
    }

    @Test
    void lookingForItsEndCanBeCancelled() throws IOException {
        Path file = sparse(64 * GIB, (byte) 1);
        List<Long> asked = new ArrayList<>();
        ZeroRun.end(file, 0, AllocatedRanges.UNKNOWN, done -> {
            asked.add(done);
            return asked.size() < 3;
        });
        assertThat(asked).hasSizeLessThanOrEqualTo(4);
    }

    private static ScanSink into(List<Long> offsets) {
        return new ScanSink() {
            @Override
            public void record(long offset, ByteBuffer bytes, int at, int length) {
                offsets.add(offset);
            }

            @Override
            public void gap(long offset, long length, GapKind kind) {
                throw new AssertionError("a gap at " + offset);
            }
        };
    }
}
