package dev.tidemark.selftest;

import dev.tidemark.backend.Win32Exception;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts the answers, and hands them on one at a time. Safe from any thread. */
final class Tally {

    private final Consumer<Finding> findings;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

    Tally(Consumer<Finding> findings) {
        this.findings = findings;
    }

    synchronized void add(Finding finding) {
        counts.merge(finding.verdict(), 1, Integer::sum);
        findings.accept(finding);
    }

    synchronized int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    void skipped(Check check, String why) {
        add(Finding.skipped(check.number(), "", Expected.WELL, why));
    }

    /** A question that was not answered in time. */
    void unanswered(Check check, Trial trial) {
        long millis = trial.nanos() / 1_000_000;
        Trial.Asked asked = trial.asked();
        add(Finding.answered(check.number(), asked.name(), asked.expected(), Observation.of("no answer"), millis));
    }

    /** What the questions need could not be made. */
    void unprepared(Check check, Win32Exception e) {
        add(Finding.answered(check.number(), "preparing it: " + e.call(), Expected.WELL, Observation.of(e), 0));
    }

    /** The check itself has a fault. */
    void faulty(Check check, RuntimeException e) {
        Observation seen = Observation.of(e.getClass().getSimpleName());
        add(Finding.answered(check.number(), "fault", Expected.WELL, seen, 0));
    }

    /** What a check could not undo. */
    void left(Check check, Trial trial) {
        Exception failure = trial.undo().failure();
        if (failure != null) {
            Observation seen = failure instanceof Win32Exception refused
                    ? Observation.of(refused)
                    : Observation.of(failure.getClass().getSimpleName());
            add(Finding.answered(check.number(), "undoing it", Expected.WELL, seen, 0));
        }
    }
}
