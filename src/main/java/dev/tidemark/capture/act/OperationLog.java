package dev.tidemark.capture.act;

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
 * Safe from any thread. Every call that Tidemark sent, those that failed too: the newest {@value #MOST_OF_ACTS} of acts, and
 * the newest {@value #MOST_OF_ROUTINE} of what it sends by itself.
 */
public final class OperationLog {

    private static final int MOST_OF_ACTS = 20_000;
    private static final int MOST_OF_ROUTINE = 2_000;

    /** Of what is read all the time, only the beginning is worth keeping. */
    private static final int KEPT_OF_ROUTINE = 128;

    private static final byte[] NOTHING = new byte[0];

    private final InstantSource clock;
    private final Act routine;
    private final ArrayDeque<Operation> ofActs = new ArrayDeque<>();
    private final ArrayDeque<Operation> ofRoutine = new ArrayDeque<>();
    private final ArrayDeque<Act> acts = new ArrayDeque<>();
    private volatile boolean actsForbidden;
    private long operations;
    private long begun;

    public OperationLog(InstantSource clock) {
        this.clock = clock;
        this.routine = new Act(0, ActKind.ROUTINE, "", "", clock.instant());
    }

    /** Lets no act open anything, or lets them again: until somebody confirmed that this is safe. */
    public void forbidActs(boolean forbidden) {
        actsForbidden = forbidden;
    }

    boolean actsForbidden() {
        return actsForbidden;
    }

    /** Begins an act. */
    public synchronized Act begin(ActKind kind, String volume, String target) {
        begun++;
        Act act = new Act(begun, kind, volume, target, clock.instant());
        acts.addLast(act);
        if (acts.size() > MOST_OF_ACTS) {
            acts.removeFirst();
        }
        return act;
    }

    /** The same backend; every call over it is logged as part of an act. */
    public Backend traced(Backend backend, Act act) {
        return new TracingBackend(backend, this, act);
    }

    /** The same backend; every call over it is logged as what Tidemark sends by itself. */
    public Backend traced(Backend backend) {
        return traced(backend, routine);
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
    public synchronized List<Operation> operations(long after, boolean withRoutine) {
        List<Operation> all = new ArrayList<>();
        newer(ofActs, after, all);
        if (withRoutine) {
            newer(ofRoutine, after, all);
            all.sort((one, other) -> Long.compare(one.number(), other.number()));
        }
        return all;
    }

    private static void newer(ArrayDeque<Operation> from, long after, List<Operation> into) {
        int start = into.size();
        var newestFirst = from.descendingIterator();
        while (newestFirst.hasNext()) {
            Operation operation = newestFirst.next();
            if (operation.number() <= after) {
                break;
            }
            into.add(operation);
        }
        java.util.Collections.reverse(into.subList(start, into.size()));
    }

    /** The acts that are kept, oldest first. */
    public synchronized List<Act> acts() {
        return List.copyOf(acts);
    }

    /** Forgets the calls so far; acts stay. */
    public synchronized void clear() {
        ofActs.clear();
        ofRoutine.clear();
    }

    Instant now() {
        return clock.instant();
    }

    /** Logs a call that ended. */
    void note(
            Act act,
            Instant at,
            long nanos,
            String call,
            int code,
            String target,
            OpenMode mode,
            @Nullable ByteBuffer in,
            @Nullable ByteBuffer out,
            Completion done) {
        int most = act == routine ? KEPT_OF_ROUTINE : Operation.KEPT;
        byte[] input = in == null ? NOTHING : head(in, in.remaining(), most);
        byte[] output = out == null ? NOTHING : head(out, done.bytesReturned(), most);
        int sent = in == null ? 0 : in.remaining();
        int room = out == null ? 0 : out.remaining();
        synchronized (this) {
            operations++;
            ArrayDeque<Operation> kept = act == routine ? ofRoutine : ofActs;
            kept.addLast(new Operation(
                    operations,
                    act,
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
                    done.bytesReturned()));
            if (kept.size() > (act == routine ? MOST_OF_ROUTINE : MOST_OF_ACTS)) {
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
