package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tidemark.backend.simulated.BothVolumes.ClientVolume;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random sequences of what programs and a client do, on the simulated volume and on the model of it: errors, records and
 * states agree after every step. A failure tells its seed and the shortest part of the sequence that still fails.
 */
@Tag("shows-act")
@Timeout(300)
class RandomSequencesTest {

    private static final int SEQUENCES = 10_000;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 40;

    /** The simulator for many sequences, one after the other; a failure may leave it in disorder. */
    private record Simulator(Fixture.StandingClock clock, SimulatedBackend backend) {

        static Simulator fresh() {
            Fixture.StandingClock clock = new Fixture.StandingClock();
            return new Simulator(clock, SimulatedBackend.standard(1, clock));
        }
    }

    /** What went wrong, and what was done before. */
    private record Failure(Throwable cause, String told) {}

    @Test
    void theSimulatedVolumeDoesWhatTheRulesSay() {
        Simulator simulator = Simulator.fresh();
        for (long seed = 0; seed < SEQUENCES; seed++) {
            Failure failure = run(simulator, seed, steps(seed));
            if (failure != null) {
                explain(seed);
            }
        }
        simulator.backend().close();
        assertThat(simulator.backend().counters().none()).isTrue();
    }

    /** Each step is a seed of its own, so that a sequence makes sense without some of its steps. */
    private static long[] steps(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.longs(random.nextInt(SHORTEST, LONGEST + 1)).toArray();
    }

    private static @Nullable Failure run(Simulator simulator, long seed, long[] steps) {
        try (BothVolumes both = new BothVolumes(simulator.backend(), simulator.clock(), seed % 2 == 0)) {
            try {
                play(both, seed, steps);
                return null;
            } catch (AssertionError | RuntimeException e) {
                return new Failure(e, String.join("\n", both.said));
            }
        }
    }

    private static void play(BothVolumes both, long seed, long[] steps) {
        JournalSteps journal = new JournalSteps(both, new SplittableRandom(seed));
        VolumeSteps start = new VolumeSteps(both, new SplittableRandom(seed), journal);
        start.open();
        ProgramSteps.makeFolder(both);
        journal.create(both.volumes.getFirst());
        for (long step : steps) {
            SplittableRandom random = new SplittableRandom(step);
            journal.random(random.split());
            int kind = random.nextInt(20);
            if (kind < 10) {
                new ProgramSteps(both, random).step();
            } else if (kind < 15) {
                new ClientSteps(both, random).step();
            } else {
                new VolumeSteps(both, random, journal).step();
            }
            both.compareStates();
        }
        ClientVolume last = start.settle();
        journal.read(last, -1, false);
        both.compareStates();
        both.programs.forEach(one -> one.real().close());
    }

    /** Leaves out step after step as long as it still fails, and tells what is left. */
    private static void explain(long seed) {
        long[] steps = steps(seed);
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (int i = steps.length - 1; i >= 0; i--) {
                int left = i;
                long[] kept = steps;
                long[] fewer = LongStream.range(0, kept.length)
                        .filter(at -> at != left)
                        .map(at -> kept[(int) at])
                        .toArray();
                if (run(Simulator.fresh(), seed, fewer) != null) {
                    steps = fewer;
                    shorter = true;
                }
            }
        }
        Failure failure = run(Simulator.fresh(), seed, steps);
        if (failure == null) {
            fail("seed %d fails now and then, of %s", seed, Arrays.toString(steps(seed)));
        } else {
            fail("seed %d, shrunk to %d steps:\n%s".formatted(seed, steps.length, failure.told()), failure.cause());
        }
    }
}
