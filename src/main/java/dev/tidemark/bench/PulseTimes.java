package dev.tidemark.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The time the FX thread spent in each pulse, in nanoseconds. Not thread-safe.
 *
 * @param name the scenario
 * @param nanos one figure a pulse, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // figures, handed over once
record PulseTimes(String name, long[] nanos) {

    PulseTimes {
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    /** Several rounds of the same as one. */
    static PulseTimes of(List<PulseTimes> rounds) {
        long[] all = rounds.stream()
                .flatMapToLong(round -> Arrays.stream(round.nanos))
                .toArray();
        return new PulseTimes(rounds.getFirst().name, all);
    }

    /** The time that this share of the pulses stayed within, in milliseconds. */
    double percentile(double share) {
        int index = (int) Math.ceil(share * nanos.length) - 1;
        return nanos[Math.max(0, index)] / 1e6;
    }

    double median() {
        return percentile(0.5);
    }

    double longest() {
        return nanos[nanos.length - 1] / 1e6;
    }

    String line(PulseTimes control) {
        return String.format(
                Locale.ROOT,
                "%-22s %6d pulses   median %6.2f ms   99%% %6.2f ms (x%.2f of control)   longest %7.2f ms",
                name,
                nanos.length,
                median(),
                percentile(0.99),
                percentile(0.99) / control.percentile(0.99),
                longest());
    }
}
