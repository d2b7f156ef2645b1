package dev.tidemark.backend.simulated.fault;

import dev.tidemark.backend.ActiveFault;
import dev.tidemark.backend.DriverQuirk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Faults on demand: which control code fails, with what error, how often, and how late. Safe from any thread. */
public final class Faults {

    /**
     * One fault.
     *
     * @param error the Win32 error
     * @param left how many times it still happens, -1 for always
     * @param chance 0 to 1
     */
    private record Fault(int error, int left, double chance) {}

    private final Map<Integer, Fault> failing = new ConcurrentHashMap<>();
    private final Map<Integer, Long> delays = new ConcurrentHashMap<>();
    private final Set<Integer> stubborn = ConcurrentHashMap.newKeySet();
    private final Set<DriverQuirk> quirks = ConcurrentHashMap.newKeySet();
    private final RandomGenerator random;

    /**
     * @param random decides on faults that happen with a chance
     */
    public Faults(RandomGenerator random) {
        this.random = random;
    }

    /** The next call of a control code fails. */
    public void failOnce(int code, int error) {
        failing.put(code, new Fault(error, 1, 1));
    }

    /** Every call of a control code fails, with a chance from 0 to 1. */
    public void fail(int code, int error, double chance) {
        failing.put(code, new Fault(error, -1, chance));
    }

    /** Every call of a control code takes longer; a cancel ends it early, with 995. */
    public void delay(int code, long millis) {
        delays.put(code, millis);
    }

    /** Nothing fails and nothing is late any more. */
    public void clear() {
        failing.clear();
        delays.clear();
        stubborn.clear();
        quirks.clear();
    }

    /** A hold goes on though it was cancelled, as with a driver that does not let go, until {@link #clear}. */
    public void ignoreCancel(int code) {
        stubborn.add(code);
    }

    /** A driver does otherwise than the pages say, until {@link #clear}. */
    public void switchOn(DriverQuirk quirk) {
        quirks.add(quirk);
    }

    public boolean has(DriverQuirk quirk) {
        return quirks.contains(quirk);
    }

    /** What still happens, by control code. */
    public List<ActiveFault> active() {
        List<ActiveFault> all = new ArrayList<>();
        new TreeMap<>(failing)
                .forEach((code, fault) ->
                        all.add(new ActiveFault.Failing(code, fault.error(), fault.left() > 0, fault.chance())));
        new TreeMap<>(delays).forEach((code, millis) -> all.add(new ActiveFault.Late(code, millis)));
        new TreeSet<>(stubborn).forEach(code -> all.add(new ActiveFault.Stubborn(code)));
        new TreeSet<>(quirks).forEach(quirk -> all.add(new ActiveFault.Quirk(quirk)));
        return all;
    }

    /** Whether a call of a control code goes on though it was cancelled. */
    public boolean ignoresCancel(int code) {
        return stubborn.contains(code);
    }

    /** How much longer a control code takes, in milliseconds. */
    public long delay(int code) {
        return delays.getOrDefault(code, 0L);
    }

    /** The error of this call, empty when it goes on. */
    public Optional<Integer> next(int code) {
        Fault fault = failing.get(code);
        if (fault == null || fault.chance() < 1 && roll() >= fault.chance()) {
            return Optional.empty();
        }
        boolean spent = fault.left() > 0 && !failing.remove(code, fault);
        return spent ? Optional.empty() : Optional.of(fault.error());
    }

    private synchronized double roll() {
        return random.nextDouble();
    }
}
