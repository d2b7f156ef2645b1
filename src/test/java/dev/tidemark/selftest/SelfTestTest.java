package dev.tidemark.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.host.ScratchVolume;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.testing.Await;
import java.lang.reflect.Member;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-windows")
@Timeout(120)
class SelfTestTest {

    private SimulatedBackend machine = SimulatedBackend.standard(1, InstantSource.system());
    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private List<Check> checks = Checks.WITH_JOURNAL;
    private final List<Integer> begun = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void nothingIsLeft() {
        assertThat(machine.counters().none())
                .as("handles, calls, locks, holds, volumes")
                .isTrue();
        machine.close();
    }

    private SelfTest.Outcome run() throws Win32Exception {
        return run(number -> {});
    }

    private SelfTest.Outcome run(IntConsumer begins) throws Win32Exception {
        try (ScratchVolume scratch = machine.attachScratchVolume()) {
            SimulatedVolume volume = machine.volume(scratch.id());
            SelfTest.Outcome outcome = test(scratch, begins).run();
            assertThat(filesOn(volume)).isZero();
            return outcome;
        }
    }

    private SelfTest test(ScratchVolume scratch, IntConsumer begins) {
        IntConsumer noted = number -> {
            begun.add(number);
            begins.accept(number);
        };
        return new SelfTest(machine, machine.host(), scratch.id(), findings::add, noted, checks);
    }

    private void only(int... numbers) {
        checks = Checks.WITH_JOURNAL.stream()
                .filter(check -> IntStream.of(numbers).anyMatch(number -> number == check.number()))
                .toList();
    }

    /** A virus scanner looks at what was just made. */
    @Test
    void aLockThatMustSucceedIsTriedAgainForAWhileAndItsTriesAreReported() throws Exception {
        only(17);
        machine.faults().failOnce(ControlCode.FSCTL_LOCK_VOLUME.value(), 5);
        assertThat(run().other()).isZero();
        Finding first = findings.stream()
                .filter(finding -> finding.name().equals("LOCK, nothing open"))
                .findFirst()
                .orElseThrow();
        assertThat(first.tries()).isEqualTo(2);
        assertThat(ReportLines.line(first)).contains("\"tries\":2");
    }

    private static long filesOn(SimulatedVolume volume) {
        volume.monitor().lock();
        try {
            long count = 0;
            for (var file = volume.files().atOrAbove(0);
                    file != null;
                    file = volume.files().atOrAbove(file.id().recordNumber() + 1)) {
                count += file.parent() == null ? 0 : 1;
            }
            return count;
        } finally {
            volume.monitor().unlock();
        }
    }

    private List<String> with(Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(finding -> finding.check() + " " + finding.name() + " got " + finding.got() + finding.why())
                .toList();
    }

    private Set<Integer> checksWith(Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(Finding::check)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(SimulatedMachine.class)
    void everythingIsAsExpectedOverTheSimulatorAndNothingIsSkipped(SimulatedMachine which) throws Exception {
        machine.close();
        machine = SimulatedBackend.of(which, 1, InstantSource.system());

        SelfTest.Outcome outcome = run();

        assertThat(with(Verdict.OTHER)).isEmpty();
        assertThat(with(Verdict.SKIPPED)).isEmpty();
        assertThat(outcome.isAsExpected()).isTrue();
        assertThat(outcome.same()).isEqualTo(findings.size()).isGreaterThan(100);
        assertThat(begun).containsExactlyInAnyOrder(1, 2, 3, 9, 10, 12, 14, 16, 17, 18, 21, 22, 23, 24);
        assertThat(machine.host().rights()).isEqualTo(new Rights(true, true, true));
        assertThat(machine.enabledPrivileges()).isEmpty();
        assertThat(findings).extracting(Finding::assumption).allMatch(members()::contains);
    }

    /** Where an assumption may have its home. */
    private static Set<String> members() {
        return Stream.concat(Stream.of(AssumedWindows.class.getFields()), Stream.of(AssumedWindows.class.getMethods()))
                .map(Member::getName)
                .map(name -> "AssumedWindows." + name)
                .collect(Collectors.toSet());
    }

    @Test
    void theJournalThatWasThereStaysWithItsId() throws Exception {
        only(1);
        try (ScratchVolume scratch = machine.attachScratchVolume()) {
            SimulatedVolume volume = machine.volume(scratch.id());
            volume.journal().create(1 << 23, 1 << 20);
            long id = volume.journal().journalId();

            assertThat(test(scratch, number -> {}).run().isAsExpected()).isTrue();

            assertThat(volume.journal().isActive()).isTrue();
            assertThat(volume.journal().journalId()).isEqualTo(id);
        }
        assertThat(begun).doesNotContain(3);
    }

    @Test
    void theJournalThatWasMadeForItIsDeletedAgain() throws Exception {
        only(1);
        try (ScratchVolume scratch = machine.attachScratchVolume()) {
            test(scratch, number -> {}).run();

            assertThat(machine.volume(scratch.id()).journal().isActive()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(DriverQuirk.class)
    void aDriverThatDoesOtherwiseMakesExactlyItsQuestionDiffer(DriverQuirk quirk) throws Exception {
        machine.faults().switchOn(quirk);

        SelfTest.Outcome outcome = run();

        assertThat(outcome.isAsExpected()).isFalse();
        assertThat(outcome.undone()).isTrue();
        assertThat(with(Verdict.OTHER))
                .containsExactly(
                        switch (quirk) {
                            case HOLD_COMPLETES -> "21 without an input, while a program writes got 0";
                            case HOLDS_BELOW -> "21 when it is over got writers go on after RELEASE_WRITES";
                            case HOLD_WANTS_INPUT ->
                                "21 without an input, while a program writes got 87 ERROR_INVALID_PARAMETER";
                            case PROTECT_CLUSTERS_WANTS_VOLUME ->
                                "14 PROTECT_CLUSTERS, no volume got 6 ERROR_INVALID_HANDLE";
                        });
    }

    @Test
    void aCodeThatIsRefusedMakesItsCheckDiffer() throws Exception {
        only(1, 10, 12, 14, 17);
        machine.faults().fail(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD.value(), 19, 1);

        assertThat(run().isAsExpected()).isFalse();

        assertThat(checksWith(Verdict.OTHER)).containsExactlyInAnyOrder(3, 12);
    }

    @Test
    void eitherErrorAfterADismountIsExpected() throws Exception {
        only(17, 18);
        machine.dismountedError(1005);

        assertThat(run().isAsExpected()).isTrue();
    }

    @Test
    void aQuestionThatIsNotAnsweredIsGivenUpAndTheNextCheckIsMade() throws Exception {
        only(18, 22);
        machine.faults().delay(ControlCode.FSCTL_DISMOUNT_VOLUME.value(), 600_000);

        SelfTest.Outcome outcome = run();

        assertThat(with(Verdict.OTHER)).containsExactly("18 DISMOUNT with files open got no answer");
        assertThat(outcome.undone()).isTrue();
        assertThat(begun).contains(22);
    }

    @Test
    void aHoldThatIsNotLetGoIsSaidAndEndsTheTestAllTheSame() throws Exception {
        only(21, 22);
        machine.faults().ignoreCancel(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value());
        try (ScratchVolume scratch = machine.attachScratchVolume()) {
            SelfTest.Outcome outcome = test(scratch, number -> {}).run();

            assertThat(with(Verdict.OTHER)).contains("21 when it is over got pending still, though cancelled");
            assertThat(outcome.undone()).isFalse();
            machine.faults().clear();
            Await.until("the hold is over", () -> machine.counters().holds() == 0);
            Await.until("what waited has gone on", () -> machine.counters().waitingCalls() == 0);
            Await.until("files are gone", () -> filesOn(machine.volume(scratch.id())) == 0);
            Await.until("its handle is closed", () -> machine.counters().openHandles() == 0);
        }
    }

    @Test
    void aShadowCopyInTheMakingIsNotDisturbed() throws Exception {
        only(21, 22);
        run(number -> {
            if (number == 21) {
                machine.volume("V:").makeShadowCopy(Duration.ofSeconds(2));
            }
        });

        assertThat(checksWith(Verdict.SKIPPED)).containsExactly(21, 22);
        assertThat(with(Verdict.OTHER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 2, 9, 10, 12, 14, 17, 18, 21, 22, 23, 24})
    void cancelledInAnyCheckItUndoesEverything(int check) throws Exception {
        only(check, 22, 24);
        try (ScratchVolume scratch = machine.attachScratchVolume()) {
            SimulatedVolume volume = machine.volume(scratch.id());
            SelfTest[] test = new SelfTest[1];
            CompletableFuture<Void> cancelled = new CompletableFuture<>();
            test[0] = test(scratch, number -> {
                if (number == check) {
                    Thread.ofPlatform().start(() -> {
                        Await.within(
                                Duration.ofMillis(400),
                                () -> findings.stream().anyMatch(finding -> finding.check() == check));
                        test[0].cancel();
                        cancelled.complete(null);
                    });
                }
            });

            SelfTest.Outcome outcome = test[0].run();

            cancelled.get();
            assertThat(outcome.cancelled()).isTrue();
            assertThat(outcome.undone()).isTrue();
            assertThat(outcome.isAsExpected()).isFalse();
            assertThat(filesOn(volume)).isZero();
            assertThat(volume.journal().isActive()).isFalse();
            assertThat(with(Verdict.OTHER)).isEmpty();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
