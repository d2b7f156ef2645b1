package dev.tidemark.ui.acts.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.Acts;
import dev.tidemark.act.LiveReads;
import dev.tidemark.backend.Minifilter;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.VolumeTraits;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.LocalVolume;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.volume.VolumeRow;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("shows-windows")
@Timeout(60)
class VolumeDataViewModelTest {

    private final SimulatedBackend machine = SimulatedBackend.oddVolumes(1, InstantSource.system());
    private final Acts acts = new Acts(machine, new DeviceCallLog(InstantSource.system()), LiveReads.NONE, List.of());

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(machine.counters().none()).isTrue();
        machine.close();
    }

    private VolumeDataViewModel model(String volume) {
        VolumeFacts facts = machine.volume(volume).facts();
        VolumeDataViewModel model = new VolumeDataViewModel(acts, facts, BackgroundTasks.atOnce());
        model.ask();
        return model;
    }

    @Test
    void thePageShowsWhatTheVolumeTells() {
        VolumeDataViewModel model = model("D:");
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.rows())
                .extracting(VolumeRow::name)
                .contains("NTFS version", "Dirty", "Dev Drive", "Short names", "WdFilter", "UsnJournalID", "Devices");
    }

    /** Whoever labels a volume may mean the spreadsheet that it is pasted into. */
    @Test
    void aLabelThatIsAFormulaIsNoneWhereItIsCopiedTo() {
        machine.add(LocalVolume.of("Y:", "=cmd|x"));

        assertThat(model("Y:").text()).contains("\t'=cmd|x").doesNotContain("\t=");
    }

    /** So may whoever writes a filter. */
    @Test
    void aMinifiltersNameThatIsAFormulaIsNoneEither() {
        machine.volume("D:")
                .traits(new VolumeTraits(
                        0, false, List.of(), List.of(new Minifilter("=cmd|filter", "an instance", "328010"))));

        assertThat(model("D:").text()).contains("\t'=cmd|filter\t328010\t").doesNotContain("\t=");
    }

    @Test
    void aSectionIsNamedWhereItBegins() {
        VolumeDataViewModel model = model("D:");
        assertThat(model.rows().stream().filter(model::begins).map(VolumeRow::section))
                .containsExactly("Volume", "State", "Change journal", "NTFS", "Minifilters", "Shadow copies");
    }

    @Test
    void aVolumeThatCannotBeReadSaysWhy() {
        assertThat(model("H:").rows())
                .extracting(VolumeRow::value)
                .contains("No medium", "21 ERROR_NOT_READY, The device is not ready.");
    }

    @Test
    void aVolumeThatWasPulledOutIsSaidToBeGone() {
        VolumeDataViewModel model = model("D:");
        machine.volume("D:").pullOut(true);
        model.ask();
        assertThat(model.rows()).extracting(VolumeRow::value).contains("Gone");
    }

    @Test
    void whatIsRefusedIsToldApartFromWhatIsTold() {
        assertThat(model("S:").rows())
                .filteredOn(row -> !row.told())
                .singleElement()
                .satisfies(row -> assertThat(row.value()).isEqualTo("1 ERROR_INVALID_FUNCTION"));
    }

    @Test
    void allOfItCanBeCopiedALineEach() {
        VolumeDataViewModel model = model("D:");
        assertThat(model.text().lines()).anyMatch(line -> line.startsWith("NTFS\tNTFS version\t3.1"));
        assertThat(model.text().lines()).hasSameSizeAs(model.rows());
        assertThat(model.text().lines())
                .filteredOn(line -> line.contains("ShadowCopy"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("Shadow copies\tDevices\t")
                        .contains("ShadowCopy3 \\Device\\HarddiskVolumeShadowCopy7\t"));
    }
}
