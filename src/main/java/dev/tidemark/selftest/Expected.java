package dev.tidemark.selftest;

import dev.tidemark.backend.Win32Error;
import java.util.List;

/**
 * What a question is expected to be answered with. Immutable.
 *
 * @param assumption the one place that says so: a member of {@link dev.tidemark.backend.AssumedWindows}
 * @param accepted the answers that go with it, in words; one or more
 */
record Expected(String assumption, List<String> accepted) {

    /** What is expected of what has no assumption of its own: that it goes well. */
    static final Expected WELL = success("");

    Expected {
        accepted = List.copyOf(accepted);
    }

    /** Success. */
    static Expected success(String assumption) {
        return status(assumption, Win32Error.SUCCESS);
    }

    /** A Win32 error, 0 for success. */
    static Expected status(String assumption, int status) {
        return new Expected(assumption, List.of(Observation.words(status)));
    }

    /** One of some errors. */
    static Expected oneOf(String assumption, List<Win32Error> errors) {
        return new Expected(
                assumption,
                errors.stream().map(error -> Observation.words(error.code())).toList());
    }

    static Expected error(String assumption, Win32Error error) {
        return status(assumption, error.code());
    }

    /** Words that the question makes of what it sees. */
    static Expected words(String assumption, String... words) {
        return new Expected(assumption, List.of(words));
    }

    /** Success, and something more that is seen. */
    static Expected successAnd(String assumption, String more) {
        return words(assumption, Observation.words(Win32Error.SUCCESS) + ", " + more);
    }

    boolean accepts(Observation seen) {
        return accepted.contains(seen.words());
    }

    String words() {
        return String.join(" or ", accepted);
    }
}
