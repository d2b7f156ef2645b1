package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.testing.Await;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A simulated machine whose clock stands, one volume of it with a journal, and requests to send it. */
final class Fixture implements AutoCloseable {

    static final int ALL = -1;
    static final long MIB = 1 << 20;

    /** A clock that moves when it is told to. */
    static final class StandingClock implements InstantSource {

        private volatile Instant now = Instant.parse("2024-05-06T07:08:09Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }
    }

    /** What a record says. */
    record Row(long usn, int version, String name, int reasons, int source, FileId file, FileId parent, long time) {

        String said() {
            return name + " " + Reason.symbols(reasons).replace("USN_REASON_", "");
        }
    }

    /** What a read returned. */
    record Answer(int status, int returned, long next, List<Row> rows) {

        List<String> said() {
            return rows.stream().map(Row::said).toList();
        }
    }

    /** A read request, with the values most tests want. */
    record Request(
            long start,
            int mask,
            boolean onlyOnClose,
            long timeout,
            long bytes,
            @Nullable Long id,
            int min,
            int max,
            boolean v0) {

        static Request from(long start) {
            return new Request(start, ALL, false, 0, 0, null, 2, 4, false);
        }

        Request mask(Reason... reasons) {
            int bits = 0;
            for (Reason reason : reasons) {
                bits |= reason.bit();
            }
            return new Request(start, bits, onlyOnClose, timeout, bytes, id, min, max, v0);
        }

        Request closeOnly() {
            return new Request(start, mask, true, timeout, bytes, id, min, max, v0);
        }

        Request waiting(long newBytes, long newTimeout) {
            return new Request(start, mask, onlyOnClose, newTimeout, newBytes, id, min, max, v0);
        }

        Request of(long journal) {
            return new Request(start, mask, onlyOnClose, timeout, bytes, journal, min, max, v0);
        }

        Request versions(int newMin, int newMax) {
            return new Request(start, mask, onlyOnClose, timeout, bytes, id, newMin, newMax, v0);
        }

        Request old() {
            return new Request(start, mask, onlyOnClose, timeout, bytes, id, min, max, true);
        }
    }

    final StandingClock clock = new StandingClock();
    final SimulatedBackend backend = SimulatedBackend.standard(1, clock);
    final String id;
    final SimulatedVolume volume;
    final SimulatedFiles files;
    final SimulatedJournal journal;
    final Handle handle;

    Fixture(String id) {
        this.id = id;
        this.volume = backend.volume(id);
        this.files = volume.files();
        this.journal = volume.journal();
        this.handle = open(OpenMode.READ_JOURNAL);
    }

    /** The volume that nobody has written to, with a new journal. */
    static Fixture fresh() {
        Fixture fixture = new Fixture("F:");
        fixture.journal.create(32 * MIB, 8 * MIB);
        return fixture;
    }

    Handle open(OpenMode mode) {
        try {
            return backend.openVolume(id, mode);
        } catch (Win32Exception e) {
            throw new AssertionError(e);
        }
    }

    Handle openFile(String path) {
        try {
            return backend.openFile(id, path, OpenMode.FACTS);
        } catch (Win32Exception e) {
            throw new AssertionError(e);
        }
    }

    SimulatedOpen create(String name) {
        return files.create(files.root(), name, FileAttribute.ARCHIVE.bit());
    }

    String vacant(String name) {
        return files.vacant(files.root(), name);
    }

    /** Makes a closed, empty file. */
    SimulatedFile file(String name) {
        try (SimulatedOpen open = create(name)) {
            return open.file();
        }
    }

    Completion send(ControlCode code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        return handle.control(code.value(), in, out);
    }

    int createJournal(long size, long delta) {
        ByteBuffer in = backend.allocate(Layouts.CREATE_USN_JOURNAL_DATA.size());
        in.putLong(0, size).putLong(8, delta);
        return send(ControlCode.FSCTL_CREATE_USN_JOURNAL, in, null).status();
    }

    /** The request to delete a journal. */
    ByteBuffer deletion(long id, int flags) {
        ByteBuffer in = backend.allocate(Layouts.DELETE_USN_JOURNAL_DATA.size());
        return in.putLong(0, id).putInt(8, flags);
    }

    int deleteJournal(int flags) {
        ByteBuffer in = deletion(journal.journalId(), flags);
        return send(ControlCode.FSCTL_DELETE_USN_JOURNAL, in, null).status();
    }

    Completion query(ByteBuffer out) {
        return send(ControlCode.FSCTL_QUERY_USN_JOURNAL, null, out);
    }

    /** A field of USN_JOURNAL_DATA_V0, asked for. */
    long queried(String field) {
        ByteBuffer out = backend.allocate(80);
        assertThat(query(out).status()).isZero();
        return out.getLong(Layouts.USN_JOURNAL_DATA_V0.offset(field));
    }

    /** A buffer full of ones, so that what is not written shows. */
    ByteBuffer dirty(int size) {
        ByteBuffer bytes = backend.allocate(size);
        for (int i = 0; i < size; i++) {
            bytes.put(i, (byte) -1);
        }
        return bytes;
    }

    ByteBuffer encode(Request request) {
        Layout v0 = Layouts.READ_USN_JOURNAL_DATA_V0;
        Layout v1 = Layouts.READ_USN_JOURNAL_DATA_V1;
        ByteBuffer in = backend.allocate(request.v0() ? v0.size() : v1.size());
        Long journalId = request.id();
        in.putLong(v0.offset("StartUsn"), request.start());
        in.putInt(v0.offset("ReasonMask"), request.mask());
        in.putInt(v0.offset("ReturnOnlyOnClose"), request.onlyOnClose() ? 1 : 0);
        in.putLong(v0.offset("Timeout"), request.timeout());
        in.putLong(v0.offset("BytesToWaitFor"), request.bytes());
        in.putLong(v0.offset("UsnJournalID"), journalId == null ? journal.journalId() : journalId);
        if (!request.v0()) {
            in.putShort(v1.offset("MinMajorVersion"), (short) request.min());
            in.putShort(v1.offset("MaxMajorVersion"), (short) request.max());
        }
        return in;
    }

    Answer read(Request request) {
        return read(handle, request, 1 << 16);
    }

    Answer read(Handle on, Request request, int size) {
        ByteBuffer out = dirty(size);
        Completion done = on.control(ControlCode.FSCTL_READ_USN_JOURNAL.value(), encode(request), out);
        List<Row> rows = new ArrayList<>();
        if (done.bytesReturned() < 8) {
            return new Answer(done.status(), done.bytesReturned(), -1, rows);
        }
        int at = 8;
        while (at < done.bytesReturned()) {
            assertThat(at % 8).as("a record begins on 8 bytes").isZero();
            int step = PackedRecords.step(out, at, done.bytesReturned());
            assertThat(step).as("a sound record at %d", at).isPositive();
            rows.add(row(out, at));
            at += step;
        }
        assertThat(at).as("records end where the answer ends").isEqualTo(done.bytesReturned());
        return new Answer(done.status(), done.bytesReturned(), out.getLong(0), rows);
    }

    static Row row(ByteBuffer bytes, int at) {
        int version = RecordBytes.majorVersion(bytes, at);
        return new Row(
                RecordBytes.usn(bytes, at),
                version,
                RecordBytes.name(bytes, at),
                RecordBytes.reason(bytes, at),
                RecordBytes.sourceInfo(bytes, at),
                new FileId(RecordBytes.fileIdHigh(bytes, at), RecordBytes.fileIdLow(bytes, at)),
                new FileId(RecordBytes.parentIdHigh(bytes, at), RecordBytes.parentIdLow(bytes, at)),
                version == 4 ? 0 : RecordBytes.time(bytes, at));
    }

    /** Everything from the first record on. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        long at = 0;
        Answer answer = read(Request.from(at));
        while (!answer.rows().isEmpty()) {
            rows.addAll(answer.rows());
            at = answer.next();
            answer = read(Request.from(at));
        }
        return rows;
    }

    List<String> said() {
        return rows().stream().map(Row::said).toList();
    }

    /** Sends a read that is expected to wait, and returns once it does. */
    CompletableFuture<Answer> waits(Handle on, Request request) {
        int before = backend.counters().waitingCalls();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> read(on, request, 1 << 16));
        Await.until("a read that waits", () -> backend.counters().waitingCalls() != before || answer.isDone());
        return answer;
    }

    @Override
    public void close() {
        handle.close();
        backend.close();
        assertThat(backend.counters().openHandles()).as("open handles").isZero();
        assertThat(backend.counters().waitingCalls()).as("waiting calls").isZero();
    }
}
