package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.Acts;
import dev.tidemark.act.OwnFolders;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.volumes.VolumesViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-window")
class GettingStartedViewModelTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final Settings settings = Settings.inMemory();

    @AfterEach
    void close() {
        backend.close();
    }

    private VolumesViewModel volumes() {
        Acts acts = new Acts(
                backend, new DeviceCallLog(InstantSource.system()), volume -> List.of(), OwnFolders.with(folder));
        return new VolumesViewModel(backend, acts.held(), BackgroundTasks.atOnce(), InstantSource.system());
    }

    private GettingStartedViewModel model(VolumesViewModel volumes) {
        return new GettingStartedViewModel(volumes.items(), backend.host(), true, settings);
    }

    @Test
    void aVolumeThatHasAJournalIsProposedAndOnlySuchThatCanHaveOneAreOffered() {
        VolumesViewModel volumes = volumes();
        GettingStartedViewModel model = model(volumes);
        assertThat(model.readWords()).isEqualTo("_Read a journal");
        volumes.refresh();

        assertThat(model.volumes()).isNotEmpty().allMatch(VolumeFacts::journalCapable);
        VolumeFacts proposed = Objects.requireNonNull(model.chosenProperty().get());
        assertThat(volumes.items().stream()
                        .filter(item -> item.id().equals(proposed.id()))
                        .allMatch(item -> item.status().journal() != null))
                .isTrue();
        assertThat(model.readWords()).isEqualTo("_Read the journal of " + proposed.name());
    }

    @Test
    void whatWasChosenStaysChosenWhenTheVolumesAreLookedAtAgain() {
        VolumesViewModel volumes = volumes();
        volumes.refresh();
        GettingStartedViewModel model = model(volumes);
        VolumeFacts last = model.volumes().getLast();
        model.chosenProperty().set(last);
        volumes.refresh();
        assertThat(model.isChosen(last)).isTrue();
    }

    @Test
    void itIsShownUntilItWasClosedOnce() {
        GettingStartedViewModel model = model(volumes());
        assertThat(model.shownProperty().get()).isTrue();
        model.close();
        assertThat(model.shownProperty().get()).isFalse();
        assertThat(model(volumes()).shownProperty().get()).isFalse();
    }

    @Test
    void simulatedVolumesAreSaidToBeSimulated() {
        assertThat(model(volumes()).words()).startsWith("The volumes here are simulated");
    }
}
