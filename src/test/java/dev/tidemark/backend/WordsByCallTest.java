package dev.tidemark.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One number means different things by the call that it comes from, and what to do next differs with it. */
@Tag("shows-windows")
class WordsByCallTest {

    private static Problem problem(int code, String call, String target) {
        return Win32Problems.of(code, call, target);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1    | FSCTL_LOCK_VOLUME                   | does not know this request          | local volume
        1    | IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES | do not know this request            | local disk
        1    | FSCTL_GET_NTFS_VOLUME_DATA          | only NTFS answers it                | NTFS volume
        1    | FSCTL_QUERY_USN_JOURNAL             | keeps no change journal             | NTFS or ReFS
        6    | FSCTL_MARK_HANDLE                   | volume handle inside the request    | Mark again
        87   | OpenFileById                        | No file has this id any more        | by its path
        87   | IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES | wants an input                      | Watch only
        87   | FSCTL_ENUM_USN_DATA                 | StartFileReferenceNumber            | Begin again at 0
        87   | FSCTL_QUERY_USN_JOURNAL             | USN_JOURNAL_DATA                    | Open the volume again
        87   | FSCTL_CREATE_USN_JOURNAL            | MaximumSize or AllocationDelta      | other sizes
        87   | FSCTL_READ_FILE_USN_DATA            | MinMajorVersion to MaxMajorVersion  | a file or a directory
        87   | FSCTL_READ_USN_JOURNAL              | UsnJournalID                        | Query the journal again
        122  | FSCTL_MARK_HANDLE                   | wrong length for this driver        | other width
        122  | IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES | wrong length for this driver        | no input
        122  | FSCTL_QUERY_USN_JOURNAL             | answer of this Windows is longer    | shorter answers
        995  | IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES | released by Tidemark                | Nothing needs to be done
        1179 | FSCTL_READ_USN_JOURNAL              | no active change journal            | Journal administration… › Create
        1223 | ShellExecuteEx                      | You declined                        | accept the prompt
        """)
    void anErrorMeansWhatItMeansForItsCall(int code, String call, String meaning, String next) {
        Problem said = problem(code, call, "D:");
        assertThat(said.meaning()).contains(meaning);
        assertThat(said.next()).contains(next);
    }

    @Test
    void whoIsDeniedAFileIsToldOfTheFileAndWhoIsDeniedAVolumeOfTheVolume() {
        assertThat(problem(5, "CreateFile", "D:\\docs\\a.txt").meaning())
                .contains("permissions")
                .contains("about to be deleted")
                .contains("read-only");
        assertThat(problem(5, "CreateFile", "D:\\docs\\a.txt").next()).contains("SeBackupPrivilege");
        assertThat(problem(5, "OpenFileById", "D: 0005000000000005").meaning()).contains("permissions");
        for (String volume : List.of("D:", "\\\\.\\D:", "\\\\?\\Volume{0b2d4a1e-0000-0000-0000-100000000000}\\")) {
            assertThat(problem(5, "CreateFile", volume).next()).contains("administrator");
        }
    }

    @Test
    void anAdministratorWhoIsDeniedAVolumeIsToldWhoElseMayHaveIt() {
        Problem said = Win32Problems.of(new Win32Exception(5, "CreateFile", "D:").when("elevated"));
        assertThat(said.meaning()).contains("another program has it locked, or it is protected");
        assertThat(said.next()).doesNotContain("administrator");
    }

    @Test
    void aJournalThatWasMadeAgainIsSaidWhereItsOldIdWasAskedFor() {
        Problem said = Win32Problems.of(new Win32Exception(87, "FSCTL_READ_USN_JOURNAL", "D:").when("otherId"));
        assertThat(said.meaning()).contains("not the current journal's id", "deleted and made again");
        assertThat(said.next()).contains("from its start");
    }

    @Test
    void noAdviceSendsAwayToFsutil() {
        Set<String> sending = keys(".next").stream()
                .filter(key -> Messages.text(key).contains("fsutil"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sending).isEmpty();
    }

    @Test
    void whatHasAMeaningHasAnAdviceAndTheOtherWayRound() {
        assertThat(withoutEnd(".here")).isEqualTo(withoutEnd(".next")).isNotEmpty();
    }

    private static Set<String> withoutEnd(String end) {
        return keys(end).stream()
                .map(key -> key.substring(0, key.length() - end.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(String end) {
        return ResourceBundle.getBundle("dev.tidemark.messages", Locale.ROOT).keySet().stream()
                .filter(key -> key.startsWith("error.") && key.endsWith(end))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Files have words of their own, and so has a fault of the program. */
    @Test
    void everyEntryIsOfANumberAndOfACallThatTidemarkSends() {
        Set<String> calls = java.util.Arrays.stream(ControlCode.values())
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        calls.addAll(Set.of("CreateFile", "OpenFileById", "GetVolumeInformation", "CreateProcess"));
        assertThat(withoutEnd(".here"))
                .filteredOn(key -> !key.startsWith("error.file."))
                .allSatisfy(key -> {
                    String[] parts = key.split("\\.");
                    assertThat(parts[1]).as(key).matches("\\d+|0x[0-9A-F]{8}");
                    assertThat(parts.length == 2 || calls.contains(parts[2]))
                            .as(key)
                            .isTrue();
                });
    }

    // --- numbers

    @Test
    void theNtStatusStandsBesideTheNumberAndTellsApartWhatItCovers() {
        for (NtStatus status :
                List.of(NtStatus.STATUS_ACCESS_DENIED, NtStatus.STATUS_DELETE_PENDING, NtStatus.STATUS_CANNOT_DELETE)) {
            FailureDetail detail = FailureDetail.of(status.value());
            Problem said = Win32Problems.of(new Win32Exception(5, "CreateFile", "D:\\a", detail));
            assertThat(said.what()).contains("5 ERROR_ACCESS_DENIED (" + status.name() + " 0xC0000");
        }
        assertThat(FailureDetail.NONE.describe(5)).isEqualTo("5 ERROR_ACCESS_DENIED");
    }

    @Test
    void anUnknownNumberIsToldInHexWithTheSystemsWords() {
        FailureDetail detail = new FailureDetail(0, "This drive is locked by BitLocker Drive Encryption.");
        Problem said = Win32Problems.of(new Win32Exception(0x8031_0000, "CreateFile", "D:", detail));
        assertThat(said.what())
                .contains("0x80310000, This drive is locked by BitLocker")
                .doesNotContain("-214");
        assertThat(Win32Error.describe(4390)).isEqualTo("4390 (0x00001126)");
        assertThat(Win32Error.describe(1179)).isEqualTo("1179 ERROR_JOURNAL_NOT_ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x80310000", "0x5", "5", "ACCESS_DENIED", "error_access_denied"})
    void anErrorIsNamedInDecimalHexOrBySymbol(String text) {
        assertThat(Win32Error.parse(text)).isPresent();
    }

    @Test
    void everyNtStatusHasANumberOfItsOwn() {
        assertThat(NtStatus.values()).extracting(NtStatus::value).doesNotHaveDuplicates();
        for (NtStatus status : NtStatus.values()) {
            assertThat(NtStatus.of(status.value())).contains(status);
        }
        assertThat(NtStatus.of(NtStatus.usual(5))).contains(NtStatus.STATUS_ACCESS_DENIED);
        assertThat(NtStatus.usual(4390)).isZero();
        assertThat(NtStatus.describe(0xC0FF_EE00)).isEqualTo("0xC0FFEE00");
    }
}
