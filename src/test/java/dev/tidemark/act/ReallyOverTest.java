package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.fault.Faults;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Rounds;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.trace.DeviceCallLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Thousands of holds by drivers that do what they like: none is called over while a write still waits, and the driver below is
 * told to let go exactly after a success, and when a write is blocked after our cancel.
 */
@Tag("shows-windows")
@Timeout(600)
class ReallyOverTest {

    private static final int ROUNDS = Rounds.of(10_000);
    private static final int MACHINES = 4;
    private static final int HOLD = ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value();
    private static final int RELEASE = ControlCode.IOCTL_VOLSNAP_RELEASE_WRITES.value();

    /** No write is late enough to count as blocked, however busy this computer is. */
    private static final HoldTimings PATIENT = timings(60_000, 60_000);

    /** A blocked write counts soon; the answer of the driver below is waited for, so that it is logged when a hold is over. */
    private static final HoldTimings WATCHFUL = timings(60_000, 10);

    private static final HoldTimings HASTY = timings(10, 10);

    private static HoldTimings timings(long letGo, long write) {
        return new HoldTimings(
                Duration.ofMillis(letGo), Duration.ofMillis(write), Duration.ofMillis(1), Duration.ofMillis(1));
    }

    /** What a driver does with a hold. */
    private enum Driver {
        /** As the page says. */
        PLAIN,
        COMPLETES,
        COMPLETES_AND_HOLDS_BELOW,
        HOLDS_BELOW,
        IGNORES_CANCEL,
        IGNORES_CANCEL_AND_HOLDS_BELOW,
        REFUSES,
        WANTS_INPUT;

        void takeOver(Faults faults) {
            switch (this) {
                case PLAIN -> {}
                case COMPLETES -> faults.switchOn(DriverQuirk.HOLD_COMPLETES);
                case COMPLETES_AND_HOLDS_BELOW -> {
                    faults.switchOn(DriverQuirk.HOLD_COMPLETES);
                    faults.switchOn(DriverQuirk.HOLDS_BELOW);
                }
                case HOLDS_BELOW -> faults.switchOn(DriverQuirk.HOLDS_BELOW);
                case IGNORES_CANCEL -> faults.ignoreCancel(HOLD);
                case IGNORES_CANCEL_AND_HOLDS_BELOW -> {
                    faults.ignoreCancel(HOLD);
                    faults.switchOn(DriverQuirk.HOLDS_BELOW);
                }
                case REFUSES -> faults.fail(HOLD, 33, 1);
                case WANTS_INPUT -> faults.switchOn(DriverQuirk.HOLD_WANTS_INPUT);
            }
        }

        boolean completes() {
            return this == COMPLETES || this == COMPLETES_AND_HOLDS_BELOW;
        }

        boolean isStuck() {
            return this == IGNORES_CANCEL || this == IGNORES_CANCEL_AND_HOLDS_BELOW;
        }

        boolean refuses() {
            return this == REFUSES || this == WANTS_INPUT;
        }

        /** Whether a write is blocked for long after our cancel. */
        boolean blocks() {
            return this == HOLDS_BELOW || isStuck();
        }

        HoldTimings timings() {
            if (isStuck()) {
                return HASTY;
            }
            return blocks() ? WATCHFUL : PATIENT;
        }
    }

    @Test
    void noHoldIsOverWhileAWriteWaitsWhateverTheDriverDoes() throws Exception {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(MACHINES)) {
            for (int i = 0; i < MACHINES; i++) {
                long seed = i;
                all.add(CompletableFuture.runAsync(() -> holds(seed), threads));
            }
            for (CompletableFuture<Void> one : all) {
                one.get();
            }
        }
    }

    private static void holds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        try (SimulatedBackend backend = SimulatedBackend.standard(seed, InstantSource.system())) {
            for (int i = 0; i < ROUNDS / MACHINES; i++) {
                Driver driver = Driver.values()[random.nextInt(Driver.values().length)];
                hold(backend, driver, random.nextInt(4), random.nextBoolean());
            }
        }
    }

    private static void hold(SimulatedBackend backend, Driver driver, int millis, boolean released) {
        SimulatedVolume volume = backend.volume("D:");
        DeviceCallLog log = new DeviceCallLog(InstantSource.system());
        HeldThings held = new HeldThings();
        ActRunner runner = new ActRunner(backend, log, new ActHistory(log::now), new SafetyGate());
        PreFlight checks = new PreFlight(backend.host(), held, LiveReads.NONE, List.of());
        VolumeActs acts = new VolumeActs(runner, held, LiveReads.NONE, checks, driver.timings());
        driver.takeOver(backend.faults());
        try {
            HeldWrites hold = acts.holdWrites(volume.mountedFacts(), Duration.ofMillis(1 + millis), null);
            if (released) {
                hold.releaseSoon();
            }
            if (driver.isStuck()) {
                Await.until("a driver that does not let go", () -> hold.state() == HeldWrites.State.STUCK && sent(log));
                assertThat(isHeld(volume)).isTrue();
                backend.faults().clear();
                if (driver == Driver.IGNORES_CANCEL_AND_HOLDS_BELOW) {
                    backend.faults().switchOn(DriverQuirk.HOLDS_BELOW);
                }
            }
            hold.await();
            assertThat(isHeld(volume)).as("a write waits after %s", driver).isFalse();
            assertThat(hold.isProven()).as("%s", driver).isEqualTo(!driver.refuses());
            assertThat(sent(log))
                    .as("RELEASE_WRITES after %s", driver)
                    .isEqualTo(driver.completes() || driver.blocks());
            Await.until("nothing is left", () -> backend.counters().none());
        } catch (ActFailedException | InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            backend.faults().clear();
            held.releaseAll();
        }
    }

    private static boolean isHeld(SimulatedVolume volume) {
        volume.monitor().lock();
        try {
            return volume.held().isHeld();
        } finally {
            volume.monitor().unlock();
        }
    }

    private static boolean sent(DeviceCallLog log) {
        return log.operations(0, true).stream().mapToInt(DeviceCall::code).anyMatch(code -> code == RELEASE);
    }
}
