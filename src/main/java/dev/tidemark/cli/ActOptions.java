package dev.tidemark.cli;

import dev.tidemark.backend.FaultSpec;
import dev.tidemark.backend.host.SimulatedMachine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every act takes. */
final class ActOptions {

    @Option(names = "--json", description = "Write one JSON object instead of lines.")
    boolean json;

    @Option(names = "--yes", description = "Do it: what the window asks to confirm is confirmed by this.")
    boolean yes;

    @Option(
            names = SimulatedOption.NAME,
            arity = "0..1",
            paramLabel = SimulatedOption.LABEL,
            preprocessor = SimulatedOption.class,
            converter = SimulatedOption.class,
            description = "Act on the simulated volumes; odd-volumes has those that are rarely met.")
    @Nullable
    SimulatedMachine simulated;

    @Option(
            names = "--allow-acts",
            description = "Act although others could change what this Tidemark runs with administrator rights.")
    boolean allowActs;

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            description = {
                "With --simulated: a fault on demand; may be given several times. FSCTL_LOCK_VOLUME=5,",
                "=5*once, =5@0.3, FSCTL_LOCK_VOLUME+200ms, hold=stuck|completes|below|input, mark=volume,",
                "D:=pulled|wrapped|deleted|recreated|snapshot."
            })
    List<String> faults = new ArrayList<>();

    /**
     * The faults that were asked for.
     *
     * @throws IllegalArgumentException its message says which makes no sense
     */
    List<FaultSpec> parsedFaults() {
        return faults.stream().map(FaultSpec::parse).toList();
    }
}
