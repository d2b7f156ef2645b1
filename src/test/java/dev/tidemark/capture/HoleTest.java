package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.ScanSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with a hole of a TiB in the middle. */
@Tag("shows-evidence")
class HoleTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long TIB = 1L << 40;
    private static final int COUNT = 200;

    @TempDir
    Path folder;

    private long firstEnd;

    private static byte[] records(long firstUsn) {
        JournalFile journal = new JournalFile(firstUsn);
        for (int i = 0; i < COUNT; i++) {
            journal.add(Records.v2("f" + i).file(FileId.ntfs(40 + i, 1)).parent(FileId.NTFS_ROOT));
        }
        return journal.toBytes();
    }

    /** Records, nothing up to a TiB, and records again. */
    private Path journal() throws IOException {
        return file(records(0), records(TIB));
    }

    private Path file(byte[] before, byte... behind) throws IOException {
        firstEnd = before.length;
        Path file = folder.resolve("file");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(before), 0);
            channel.write(ByteBuffer.wrap(behind), TIB);
        } catch (IOException e) {
            assumeTrue(false, "the file system has room for a hole of a TiB");
        }
        return file;
    }

    /** As the file system would answer. */
    private AllocatedRanges ranges() {
        long until = firstEnd + 4095 & -4096;
        return (file, from) -> from < until ? from : Math.max(from, TIB);
    }

    private static final class Found implements ScanSink {

        private final List<Long> records = new ArrayList<>();
        private final List<String> gaps = new ArrayList<>();

        @Override
        public void record(long offset, ByteBuffer bytes, int at, int length) {
            records.add(offset);
        }

        @Override
        public void gap(long offset, long length, GapKind kind) {
            gaps.add(kind + " " + offset + " " + length);
        }
    }

    @Test
    void theRecordsBehindAreFoundAtOnceAndTheHoleIsSaid() throws IOException {
        Path file = journal();
        Found found = new Found();
        AtomicLong asked = new AtomicLong();

        assertTimeoutPreemptively(
                SOON, () -> StreamScan.scan(file, ranges(), found, done -> asked.incrementAndGet() > 0));

        long page = firstEnd + 4095 & -4096;
        assertThat(found.records).hasSize(2 * COUNT).contains(0L, TIB);
        assertThat(found.gaps).containsExactly("ZEROED " + page + " " + (TIB - page));
        assertThat(asked.get()).as("looks at whether to go on").isLessThan(40);
    }

    @Test
    void foreignBytesBeforeTheHoleAreOneStretchWithIt() throws IOException {
        byte[] foreign = new byte[9000];
        java.util.Arrays.fill(foreign, (byte) 0x5A);
        Path file = file(foreign, records(TIB));
        Found found = new Found();

        assertTimeoutPreemptively(SOON, () -> StreamScan.scan(file, ranges(), found, done -> true));

        assertThat(found.records).hasSize(COUNT).startsWith(TIB);
        assertThat(found.gaps).containsExactly("DAMAGED 0 " + TIB);
    }

    @Test
    void theWindowHasAllRowsAtOnce() throws Exception {
        Path file = journal();
        try (FileSource source = FileSource.open(file, folder, ranges())) {
            assertTimeoutPreemptively(SOON, source::awaitLoaded);

            RecordStore store = source.store();
            RecordCursor cursor = new RecordCursor();
            assertThat(source.state().phase()).isEqualTo(Phase.COMPLETE);
            assertThat(store.size()).isEqualTo(2 * COUNT + 1);
            assertThat(Reading.read(store, COUNT, cursor)).isTrue();
            assertThat(Objects.requireNonNull(cursor.marker()).detail()).isInstanceOf(MarkerDetail.Damaged.class);
            assertThat(Reading.read(store, COUNT + 1, cursor)).isTrue();
            assertThat(cursor.offset()).isEqualTo(TIB);
        }
    }

    @Test
    void aSearchFindsTheRecordsOnBothSides() throws IOException {
        Path file = journal();
        BackgroundTask task = new BackgroundTask("search");
        try (CarvedSource found =
                assertTimeoutPreemptively(SOON, () -> CarvedSource.search(0, file, folder, ranges(), task))) {
            assertThat(found.store().size()).isEqualTo(2 * COUNT);
            assertThat(found.state().phase()).isEqualTo(Phase.COMPLETE);
        }
    }

    @Test
    void aTableGoesOnBehindIt() throws Exception {
        FileTableBytes table = FileTableBytes.withRoot(61);
        table.directory(40, 1, 5000)
                .name(FileId.NTFS_ROOT, "Users", FileTableBytes.WIN32)
                .write();
        // What stands behind the hole is a copy of records that are not numbered so: it is damage, which is counted.
        Path file = file(table.toBytes(), table.toBytes());
        Path journal = Files.write(folder.resolve("$J"), records(0));
        AtomicLong asked = new AtomicLong();
        try (FileSource source = FileSource.open(journal, folder, (any, from) -> {
            asked.incrementAndGet();
            return ranges().firstAllocated(any, from);
        })) {
            assertTimeoutPreemptively(SOON, () -> source.addFileTable(file));

            assertThat(asked.get()).isPositive();
            assertThat(source.tableNotes()).anyMatch(note -> note.kind() == TableNote.Kind.DAMAGED);
        }
    }

    /** Where nobody tells what has room on the disk, it is read: how far that is is told, and it ends at once. */
    @Test
    void whatIsReadEndsAtOnceWhenItIsNoLongerWanted() throws Exception {
        Path file = journal();
        AtomicBoolean wanted = new AtomicBoolean(true);
        AtomicLong far = new AtomicLong();
        CompletableFuture<Long> scan = CompletableFuture.supplyAsync(() -> {
            try {
                return StreamScan.scan(file, AllocatedRanges.UNKNOWN, new Found(), done -> {
                    far.set(done);
                    return wanted.get();
                });
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Await.until("it is some way in", () -> far.get() > 1L << 28);

        wanted.set(false);

        Await.until("the scan ended", scan::isDone);
        assertThat(scan.join()).isBetween(1L << 28, TIB - 1);
    }

    @Test
    void theWindowLetsGoOfItAtOnce() throws Exception {
        FileSource source = FileSource.open(journal(), folder);
        Await.until("it is some way in", () -> source.state().done() > 1L << 28);

        assertTimeoutPreemptively(SOON, source::close);

        assertThat(source.state().phase()).isEqualTo(Phase.CLOSED);
    }
}
