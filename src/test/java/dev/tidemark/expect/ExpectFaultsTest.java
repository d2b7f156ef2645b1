package dev.tidemark.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.BuiltInWorkloads;
import dev.tidemark.backend.WorkloadScript;
import dev.tidemark.backend.simulated.SimulatedBackend;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** A program that does otherwise than it did when it was recorded is found out, and what it does otherwise is named. */
@Tag("shows-story")
class ExpectFaultsTest {

    /** Scenario, what stands in it, what stands there instead, and what must be said. */
    static final List<Arguments> FAULTS = List.of(
            Arguments.of(
                    "an extra overwrite",
                    "truncate-and-write",
                    "append f 5000",
                    "append f 5000\nwrite f 0 10",
                    List.of("Different: \\expect\\report.txt (line", "too much: DATA_OVERWRITE")),
            Arguments.of(
                    "a stray file",
                    "save-in-place",
                    "close f",
                    "close f\ncreate s \\expect\\stray.txt\nclose s",
                    List.of(
                            "Extra: \\expect\\stray.txt, where nothing else was to happen: under \\expect (line",
                            "FILE_CREATE|CLOSE")),
            Arguments.of(
                    "a lost source info",
                    "mark",
                    "mark f DATA_MANAGEMENT",
                    "",
                    List.of("Different: \\expect\\a.txt (line", "source: DATA_MANAGEMENT expected, none found")),
            Arguments.of(
                    "source info of more",
                    "save-in-place",
                    "write f",
                    "mark f AUXILIARY_DATA\nwrite f",
                    List.of("source: none expected, AUXILIARY_DATA found")),
            Arguments.of(
                    "a reason that is lacking",
                    "replace-file",
                    "change t SECURITY_CHANGE",
                    "",
                    List.of("Different: \\expect\\report~R{1}.TMP (line", "lacks: SECURITY_CHANGE")),
            Arguments.of(
                    "a temporary file that is left behind",
                    "temporary-file",
                    "delete f",
                    "",
                    List.of("Different: \\expect\\tmp{1}.tmp (line", "lacks: FILE_DELETE")),
            Arguments.of(
                    "another name",
                    "rename",
                    "rename f \\expect\\b.txt",
                    "rename f \\expect\\c.txt",
                    List.of(
                            "Missing: \\expect\\a.txt → \\expect\\b.txt (line",
                            "nearest: \\expect\\a.txt → \\expect\\c.txt",
                            "Extra: \\expect\\a.txt → \\expect\\c.txt")),
            Arguments.of(
                    "a save more",
                    "save-in-place",
                    "close f",
                    "close f\nopen f \\expect\\report.txt\nwrite f 0 1\nclose f",
                    List.of("Extra: \\expect\\report.txt, where nothing else was to happen")),
            Arguments.of(
                    "a save less",
                    "append-to-log",
                    "run\nopen f \\expect\\app.log\nappend f 80\nclose f",
                    "run",
                    List.of("Missing: \\expect\\app.log (line", "once")),
            Arguments.of(
                    "a rename instead of a rewrite",
                    "save-in-place",
                    "write f 0 4096",
                    "rename f \\expect\\old.txt",
                    List.of(
                            "Different: \\expect\\report.txt (line",
                            "path: \\expect\\report.txt → \\expect\\old.txt",
                            "lacks: DATA_OVERWRITE",
                            "too much: RENAME_OLD_NAME|RENAME_NEW_NAME")),
            Arguments.of(
                    "nothing at all",
                    "hard-link",
                    "link f \\expect\\second.txt",
                    "",
                    List.of("Missing: \\expect\\a.txt (line", "expected: HARD_LINK_CHANGE|CLOSE")),
            Arguments.of(
                    "a file that somebody keeps open",
                    "save-in-place",
                    "close f",
                    "keep \\expect\\report.txt\nclose f",
                    List.of("One file was not closed within 0.05 s, such as \\expect\\report.txt", "lacks: CLOSE")));

    private static WorkloadScript changed(String scenario, String before, String after) {
        String text = BuiltInWorkloads.text(scenario).orElseThrow();
        assertThat(text).contains(before);
        int run = text.indexOf("run\n");
        int at = text.indexOf(before, run);
        return WorkloadScript.parse("changed", text.substring(0, at) + after + text.substring(at + before.length()));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("FAULTS")
    void aFaultIsFoundAndNamed(String fault, String scenario, String before, String after, List<String> said)
            throws Exception {
        Expectation expectation = SimulatedRun.recorded(SimulatedRun.script(scenario));
        try (SimulatedBackend machine = SimulatedRun.machine(7)) {
            SimulatedRun.Told told =
                    SimulatedRun.compare(machine, changed(scenario, before, after), expectation, SimulatedRun.SHORT);

            assertThat(told.isClean()).isFalse();
            assertThat(told.words()).contains(said);
        }
    }

    private static Expectation inOrder(String name) throws Exception {
        String text = SimulatedRun.recording(SimulatedRun.script(name)).text();
        return SimulatedRun.parse(text.replace("volume D:", "volume D:\nordered"));
    }

    @Test
    void anotherOrderIsNamedWhereTheOrderIsKept() throws Exception {
        WorkloadScript turned = changed(
                "delete-folder",
                "open f \\expect\\sub\\a.txt\ndelete f\nclose f\nopen f \\expect\\sub\\b.txt",
                "open f \\expect\\sub\\b.txt\ndelete f\nclose f\nopen f \\expect\\sub\\a.txt");
        try (SimulatedBackend machine = SimulatedRun.machine(8)) {
            SimulatedRun.Told told =
                    SimulatedRun.compare(machine, turned, inOrder("delete-folder"), SimulatedRun.SHORT);

            assertThat(told.words()).containsOnlyOnce("Out of order: \\expect\\sub\\");
        }
    }

    @Test
    void theOrderThatWasRecordedIsKept() throws Exception {
        try (SimulatedBackend machine = SimulatedRun.machine(9)) {
            assertThat(SimulatedRun.compare(
                                    machine,
                                    SimulatedRun.script("extract-archive"),
                                    inOrder("extract-archive"),
                                    SimulatedRun.AMPLE)
                            .words())
                    .isEmpty();
        }
    }

    /** What is missing then cannot be told from what did not happen. */
    @ParameterizedTest
    @FieldSource("LOSSES")
    void recordsThatMayBeMissingAreNoDifferenceButAFailure(String what, Loss loss) throws Exception {
        Expectation expectation = SimulatedRun.recorded(SimulatedRun.script("create"));
        try (SimulatedBackend machine = SimulatedRun.machine(10)) {
            RunResult result = SimulatedRun.run(
                    machine,
                    (longest, stopped) -> {
                        loss.happen(machine);
                        return 0;
                    },
                    new ExpectationWatch(expectation),
                    SimulatedRun.AMPLE);

            assertThat(result.problems()).hasSize(1);
            assertThat(result.problems().getFirst().line()).contains("Records of D: may be missing: ");
        }
    }

    interface Loss {
        void happen(SimulatedBackend machine);
    }

    static final List<Arguments> LOSSES = List.of(
            Arguments.of("deleted", (Loss)
                    machine -> machine.faultInjection().orElseThrow().deleteJournal("D:")),
            Arguments.of("created anew", (Loss) machine -> {
                machine.faultInjection().orElseThrow().deleteJournal("D:");
                machine.faultInjection().orElseThrow().createJournal("D:");
            }));
}
