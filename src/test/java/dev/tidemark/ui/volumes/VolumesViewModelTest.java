package dev.tidemark.ui.volumes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.act.Acts;
import dev.tidemark.act.OwnFolders;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.FileSource;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.trace.DeviceCallLog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumesViewModelTest {

    private static final long SECOND = 1_000_000_000L;

    private long nanos = 5 * SECOND;
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");
    private int asked;
    private List<VolumeStatus> answer = List.of(Volumes.active("D:", 1, 0, 1000));
    private final List<Runnable> background = new ArrayList<>();
    private VolumesViewModel.Asking asking = () -> answer;
    private final VolumesViewModel model = new VolumesViewModel(
            () -> {
                asked++;
                return asking.ask();
            },
            BackgroundTasks.atOnce(background::add),
            () -> nanos,
            () -> now);

    private void work() {
        List<Runnable> now = List.copyOf(background);
        background.clear();
        now.forEach(Runnable::run);
    }

    /** Lets time pass and takes what the volumes say then. */
    private void after(long seconds, VolumeStatus... all) {
        answer = List.of(all);
        nanos += seconds * SECOND;
        model.pulse();
        work();
    }

    private VolumeItem only() {
        return model.items().getFirst();
    }

    // --- what was told last

    @Test
    void whatWasToldLastOfAVolumeCountsUnlessAnotherHasItsLetter() {
        VolumeFacts before = withSerial(1);
        assertThat(model.newest(before)).as("nothing was told").isSameAs(before);

        VolumeStatus now = Volumes.active("D:", 1, 0, 1000);
        after(1, Volumes.active("C:", 1, 0, 1000), now);
        assertThat(model.newest(before)).isEqualTo(now.facts());
        VolumeFacts silent = withSerial(0);
        assertThat(model.newest(silent)).as("it had not answered").isEqualTo(now.facts());
        VolumeFacts another = withSerial(2);
        assertThat(model.newest(another)).isSameAs(another);

        VolumeFacts none = Volumes.facts("D:", "", "", VolumeFacts.State.NO_MEDIUM, 0);
        after(1, VolumeStatus.without(none, VolumeStatus.State.NOT_ACTIVE, null));
        assertThat(model.newest(before)).as("what comes next may be another").isSameAs(before);
    }

    private static VolumeFacts withSerial(long serial) {
        return Volumes.facts("D:", "Before", "NTFS", VolumeFacts.State.MOUNTED, serial);
    }

    // --- asking

    @Test
    void volumesAreAskedAtOnceAndThenOnceASecond() {
        model.pulse();
        work();
        assertThat(asked).isEqualTo(1);

        nanos += SECOND / 2;
        model.pulse();
        work();
        assertThat(asked).isEqualTo(1);

        nanos += SECOND / 2;
        model.pulse();
        work();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void volumesThatAnswerSlowlyAreNotAskedTwiceAtATime() {
        model.pulse();
        nanos += 10 * SECOND;
        model.pulse();
        model.refresh();
        assertThat(background).hasSize(1);

        work();
        model.pulse();
        assertThat(background).hasSize(1);
    }

    @Test
    void refreshAsksBeforeTheSecondHasPassed() {
        model.pulse();
        work();

        model.refresh();
        work();

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void volumesThatCannotBeListedAreSaidInWordsAndAskedAgain() {
        asking = () -> {
            throw new Win32Exception(Win32Error.ERROR_ACCESS_DENIED.code(), "FindFirstVolume", "machine");
        };
        model.pulse();
        work();
        assertThat(model.problemProperty().get()).isNotNull();
        assertThat(model.emptyWords()).contains("Access was denied");

        asking = () -> answer;
        after(1, Volumes.active("D:", 1, 0, 1000));
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.items()).hasSize(1);
    }

    @Test
    void anErrorInTheProgramDoesNotEndTheAsking() {
        asking = () -> {
            throw new IllegalStateException("broken");
        };
        model.pulse();
        assertThatThrownBy(this::work).hasMessage("broken");

        asking = () -> answer;
        after(1, Volumes.active("D:", 1, 0, 1000));
        assertThat(model.items()).hasSize(1);
    }

    // --- growth

    @Test
    void growthIsNotKnownFromOneLook() {
        after(0, Volumes.active("D:", 1, 0, 1000));

        assertThat(only().growth()).isNaN();
        assertThat(only().usage()).doesNotContain("/s");
        assertThat(only().trimming()).startsWith("Measuring");
    }

    @Test
    void growthIsBytesASecond() {
        after(0, Volumes.active("D:", 1, 0, 1000));
        after(2, Volumes.active("D:", 1, 0, 9000));

        assertThat(only().growth()).isCloseTo(4000, within(0.001));
    }

    @Test
    void aSteadyGrowthStaysWhatItIsHoweverOftenItIsMeasured() {
        after(0, Volumes.active("D:", 1, 0, 0));
        long usn = 0;
        for (int i = 1; i <= 20; i++) {
            usn += i * 1000;
            after(i, Volumes.active("D:", 1, 0, usn));
        }

        assertThat(only().growth()).isCloseTo(1000, within(0.001));
    }

    @Test
    void aBurstIsSmoothedAndFades() {
        after(0, Volumes.active("D:", 1, 0, 0));
        after(1, Volumes.active("D:", 1, 0, 1000));
        after(1, Volumes.active("D:", 1, 0, 101_000));
        double burst = only().growth();
        assertThat(burst).isBetween(10_000.0, 50_000.0);

        for (int i = 0; i < 60; i++) {
            after(1, Volumes.active("D:", 1, 0, 101_000));
        }
        assertThat(only().growth()).isLessThan(1);
        assertThat(only().trimming()).contains("nothing is trimmed");
    }

    @Test
    void anotherJournalIsMeasuredAnew() {
        after(0, Volumes.active("D:", 1, 0, 1_000_000));
        after(1, Volumes.active("D:", 1, 0, 1_001_000));
        after(1, Volumes.active("D:", 2, 0, 96));

        assertThat(only().growth()).isNaN();
    }

    @Test
    void aJournalThatWentAndCameBackIsMeasuredAnew() {
        after(0, Volumes.active("D:", 1, 0, 1000));
        after(1, Volumes.without("D:", VolumeStatus.State.NOT_ACTIVE, 1179));
        assertThat(only().usage()).isEmpty();
        after(1, Volumes.active("D:", 1, 0, 900_000));

        assertThat(only().growth()).isNaN();
    }

    // --- rows

    @Test
    void onlyTheRowThatChangedIsChanged() {
        after(0, Volumes.active("C:", 1, 0, 500), Volumes.active("D:", 1, 0, 1000));
        after(1, Volumes.active("C:", 1, 0, 500), Volumes.active("D:", 1, 0, 1000));
        List<Integer> changed = new ArrayList<>();
        var items = model.items();
        items.addListener((ListChangeListener<VolumeItem>) change -> {
            while (change.next()) {
                changed.add(change.getFrom());
            }
        });

        after(1, Volumes.active("C:", 1, 0, 500), Volumes.active("D:", 1, 0, 5000));

        assertThat(changed).containsExactly(1);
    }

    @Test
    void aVolumeThatIsPluggedInOrPulledOutComesAndGoes() {
        after(0, Volumes.active("C:", 1, 0, 500));
        after(1, Volumes.active("C:", 1, 0, 500), Volumes.active("E:", 1, 0, 500));
        assertThat(model.items()).extracting(VolumeItem::id).containsExactly("C:", "E:");
        after(1, Volumes.active("E:", 1, 0, 500));
        assertThat(model.items()).extracting(VolumeItem::id).containsExactly("E:");
    }

    @Test
    void volumesThatChangePlacesAreListedOnceEach() {
        after(0, Volumes.active("C:", 1, 0, 1), Volumes.active("D:", 1, 0, 1), Volumes.active("E:", 1, 0, 1));
        after(1, Volumes.active("E:", 1, 0, 1), Volumes.active("C:", 1, 0, 1), Volumes.active("D:", 1, 0, 1));

        assertThat(model.items()).extracting(VolumeItem::id).containsExactly("E:", "C:", "D:");
    }

    // --- files

    @Test
    void openFilesAreListedWithWhatIsShown(@TempDir Path folder) throws Exception {
        Path file = Volumes.file(folder, "disk.J");
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            model.show(List.of(source), null);
            assertThat(model.files()).singleElement().satisfies(shown -> {
                assertThat(shown.name()).isEqualTo(folder.getFileName() + "\\disk.J");
                assertThat(shown.location()).isEqualTo(file.toString());
                assertThat(shown.words()).endsWith("B");
                assertThat(shown.shown()).isFalse();
            });

            model.show(List.of(source), source);
            assertThat(model.files().getFirst().shown()).isTrue();
            model.show(List.of(), null);
            assertThat(model.files()).isEmpty();
        }
    }

    @Test
    void untilTheVolumesHaveAnsweredTheyAreLookedFor() {
        model.pulse();
        assertThat(model.emptyWords()).isEqualTo("Looking for volumes…");
        answer = List.of();
        work();
        assertThat(model.emptyWords()).isEqualTo("No volumes found");
    }

    @Test
    void aVolumeThatWasDismountedWithoutALockIsNotSaidToBeLockedWhenOthersMountIt(@TempDir Path folder)
            throws Exception {
        try (SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system())) {
            Acts acts = new Acts(
                    backend, new DeviceCallLog(InstantSource.system()), volume -> List.of(), OwnFolders.with(folder));
            VolumesViewModel pane =
                    new VolumesViewModel(backend, acts.held(), BackgroundTasks.atOnce(), InstantSource.system());
            acts.volumes().dismount(backend.volume("F:").facts());
            // Somebody else asks for it.
            backend.openVolume("F:", OpenMode.READ_JOURNAL).close();
            assertThat(backend.volume("F:").facts().state()).isEqualTo(VolumeFacts.State.MOUNTED);

            pane.refresh();

            assertThat(pane.items().stream()
                            .filter(item -> item.id().equals("F:"))
                            .map(item -> item.status().state()))
                    .containsExactly(VolumeStatus.State.DISMOUNTED);
            acts.held().releaseAll();
        }
    }
}
