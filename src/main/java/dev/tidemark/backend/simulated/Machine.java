package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Rights;
import dev.tidemark.backend.Win32Error;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Safe from any thread. What the volumes of one simulated machine share: clock, faults, rights and handle numbers. */
final class Machine {

    private static final long FIRST_HANDLE = 0x1A4;
    private static final int HANDLE_STEP = 4;

    private final InstantSource clock;
    private final Faults faults;
    private final Leaks leaks = new Leaks();
    private final AtomicLong nextHandle = new AtomicLong(FIRST_HANDLE);
    private final Map<Long, SimulatedHandle> handles = new ConcurrentHashMap<>();
    private volatile Rights rights = new Rights(true, true, true);
    private volatile int dismountedError = Win32Error.ERROR_NOT_READY.code();

    Machine(InstantSource clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    InstantSource clock() {
        return clock;
    }

    Faults faults() {
        return faults;
    }

    Leaks leaks() {
        return leaks;
    }

    Rights rights() {
        return rights;
    }

    void rights(Rights now) {
        rights = now;
    }

    /** What a handle from before a dismount answers. */
    int dismountedError() {
        return dismountedError;
    }

    void dismountedError(int error) {
        dismountedError = error;
    }

    /** A number for a simulated program, the same one each time: a multiple of 4, as on Windows. */
    static long processId(String process) {
        return process.equals("System") ? 4 : 1000 + 4L * Math.floorMod(process.hashCode(), 5000);
    }

    // --- handles

    long register(SimulatedHandle handle) {
        long value = nextHandle.getAndAdd(HANDLE_STEP);
        handles.put(value, handle);
        leaks.opened();
        return value;
    }

    void closed(long value) {
        handles.remove(value);
        leaks.closed();
    }

    /** The open handle of that number; {@code null} when there is none. */
    @Nullable
    SimulatedHandle handle(long value) {
        return handles.get(value);
    }
}
