package dev.tidemark.selftest;

/**
 * One question of the report, with its answer. Immutable.
 *
 * @param check the number of the check that it belongs to
 * @param name what was asked
 * @param assumption where what is expected has its place
 * @param expected in words
 * @param got in words; empty when it was not asked
 * @param ntStatus the NTSTATUS behind a failure, 0 when it is not known
 * @param bytes the first bytes of the output in hex; may be empty
 * @param tries how often it was asked until that was answered; 0 when it was not asked
 * @param millis how long the answer took
 * @param why why it was not asked; empty when it was
 */
public record Finding(
        int check,
        String name,
        String assumption,
        String expected,
        String got,
        int ntStatus,
        String bytes,
        int tries,
        long millis,
        Verdict verdict,
        String why) {

    static Finding answered(int check, String name, Expected expected, Observation seen, long millis) {
        return new Finding(
                check,
                name,
                expected.assumption(),
                expected.words(),
                seen.words(),
                seen.ntStatus(),
                seen.bytes(),
                seen.tries(),
                millis,
                expected.accepts(seen) ? Verdict.SAME : Verdict.OTHER,
                "");
    }

    static Finding skipped(int check, String name, Expected expected, String why) {
        return new Finding(check, name, expected.assumption(), expected.words(), "", 0, "", 0, 0, Verdict.SKIPPED, why);
    }
}
