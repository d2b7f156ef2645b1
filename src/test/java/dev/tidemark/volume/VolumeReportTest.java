package dev.tidemark.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Minifilter;
import dev.tidemark.backend.NtStatus;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.VolumeTraits;
import dev.tidemark.volume.PersistentState.Flag;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-windows")
class VolumeReportTest {

    private final SimulatedBackend machine = SimulatedBackend.oddVolumes(1, InstantSource.system());

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(machine.counters().none()).isTrue();
        machine.close();
    }

    private VolumeReport of(String name) {
        return VolumeReport.of(
                machine, VolumeFacts.named(machine.volumes(), name).orElseThrow());
    }

    private static int code(Answer<?> answer) {
        return Objects.requireNonNull(answer.refusal()).code();
    }

    @Test
    void ntfsTellsItsVersionAndSizes() {
        NtfsVolumeData data = of("D:").ntfs().told().orElseThrow();
        assertThat(data.version()).contains("3.1");
        assertThat(data.bytesPerCluster()).isEqualTo(4096);
        assertThat(data.bytesPerFileRecord()).isEqualTo(1024);
        assertThat(data.totalClusters()).isGreaterThan(data.freeClusters()).isPositive();
    }

    @Test
    void flagsAreTheVolumesOwn() {
        assertThat(of("D:").dirty().told()).contains(true);
        assertThat(of("C:").dirty().told()).contains(false);
        assertThat(of("C:").mounted().told()).contains(true);
        PersistentState dev = of("S:").persistent().told().orElseThrow();
        assertThat(dev.has(Flag.DEV_VOLUME)).contains(true);
        assertThat(dev.has(Flag.TRUSTED_VOLUME)).contains(true);
        assertThat(dev.has(Flag.SHORT_NAME_CREATION_DISABLED)).contains(true);
        assertThat(of("C:").persistent().told().orElseThrow().has(Flag.DEV_VOLUME))
                .contains(false);
    }

    @Test
    void whatOneFileSystemDoesNotKnowLeavesTheOthersTheirAnswers() {
        VolumeReport refs = of("S:");
        assertThat(code(refs.ntfs())).isEqualTo(1);
        assertThat(refs.journal().told()).isPresent();
        assertThat(refs.minifilters().told()).isPresent();
    }

    @Test
    void minifiltersStandFromTheTopAndNeedRights() {
        assertThat(of("D:").minifilters().told().orElseThrow())
                .extracting(Minifilter::altitude)
                .containsExactly("409800", "328010", "281700.42", "40500");
        machine.rights(new Rights(false, false, false));
        assertThat(code(of("D:").minifilters())).isEqualTo(5);
    }

    @Test
    void withoutRightsTheRestIsToldAllTheSame() {
        machine.rights(new Rights(false, false, false));
        VolumeReport report = of("D:");
        assertThat(report.ntfs().told()).isPresent();
        assertThat(report.dirty().told()).contains(true);
        assertThat(report.journal().told()).isPresent();
    }

    @Test
    void shadowCopiesAreToldByName() {
        assertThat(of("D:").shadowCopies().told().orElseThrow())
                .containsExactly("\\Device\\HarddiskVolumeShadowCopy3", "\\Device\\HarddiskVolumeShadowCopy7");
        assertThat(of("C:").shadowCopies().told()).contains(List.of());
    }

    @Test
    void asManyShadowCopiesAsThereCanBeAreTold() {
        List<String> many = Collections.nCopies(512, "\\Device\\HarddiskVolumeShadowCopy1000");
        machine.volume("C:").traits(new VolumeTraits(0, false, many, List.of()));
        assertThat(of("C:").shadowCopies().told()).contains(many);
    }

    @Test
    void aDriverThatRefusesWithInvalidParameterMeansNoShadowCopies() {
        machine.faults().fail(ControlCode.IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS.value(), 87, 1);
        assertThat(of("D:").shadowCopies().told()).contains(List.of());
    }

    @Test
    void whatRefusedShadowCopiesIsToldInFull() {
        machine.faults().fail(ControlCode.IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS.value(), 5, 1);
        Win32Exception refusal = Objects.requireNonNull(of("D:").shadowCopies().refusal());
        assertThat(refusal.detail().ntStatus()).isEqualTo(NtStatus.STATUS_ACCESS_DENIED.value());
    }

    @Test
    void namesThatAreLongerThanTheAnswerAreCutAtItsEnd() throws Win32Exception {
        byte[] name = "\\Device\\A\0".getBytes(StandardCharsets.UTF_16LE);
        byte[] length =
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(-1).array();
        ScriptedHandle handle = new ScriptedHandle().answers(length, name);
        assertThat(ShadowCopies.names(handle, handle.backend(), "C:")).containsExactly("\\Device\\A");
    }

    @Test
    void aWindowsThatKnowsNoDevDrivesIsAskedForTheRest() throws Win32Exception {
        byte[] answer = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x1)
                .putInt(0x1)
                .putInt(1)
                .putInt(0)
                .array();
        ScriptedHandle handle = new ScriptedHandle().fails(87).answers(answer);
        PersistentState state = PersistentState.query(handle, handle.backend(), "C:");
        assertThat(state.has(Flag.SHORT_NAME_CREATION_DISABLED)).contains(true);
        assertThat(state.has(Flag.DEV_VOLUME)).isEmpty();
        assertThat(handle.sent).hasSize(2);
    }

    @Test
    void aVolumeThatCannotBeReadIsNotAsked() {
        VolumeReport report = of("K:");
        assertThat(report.journal()).isInstanceOf(Answer.NotAsked.class);
        assertThat(report.minifilters()).isInstanceOf(Answer.NotAsked.class);
        assertThat(VolumeRows.of(report))
                .extracting(VolumeRow::value)
                .contains("Locked by BitLocker")
                .anyMatch(value -> value.startsWith("0x80310000"));
    }

    @Test
    void everyLineHasItsWords() {
        for (VolumeFacts facts : machine.volumes()) {
            assertThat(VolumeRows.of(VolumeReport.of(machine, facts)))
                    .as(facts.name())
                    .isNotEmpty()
                    .allMatch(row -> !row.section().isBlank()
                            && !row.name().isBlank()
                            && !row.value().isBlank());
        }
    }
}
