package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.StreamScan;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.ScanSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that never end, or never begin. */
@Tag("shows-evidence")
class EndlessSourceTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        try {
            assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "there is mkfifo");
        } catch (IOException e) {
            assumeTrue(false, "there is mkfifo");
        }
        return pipe;
    }

    private static final class Counting implements ScanSink {

        private final AtomicInteger records = new AtomicInteger();

        @Override
        public void record(long offset, ByteBuffer bytes, int at, int length) {
            records.incrementAndGet();
        }

        @Override
        public void gap(long offset, long length, GapKind kind) {}
    }

    private static CompletableFuture<Void> scan(Path file, Counting sink, AtomicBoolean wanted) {
        return CompletableFuture.runAsync(() -> {
            try {
                StreamScan.scan(file, AllocatedRanges.UNKNOWN, sink, done -> wanted.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void aPipeThatNobodyWritesEndsAtOnceWhenItIsNoLongerWanted() throws Exception {
        Path pipe = pipe();
        AtomicBoolean wanted = new AtomicBoolean(true);
        CompletableFuture<Void> scan = scan(pipe, new Counting(), wanted);
        Await.until(
                "the pipe is waited for",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals("tidemark-pipe")));

        wanted.set(false);

        Await.until("the scan ended", scan::isDone);
        // Whoever opens a pipe waits for its other end, and only that lets go of the thread.
        Files.newOutputStream(pipe).close();
        Await.until(
                "nobody waits for the pipe",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("tidemark-pipe")));
    }

    @Test
    void aPipeIsReadToItsEnd() throws Exception {
        Path pipe = pipe();
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 50_000; i++) {
            journal.add(Records.v2("f" + i).file(FileId.ntfs(40 + i, 1)).parent(FileId.NTFS_ROOT));
        }
        AtomicReference<Cli.Outcome> outcome = new AtomicReference<>();
        Thread reading =
                Thread.ofPlatform().daemon().start(() -> outcome.set(Cli.run("records", pipe.toString(), "--count")));
        try (OutputStream out = Files.newOutputStream(pipe)) {
            out.write(journal.toBytes());
        }
        reading.join(SOON);

        assertThat(outcome.get()).isNotNull();
        assertThat(outcome.get().out()).contains("50000");
        assertThat(outcome.get().code()).isZero();
    }

    @Test
    void aPipeInTheMiddleOfAJournalEndsToo() throws Exception {
        Path pipe = pipe();
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        AtomicBoolean wanted = new AtomicBoolean(true);
        CompletableFuture<Void> scan = scan(pipe, new Counting(), wanted);
        try (OutputStream out = Files.newOutputStream(pipe)) {
            out.write(journal.toBytes());
            out.flush();
            wanted.set(false);
            Await.until("the scan ended", scan::isDone);
        }
    }

    @Test
    void aDeviceIsNoJournal() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "there is /dev/zero");

        Cli.Outcome outcome = assertTimeoutPreemptively(SOON, () -> Cli.run("records", zero.toString()));
        Cli.Outcome paths = assertTimeoutPreemptively(SOON, () -> Cli.run("records", zero.toString(), "--paths"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("a device");
        assertThat(paths.code()).isEqualTo(1);
        assertThat(paths.err()).contains("a device");
    }

    private Path tebibyteOfNothing() throws IOException {
        Path file = folder.resolve("$J");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), (1L << 40) - 1);
        } catch (IOException e) {
            assumeTrue(false, "the file system has room for a hole of a TiB");
        }
        return file;
    }

    @Test
    void aTebibyteOfNothingSaysHowFarItIsAndEndsAtOnceWhenItIsNoLongerWanted() throws Exception {
        Path file = tebibyteOfNothing();
        AtomicBoolean wanted = new AtomicBoolean(true);
        AtomicLong far = new AtomicLong();
        CompletableFuture<Void> scan = CompletableFuture.runAsync(() -> {
            try {
                StreamScan.scan(file, AllocatedRanges.UNKNOWN, new Counting(), done -> {
                    far.set(done);
                    return wanted.get();
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Await.until("it is some way in", () -> far.get() > 1L << 28);

        wanted.set(false);

        Await.until("the scan ended", scan::isDone);
        assertThat(far.get()).isLessThan(1L << 40);
    }

    @Test
    void aTebibyteOfNothingIsLetGoByTheWindowAtOnce() throws Exception {
        Path file = tebibyteOfNothing();
        FileSource source = FileSource.open(file, folder);
        Await.until("it is some way in", () -> source.state().done() > 1L << 28);

        assertTimeoutPreemptively(SOON, source::close);

        assertThat(source.state().total()).isEqualTo(1L << 40);
    }

    /** Where the file system is asked, nothing of it is read. */
    @Test
    void aTebibyteThatHasNoRoomOnTheDiskIsPassedOver() throws Exception {
        Path file = tebibyteOfNothing();
        long room = (1L << 40) - 4096;

        long end = assertTimeoutPreemptively(
                SOON, () -> StreamScan.scan(file, (any, from) -> room, new Counting(), done -> true));

        assertThat(end).isEqualTo(1L << 40);
    }

    @Test
    void howLongAHoleTakesIsSaid() {
        assertThat(Messages.text("cli.progress", 1L << 30, 1L << 40) + Messages.text("cli.progress.left", 7L))
                .isEqualTo("1,073,741,824 of 1,099,511,627,776 bytes read, no record yet; about 7 minutes left");
    }

    @Test
    void aPipeHasNoPaths() throws Exception {
        Path pipe = pipe();

        Cli.Outcome outcome = assertTimeoutPreemptively(SOON, () -> Cli.run("records", pipe.toString(), "--paths"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("a pipe");
    }
}
