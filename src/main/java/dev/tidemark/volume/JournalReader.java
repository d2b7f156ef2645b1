package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Layouts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;

/**
 * Reads a volume's journal over a synchronous handle of its own, since Timeout is ignored on overlapped ones. One thread
 * reads; {@link #cancel} and {@link #close} may come from another.
 */
public final class JournalReader implements AutoCloseable {

    private static final int FIRST_SIZE = 1 << 18;
    private static final int LARGEST_SIZE = 1 << 22;
    private static final int HEADER = 8;

    private final Backend backend;
    private final String target;
    private final Handle handle;
    private final ControlCode code;
    private final ByteBuffer in;
    private ByteBuffer out;

    /**
     * What one read returned.
     *
     * @param nextUsn where the next read begins
     * @param records the packed records, from position to limit; valid until the next read
     */
    public record Batch(long nextUsn, ByteBuffer records) {}

    /**
     * Opens the volume for reading. Without administrator rights its root directory is opened instead, and the journal is
     * read in the limited way.
     *
     * @throws Win32Exception 5 when neither may be opened, as while the volume is locked
     */
    public JournalReader(Backend backend, String volume) throws Win32Exception {
        this(backend, volume, JournalHandle.open(backend, volume));
    }

    /** Reads over a handle that is open already, and closes it in the end. */
    JournalReader(Backend backend, String volume, JournalHandle opened) {
        this.backend = backend;
        this.target = volume;
        this.handle = opened.handle();
        this.code =
                opened.limited() ? ControlCode.FSCTL_READ_UNPRIVILEGED_USN_JOURNAL : ControlCode.FSCTL_READ_USN_JOURNAL;
        this.in = backend.allocate(Layouts.READ_USN_JOURNAL_DATA_V1.size());
        this.out = backend.allocate(FIRST_SIZE);
    }

    /**
     * Reads, and waits as the request says ({@code FSCTL_READ_USN_JOURNAL}).
     *
     * @throws Win32Exception 1181 when the start USN was trimmed, 1179 or 1178 when the journal went, 87 when the id is
     *     not the current one, 995 when the read was cancelled, 13 when the answer leads back behind the start USN
     */
    public Batch read(ReadRequest request) throws Win32Exception {
        while (true) {
            request.encode(in);
            out.clear();
            Completion done = handle.control(code.value(), in, out);
            int returned = Calls.returned(done, out);
            if (done.ok() && returned >= HEADER) {
                out.limit(returned).position(HEADER);
                return new Batch(notBefore(request.startUsn(), out.getLong(0)), out);
            }
            if (!grow(done.status())) {
                throw done.failure(code.name(), target);
            }
        }
    }

    /** The next read would begin with what was read already, and so would every one after it. */
    private long notBefore(long asked, long next) throws Win32Exception {
        if (next < asked) {
            throw new Win32Exception(Win32Error.ERROR_INVALID_DATA.code(), code.name(), target);
        }
        return next;
    }

    /** Which of the two errors Windows gives for a full buffer is not documented: both mean more room. */
    private boolean grow(int status) {
        boolean tooSmall = Win32Error.ERROR_INSUFFICIENT_BUFFER.is(status) || Win32Error.ERROR_MORE_DATA.is(status);
        if (!tooSmall || out.capacity() >= LARGEST_SIZE) {
            return false;
        }
        out = backend.allocate(out.capacity() * 4);
        return true;
    }

    /** Whether the journal is read without administrator rights: Windows then leaves out what it does not tell everybody. */
    public boolean isLimited() {
        return code == ControlCode.FSCTL_READ_UNPRIVILEGED_USN_JOURNAL;
    }

    /** Ends the read that waits, with 995. */
    public void cancel() {
        handle.cancel();
    }

    @Override
    public void close() {
        handle.close();
    }
}
