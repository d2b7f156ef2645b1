package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Minifilter;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.VolumeTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

@Tag("shows-windows")
@Timeout(60)
class VolumesCommandTest {

    private static final String ODD = "--simulated=odd-volumes";

    private static Cli.Outcome run(String... args) {
        return Cli.run(
                machine -> SimulatedBackend.of(Objects.requireNonNull(machine), 1, InstantSource.system()), args);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> volumes() {
        Cli.Outcome outcome = run("volumes", "--json", ODD);
        assertThat(outcome.code()).isZero();
        return (List<Map<String, Object>>)
                (List<?>) JSON.std.mapFrom(outcome.out()).get("volumes");
    }

    private static Map<String, Object> volume(String id) {
        return volumes().stream()
                .filter(volume -> volume.get("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "G:, NOT_RECOGNIZED, 0x000003ED",
        "H:, NO_MEDIUM, 0x00000015",
        "K:, BITLOCKER_LOCKED, 0x80310000",
        "N:, NETWORK_AWAY, 0x00000035",
        "P:, LOCKED_BY_ANOTHER, 0x00000005",
        "Q:, CORRUPT, 0x00000570",
        "U:, UNKNOWN, 0x000001E3"
    })
    @SuppressWarnings("unchecked")
    void everyVolumeIsListedWithItsStateAndTheReason(String id, String state, String hex) {
        Map<String, Object> volume = volume(id);
        assertThat(volume).containsEntry("state", state).doesNotContainKey("journal");
        assertThat((Map<String, Object>) volume.get("reason"))
                .containsEntry("hex", hex)
                .containsKeys("code", "symbol", "text", "meaning", "next");
    }

    @Test
    void mountPointsFlagsAndJournalsStandInTheList() {
        assertThat(volume("D:"))
                .containsEntry("state", "MOUNTED")
                .containsEntry("mountPoints", List.of("D:\\", "C:\\Mounts\\Projects\\"))
                .containsKey("journal")
                .doesNotContainKey("reason");
        assertThat(volumes())
                .filteredOn(volume -> volume.get("fileSystem").equals("CSVFS"))
                .singleElement()
                .satisfies(volume -> assertThat(volume)
                        .containsEntry("supportsJournal", true)
                        .containsEntry("clusterShared", true)
                        .containsKey("journal"));
    }

    @Test
    void peopleGetALineForEach() {
        Cli.Outcome outcome = run("volumes", ODD);
        assertThat(outcome.out().lines()).hasSize(volumes().size() + 1);
        assertThat(outcome.out())
                .contains("H:\t\t\tNo medium\t21 ERROR_NOT_READY, The device is not ready.")
                .contains("K:\t\t\tLocked by BitLocker\t0x80310000");
    }

    /** Whoever formats a stick or names a filter chooses these names. */
    @Test
    void namesThatOthersChoseStayOnTheirLineForPeopleAndAreRawInDocuments() {
        String label = "fdp.\u202egnp\nK:";
        String mountPoint = "C:\\Mounts\\a\u202eb\tc\\";
        VolumeTraits traits =
                new VolumeTraits(0, false, List.of(), List.of(new Minifilter("Evil\nFilter", "Evil\u200b", "1")));
        Volumes volumes = simulated -> {
            SimulatedBackend machine = SimulatedBackend.standard(1, InstantSource.system());
            machine.add(hostile(label, mountPoint)).traits(traits);
            return machine;
        };
        Cli.Outcome list = Cli.run(volumes, "volumes", "--simulated");
        assertThat(list.out().lines())
                .contains("C:\\Mounts\\a\\u202eb\\u0009c\\\tfdp.\\u202egnp\\u000aK:\tNTFS\tReadable\tNo change journal")
                .noneMatch(line -> line.startsWith("K:"));
        assertThat(Cli.run(volumes, "volume", "Y:", "--simulated").out())
                .contains(
                        "\tfdp.\\u202egnp\\u000aK:\n",
                        "\tC:\\Mounts\\a\\u202eb\\u0009c\\\n",
                        "Evil\\u000aFilter\t1\tEvil\\u200b;")
                .doesNotContain("\u202e", "\u200b");
        assertThat(JSON.std.mapFrom(Cli.run(volumes, "volume", "Y:", "--json", "--simulated")
                        .out()))
                .containsEntry("label", label)
                .containsEntry("mountPoints", List.of(mountPoint));
    }

    private static VolumeFacts hostile(String label, String mountPoint) {
        return new VolumeFacts(
                "Y:",
                mountPoint,
                label,
                "NTFS",
                1L << 30,
                1L << 29,
                1,
                VolumeFacts.State.MOUNTED,
                false,
                false,
                false,
                false,
                false,
                false,
                VolumeFacts.FILE_DEVICE_DISK,
                VolumeFacts.SUPPORTS_USN_JOURNAL,
                List.of(mountPoint),
                VolumeFacts.Refusal.NONE);
    }

    @Test
    void oneVolumeTellsEverythingInOneDocument() {
        Cli.Outcome outcome = run("volume", "D:", "--json", ODD);
        Map<String, Object> volume = JSON.std.mapFrom(outcome.out());
        assertThat(volume)
                .containsEntry("dirty", true)
                .containsEntry("mounted", true)
                .containsEntry("devDrive", false)
                .containsEntry("shortNames", false)
                .containsEntry(
                        "shadowCopies",
                        List.of("\\Device\\HarddiskVolumeShadowCopy3", "\\Device\\HarddiskVolumeShadowCopy7"));
        assertThat(volume.get("ntfs").toString()).contains("version=3.1", "bytesPerCluster=4096");
        assertThat(volume.get("minifilters").toString()).contains("altitude=281700.42");
    }

    @Test
    void whatWasRefusedHasItsErrorInTheDocument() {
        Map<String, Object> refs =
                JSON.std.mapFrom(run("volume", "S:", "--json", ODD).out());
        assertThat(refs.get("ntfs").toString()).contains("ERROR_INVALID_FUNCTION");
        assertThat(refs).containsEntry("devDrive", true).containsEntry("trusted", true);
    }

    @Test
    void peopleGetEverythingOfOneVolumeByItsMountPointToo() {
        Cli.Outcome outcome = run("volume", "C:\\Mounts\\Projects", ODD);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains(
                        "# NTFS", "NTFS version\t3.1", "# Minifilters", "ContosoBackup\t281700.42", "# Shadow copies");
    }

    /** What lists a volume under a name finds it by that name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Mounts\\Projects\\",
                "c:/mounts/projects",
                "\\\\?\\C:\\Mounts\\Projects",
                "\\\\.\\d:",
                "C:\\Mounts\\Swap\\",
                "C:\\ClusterStorage\\Volume1"
            })
    void theRecordsOfAVolumeAreReadByItsMountPointToo(String name) {
        for (String paths : List.of("--count", "--paths")) {
            Cli.Outcome outcome = run("records", name, ODD, paths);
            assertThat(outcome.err()).as(name).doesNotContain("CreateFile", "refused");
            assertThat(outcome.code()).as(name).isZero();
        }
    }

    /** A folder of this computer in which a volume is mounted is that volume. */
    @Test
    void aFolderWithAVolumeInItIsTheVolume(@TempDir Path folder) throws IOException {
        Path mounted = Files.createDirectory(folder.resolve("mounted"));

        Cli.Outcome outcome = Cli.run(simulated -> with(mounted), "records", mounted.toString(), "--count");
        Cli.Outcome other = Cli.run(simulated -> with(mounted), "records", folder.toString(), "--count");

        assertThat(outcome.err()).doesNotContain("folder");
        assertThat(outcome.code()).isZero();
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).contains("folder");
    }

    /** A computer with a volume in a folder, whose name is as Windows would write it. */
    private static SimulatedBackend with(Path mounted) {
        SimulatedBackend machine = SimulatedBackend.of(SimulatedMachine.STANDARD, 1, InstantSource.system());
        machine.add(new VolumeFacts(
                        "\\\\?\\Volume{7}\\",
                        mounted.toString().replace('/', '\\'),
                        "Data",
                        "NTFS",
                        1 << 20,
                        1 << 19,
                        7,
                        VolumeFacts.State.MOUNTED,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        VolumeFacts.FILE_DEVICE_DISK))
                .journal()
                .create(32 << 20, 8 << 20);
        return machine;
    }

    @Test
    void aVolumeThatCannotBeReadIsNoFailureToSayWhy() {
        Cli.Outcome outcome = run("volume", "H:", ODD);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("State\tNo medium").contains("Insert one.");
    }

    @ParameterizedTest
    @CsvSource({
        "K:, encrypted, recovery key",
        "N:, server of this network drive, disconnect the drive",
        "Q:, damaged, Take an image",
        "U:, hardware error, take an image"
    })
    void whoOpensAVolumeThatCannotBeReadLearnsAsMuchAsWhoLooksAtIt(String volume, String meaning, String next) {
        assertThat(run("records", volume, ODD).err()).contains(meaning, next).doesNotContain("Look the number up");
    }

    @Test
    void aVolumeThatIsNotThereIsAFailureInWords() {
        Cli.Outcome outcome = run("volume", "Y:", ODD);
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("Y:").hasLineCount(1);
    }

    @Test
    void aMachineIsNamedBehindAnEqualsSignAndOthersAreRefusedByName() {
        assertThat(run("volume", "--simulated", "D:").out()).contains("Projects");
        assertThat(run("volume", "D:", "--simulated").code()).isZero();
        Cli.Outcome unknown = run("volumes", "--simulated=strange");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("strange", String.join(", ", SimulatedMachine.titles()));
    }

    @Test
    void otherCommandsTakeTheSameMachine() {
        assertThat(run("journal", "query", "C:\\ClusterStorage\\Volume1", ODD).out())
                .contains("UsnJournalID");
        Cli.Outcome locked = run("records", "K:", ODD);
        assertThat(locked.code()).isEqualTo(ExitCode.FAILED);
        assertThat(locked.err()).contains("K:");
        Cli.Outcome watched = run("hold", "P:", "--watch-only", "--for", "0.1", ODD);
        assertThat(watched.code()).isEqualTo(ExitCode.FAILED);
        assertThat(watched.out()).doesNotContain("Watching");
        assertThat(watched.err()).contains("another program has it locked");
    }
}
