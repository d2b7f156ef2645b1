package dev.tidemark.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.BuiltInWorkloads;
import dev.tidemark.backend.WorkloadScript;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.Rounds;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs commonly do to files, recorded once and run again, beside other programs and alone. */
@Tag("shows-story")
class ExpectScenariosTest {

    private static final double RATE = 400;

    static List<String> scenarios() {
        return BuiltInWorkloads.names();
    }

    @Test
    void thereAreThirtyScenariosWithAllKindsOfSaves() {
        assertThat(scenarios())
                .hasSizeGreaterThanOrEqualTo(30)
                .contains("save-in-place", "save-by-rename", "replace-file", "truncate-and-write")
                .contains("copy", "move", "delete", "hard-link", "stream", "attributes", "mark");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whatWasRecordedIsNeverAFalseAlarm(String name) throws Exception {
        WorkloadScript script = SimulatedRun.script(name);
        Expectation expectation = SimulatedRun.recorded(script);
        assertThat(expectation.lives()).isNotEmpty();
        for (int round = 0; round < Rounds.of(100); round++) {
            try (SimulatedBackend machine = SimulatedRun.machine(2 + round)) {
                if (round % 2 == 1) {
                    machine.start(RATE);
                }
                SimulatedRun.Told told = SimulatedRun.compare(machine, script, expectation, SimulatedRun.AMPLE);

                assertThat(told.isClean()).as(() -> told.words()).isTrue();
                assertThat(told.comparison().matched())
                        .isEqualTo(expectation.lives().size());
            }
        }
    }
}
