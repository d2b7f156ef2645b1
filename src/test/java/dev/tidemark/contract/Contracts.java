package dev.tidemark.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.testing.Await;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.volume.JournalControl;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalReader;
import dev.tidemark.volume.ReadRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Stateless. All contracts of {@code volume}, and what they share. */
final class Contracts {

    static final int ALL = -1;
    static final OpenMode OVERLAPPED = OpenMode.ACT.withFlags(OpenMode.FLAG_OVERLAPPED);

    private Contracts() {}

    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        all.addAll(JournalContracts.all());
        all.addAll(ReadContracts.all());
        all.addAll(FileContracts.all());
        all.addAll(VolumeContracts.all());
        all.addAll(HandleContracts.all());
        all.addAll(FaultContracts.all());
        return all;
    }

    /** A record as the contracts look at it. */
    record Seen(long usn, int version, int reason, int source, long file, String name) {}

    /** Something that may be refused. */
    interface Attempt {
        void run() throws Exception;
    }

    /** The Win32 error that something ends with; fails when it does not. */
    static int error(Attempt attempt) {
        Win32Exception refused = catchThrowableOfType(Win32Exception.class, attempt::run);
        assertThat(refused).as("nothing was refused").isNotNull();
        return Objects.requireNonNull(refused).code();
    }

    static Handle open(Machine machine, OpenMode mode) throws Win32Exception {
        return machine.backend().openVolume(machine.volume(), mode);
    }

    static Handle file(Machine machine, String path) throws Win32Exception {
        return machine.backend().openFile(machine.volume(), path, OpenMode.FACTS);
    }

    static JournalData query(Machine machine) throws Win32Exception {
        try (Handle handle = open(machine, OpenMode.READ_JOURNAL)) {
            return JournalControl.query(handle, machine.backend(), machine.volume());
        }
    }

    static ReadRequest from(long usn, JournalData journal) {
        return new ReadRequest(usn, ALL, false, 0, 0, journal.journalId(), 2, 3, false);
    }

    static List<Seen> read(Machine machine, ReadRequest request) throws Win32Exception {
        try (JournalReader reader = new JournalReader(machine.backend(), machine.volume())) {
            return seen(reader.read(request));
        }
    }

    static List<Seen> seen(JournalReader.Batch batch) {
        List<Seen> all = new ArrayList<>();
        ByteBuffer bytes = batch.records();
        for (int at = bytes.position(); at < bytes.limit(); at += RecordBytes.length(bytes, at)) {
            all.add(new Seen(
                    RecordBytes.usn(bytes, at),
                    RecordBytes.majorVersion(bytes, at),
                    RecordBytes.reason(bytes, at),
                    RecordBytes.sourceInfo(bytes, at),
                    RecordBytes.fileIdLow(bytes, at),
                    RecordBytes.majorVersion(bytes, at) == 4 ? "" : RecordBytes.name(bytes, at)));
        }
        return all;
    }

    /** The record at a USN. */
    static Seen recordAt(Machine machine, long usn) throws Win32Exception {
        return read(machine, from(usn, query(machine))).getFirst();
    }

    /** Runs something that waits on a thread of its own. */
    static <T> CompletableFuture<T> later(java.util.concurrent.Callable<T> waiting) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                future.complete(waiting.call());
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    static <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    /** Whether calls go on waiting: once the machine knows of as many, and else once they must have begun to. */
    static boolean stillWaits(Machine machine, CompletableFuture<?>... calls) {
        Await.until(
                "calls that wait",
                () -> machine.waitingCalls().orElse(calls.length) >= calls.length || !noneIsDone(calls));
        return Await.lasts(Duration.ofMillis(300), () -> noneIsDone(calls));
    }

    private static boolean noneIsDone(CompletableFuture<?>... calls) {
        return Stream.of(calls).noneMatch(CompletableFuture::isDone);
    }
}
