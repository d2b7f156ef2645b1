package dev.tidemark.trace;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.OpenMode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every call that Tidemark sent, those that failed too: the newest {@value #MOST_OF_ACTS} of acts, and the newest {@value
 * #MOST_OF_ROUTINE} of what it sends by itself. Safe from any thread.
 */
public final class DeviceCallLog {

    private static final int MOST_OF_ACTS = 20_000;
    private static final int MOST_OF_ROUTINE = 2_000;

    /** Of what is read all the time, only the beginning is worth keeping. */
    private static final int KEPT_OF_ROUTINE = 128;

    private static final byte[] NOTHING = new byte[0];

    private final InstantSource clock;
    private final ArrayDeque<DeviceCall> ofActs = new ArrayDeque<>();
    private final ArrayDeque<DeviceCall> ofRoutine = new ArrayDeque<>();
    private long operations;

    public DeviceCallLog(InstantSource clock) {
        this.clock = clock;
    }

    /** The same backend; every call over it is logged as sent for a purpose. */
    public Backend traced(Backend backend, CallPurpose purpose) {
        return new TracingBackend(backend, this, purpose);
    }

    /** The same backend; every call over it is logged as what Tidemark sends by itself. */
    public Backend traced(Backend backend) {
        return traced(backend, Routine.ROUTINE);
    }

    /** How many calls were logged so far. */
    public synchronized long count() {
        return operations;
    }

    /**
     * The calls that are kept, oldest first.
     *
     * @param after only those with a higher number
     * @param withRoutine whether those that Tidemark sent by itself are among them
     */
    public synchronized List<DeviceCall> operations(long after, boolean withRoutine) {
        List<DeviceCall> all = new ArrayList<>();
        newer(ofActs, after, all);
        if (withRoutine) {
            newer(ofRoutine, after, all);
            all.sort((one, other) -> Long.compare(one.number(), other.number()));
        }
        return all;
    }

    private static void newer(ArrayDeque<DeviceCall> from, long after, List<DeviceCall> into) {
        int start = into.size();
        var newestFirst = from.descendingIterator();
        while (newestFirst.hasNext()) {
            DeviceCall operation = newestFirst.next();
            if (operation.number() <= after) {
                break;
            }
            into.add(operation);
        }
        java.util.Collections.reverse(into.subList(start, into.size()));
    }

    /** Forgets the calls so far. */
    public synchronized void clear() {
        ofActs.clear();
        ofRoutine.clear();
    }

    /** The time by the clock of this log. */
    public Instant now() {
        return clock.instant();
    }

    /** Logs a call that ended. */
    void note(
            CallPurpose purpose,
            Instant at,
            long nanos,
            String call,
            int code,
            String target,
            OpenMode mode,
            @Nullable ByteBuffer in,
            @Nullable ByteBuffer out,
            Completion done) {
        int most = purpose == Routine.ROUTINE ? KEPT_OF_ROUTINE : DeviceCall.KEPT;
        byte[] input = in == null ? NOTHING : head(in, in.remaining(), most);
        byte[] output = out == null ? NOTHING : head(out, done.bytesReturned(), most);
        int sent = in == null ? 0 : in.remaining();
        int room = out == null ? 0 : out.remaining();
        synchronized (this) {
            operations++;
            ArrayDeque<DeviceCall> kept = purpose == Routine.ROUTINE ? ofRoutine : ofActs;
            kept.addLast(new DeviceCall(
                    operations,
                    purpose,
                    at,
                    Duration.ofNanos(nanos),
                    call,
                    code,
                    target,
                    mode,
                    input,
                    sent,
                    output,
                    room,
                    done.status(),
                    done.detail(),
                    done.bytesReturned()));
            if (kept.size() > (purpose == Routine.ROUTINE ? MOST_OF_ROUTINE : MOST_OF_ACTS)) {
                kept.removeFirst();
            }
        }
    }

    private static byte[] head(ByteBuffer bytes, int length, int most) {
        byte[] copy = new byte[Math.max(0, Math.min(Math.min(length, bytes.remaining()), most))];
        bytes.get(bytes.position(), copy);
        return copy;
    }
}
