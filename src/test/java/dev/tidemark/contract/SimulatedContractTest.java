package dev.tidemark.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Every contract on the simulated NTFS; none may be left out. */
@Tag("shows-native")
@Timeout(120)
class SimulatedContractTest {

    @TestFactory
    Stream<DynamicTest> everyContractHoldsOnTheSimulatedVolume() {
        return Contracts.all().stream()
                .map(contract -> DynamicTest.dynamicTest(contract.name(), () -> holds(contract)));
    }

    private static void holds(Case contract) throws Exception {
        try (SimulatedMachine machine = new SimulatedMachine()) {
            assertThat(contract.canBeTriedOn(machine)).isTrue();
            machine.reset();
            contract.body().run(machine);
            assertThat(((SimulatedBackend) machine.backend()).counters().openHandles())
                    .as("handles left open")
                    .isZero();
        }
    }
}
