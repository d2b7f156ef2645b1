package dev.tidemark.expect;

import dev.tidemark.backend.BuiltInWorkloads;
import dev.tidemark.backend.ScriptedWorkloads;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.WorkloadScript;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.text.ContentException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Runs workloads on a simulated volume of their own, as {@code tidemark expect} does. Pure functions. */
final class SimulatedRun {

    /** For what comes at once on a machine that is not busy. */
    static final Duration AMPLE = Duration.ofSeconds(60);

    /** For what never comes. */
    static final Duration SHORT = Duration.ofMillis(50);

    private static final String VOLUME = "D:";

    private SimulatedRun() {}

    /** A machine at rest. */
    static SimulatedBackend machine(long seed) {
        SimulatedBackend machine = SimulatedBackend.standard(seed, InstantSource.system());
        machine.step(VOLUME, 50);
        return machine;
    }

    static WorkloadScript script(String name) {
        return BuiltInWorkloads.named(name).orElseThrow();
    }

    /** What a workload did, compared with what was expected of it. */
    record Told(RunResult result, Comparison comparison) {

        boolean isClean() {
            return result.problems().isEmpty() && comparison.isSame();
        }

        /** All that is said of it. */
        String words() {
            StringBuilder words = new StringBuilder();
            result.problems().forEach(problem -> words.append(problem.line()).append('\n'));
            for (Difference difference : comparison.differences()) {
                words.append(DifferenceWords.title(difference)).append('\n');
                DifferenceWords.details(difference)
                        .forEach(line -> words.append("  ").append(line).append('\n'));
            }
            return words.toString();
        }
    }

    static Expectation recorded(WorkloadScript script) throws Exception {
        return parse(recording(script).text());
    }

    static Recording recording(WorkloadScript script) throws Exception {
        try (SimulatedBackend machine = machine(1)) {
            List<String> folders = List.of("\\expect");
            RunResult result = run(machine, script, RecordingWatch.in(folders), AMPLE);
            if (!result.problems().isEmpty()) {
                throw new AssertionError(result.problems());
            }
            return Recording.of(script.name(), VOLUME, folders, result.lives());
        }
    }

    static Expectation parse(String text) throws ContentException {
        return ExpectationText.parse("expected.txt", text);
    }

    static Told compare(SimulatedBackend machine, WorkloadScript script, Expectation expectation, Duration settle)
            throws Win32Exception, InterruptedException {
        RunResult result = run(machine, script, new ExpectationWatch(expectation), settle);
        return new Told(result, Comparison.of(expectation, result.lives()));
    }

    static RunResult run(SimulatedBackend machine, WorkloadScript script, WatchedRun.Watch watch, Duration settle)
            throws Win32Exception, InterruptedException {
        try (ScriptedWorkloads.Prepared prepared =
                machine.scriptedWorkloads().orElseThrow().prepare(VOLUME, script)) {
            return run(machine, (longest, stopped) -> perform(prepared), watch, settle);
        }
    }

    static RunResult run(SimulatedBackend machine, WatchedCommand command, WatchedRun.Watch watch, Duration settle)
            throws Win32Exception, InterruptedException {
        RunLimits limits = new RunLimits(AMPLE, settle, Duration.ZERO);
        Path temporary = machine.host().temporaryFolder();
        return new WatchedRun(machine, machine.volume(VOLUME).facts(), temporary, limits, () -> false)
                .run(command, watch);
    }

    private static int perform(ScriptedWorkloads.Prepared prepared) {
        try {
            return prepared.run();
        } catch (Win32Exception e) {
            throw new AssertionError(e);
        }
    }
}
