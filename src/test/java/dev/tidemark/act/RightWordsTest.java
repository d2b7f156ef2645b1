package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.MarkRules.Looked;
import dev.tidemark.act.MarkRules.On;
import dev.tidemark.backend.FailureDetail;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.VolumeStateWords;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The situations in which a program that knows only the number says something wrong: 14 of a call and its error, the others of
 * checks, states and dialogs. Each has a row here, with what is to be said and what would be wrong. The second cannot occur: see
 * {@code DirectOpensTest}.
 */
@Tag("shows-windows")
class RightWordsTest extends ActFixture {

    private static final int ROWS = 24;
    private static final int CANNOT_OCCUR = 2;

    /** Row, what says it, of what; what it says, and what it must not say. */
    private static final String TABLE = """
        1  | call   | 1 FSCTL_LOCK_VOLUME                     | does not know this request           | change journal
        1  | call   | 1 IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES   | do not know this request             | change journal
        1  | call   | 1 FSCTL_GET_NTFS_VOLUME_DATA            | does not know this request           | change journal
        3  | file   | 5 CreateFile                            | its own permissions forbid it        | volume needs
        3  | file   | 5 CreateFile                            | about to be deleted                  | volume needs
        3  | file   | 5 CreateFile                            | it is read-only                      | volume needs
        3  | file   | 5 CreateFile                            | SeBackupPrivilege                    | Start Tidemark
        4  | admin  | 5 CreateFile                            | another program has it locked        | needs administrator
        4  | admin  | 5 CreateFile                            | it is protected                      | needs administrator
        5  | call   | 6 FSCTL_MARK_HANDLE                     | volume handle inside the request     | start reading
        6  | state  | 21                                      | no disk or card                      | Start reading
        6  | state  | 1005                                    | no file system on this volume        | Start reading
        7  | call   | 87 OpenFileById                         | No file has this id any more         | journal
        8  | call   | 87 IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES  | wants an input                       | journal
        8  | call   | 87 IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES  | nothing is held                      | journal
        9  | call   | 87 FSCTL_ENUM_USN_DATA                  | StartFileReferenceNumber             | journal id
        9  | call   | 87 FSCTL_QUERY_USN_JOURNAL              | USN_JOURNAL_DATA                     | journal id
        9  | call   | 87 FSCTL_CREATE_USN_JOURNAL             | MaximumSize or AllocationDelta       | journal id
        9  | call   | 87 FSCTL_READ_FILE_USN_DATA             | MinMajorVersion to MaxMajorVersion   | journal id
        10 | call   | 122 FSCTL_MARK_HANDLE                   | wrong length for this driver         | one record
        10 | call   | 122 IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES | wrong length for this driver         | one record
        11 | call   | 122 FSCTL_QUERY_USN_JOURNAL             | answer of this Windows is longer     | one record
        12 | call   | 1179 FSCTL_READ_USN_JOURNAL             | Journal administration… › Create     | fsutil
        12 | call   | 1179 FSCTL_WRITE_USN_CLOSE_RECORD       | Journal administration… › Create     | fsutil
        13 | call   | 1223 ShellExecuteEx                     | You declined the administrator prompt | answered
        14 | call   | 995 IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES | released by Tidemark                 | Start it again
        15 | check  | CLOSE_RECORD read-only                  | refuse this with 19                  | nothing to flush
        16 | check  | HOLD_WRITES type-2                      | not a disk device (type 2)           | disk of this computer
        16 | check  | HOLD_WRITES type-3                      | not a disk device (type 3)           | disk of this computer
        17 | check  | CLOSE_RECORD remote                     | SMB does not carry this request      | not supported
        17 | check  | MARK_HANDLE remote                      | SMB does not carry this request      | not supported
        18 | check  | MARK_HANDLE plain                       | enabled for the call, then put back  | is enabled.
        19 | words  | offline.what                            | flushes all cached data first        | nothing is flushed
        19 | words  | offline.what                            | success means that nothing was open  | nothing is flushed
        20 | state  | 5                                       | Another program has locked           | smounted
        20 | state  | 53                                      | server of this network drive         | smounted
        20 | state  | 67                                      | server of this network drive         | smounted
        20 | state  | 1231                                    | server of this network drive         | smounted
        20 | state  | 1392                                    | damaged                              | smounted
        20 | state  | 1393                                    | damaged                              | smounted
        20 | state  | 1920                                    | cannot be reached                    | smounted
        20 | state  | 1921                                    | cannot be reached                    | smounted
        20 | state  | 3                                       | was removed                          | smounted
        20 | state  | -2144272384                             | encrypted                            | smounted
        20 | state  | 1117                                    | no words of its own                  | smounted
        21 | copies | 0                                       | no second copy                       | offered
        21 | copies | 1                                       | no second copy                       | offered
        21 | copies | 2                                       | offered                              | no second copy
        22 | number | -2144272384                             | 0x80310000, Locked by BitLocker      | -2144272384
        22 | number | 4390                                    | (0x00001126), Locked by BitLocker    | -
        23 | words  | hold.proof.written                      | Writers were let go                  | nothing is held any more
        23 | words  | hold.proof.written                      | one write went through               | nothing is held any more
        24 | marker | 87                                      | deleted and made again               | 87
        24 | lost   | 87 FSCTL_READ_USN_JOURNAL               | deleted and made again               | A parameter is wrong
        24 | lost   | 87 FSCTL_READ_USN_JOURNAL               | from its start                       | A parameter is wrong
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void aRowSaysWhatIsRight(int row, String source, String of, String says, String wrong) {
        String words = words(source, of);
        assertThat(words).as("row %d", row).contains(says);
        if (!wrong.equals("-")) {
            assertThat(words).as("row %d", row).doesNotContain(wrong);
        }
    }

    @Test
    void noRowIsMissing() {
        Set<Integer> rows = TABLE.lines()
                .map(line ->
                        Integer.parseInt(line.substring(0, line.indexOf('|')).strip()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS)
                        .filter(row -> row != CANNOT_OCCUR)
                        .boxed()
                        .toList());
    }

    private String words(String source, String of) {
        return switch (source) {
            case "call" -> all(Win32Problems.of(number(of), call(of), "D:"));
            case "file" -> all(Win32Problems.of(number(of), call(of), "D:\\docs\\a.txt"));
            case "admin" -> all(Win32Problems.of(new Win32Exception(number(of), call(of), "D:").when("elevated")));
            case "lost" -> all(Win32Problems.of(new Win32Exception(number(of), call(of), "D:").when("otherId")));
            case "state" ->
                all(VolumeStateWords.problem(backend.volume("D:").facts().in(State.of(number(of), true)))
                        .orElseThrow());
            case "check" -> checks(ActKind.valueOf(call(of, 0)), call(of, 1));
            case "copies" -> copies(number(of));
            case "number" -> new FailureDetail(0, "Locked by BitLocker").describe(number(of));
            case "marker" -> MarkerWords.of(new MarkerDetail.JournalChanged(0x1DA, 0x1D9));
            case "words" -> Messages.text(of, "D:");
            default -> throw new IllegalArgumentException(source);
        };
    }

    private static String call(String of, int part) {
        return of.split(" ")[part];
    }

    private static String call(String of) {
        return call(of, 1);
    }

    private static int number(String of) {
        return Integer.parseInt(call(of, 0));
    }

    private static String all(Problem problem) {
        return problem.meaning() + " " + problem.next();
    }

    private String checks(ActKind kind, String volume) {
        int type = volume.startsWith("type-") ? Integer.parseInt(volume.substring(5)) : VolumeFacts.FILE_DEVICE_DISK;
        VolumeFacts facts = new VolumeFacts(
                "Y:",
                "Y:",
                "",
                "NTFS",
                1 << 30,
                1 << 29,
                7,
                State.MOUNTED,
                false,
                false,
                volume.equals("read-only"),
                volume.equals("remote"),
                false,
                false,
                type);
        return acts.preFlight().check(kind, facts).stream()
                .filter(check -> check.level() != Check.Level.OK || check.about() == Check.About.PRIVILEGE)
                .map(Check::text)
                .collect(Collectors.joining(" "));
    }

    private static String copies(int count) {
        OptionalInt copies = count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
        return MarkRules.obstacle(HandleInfo.READ_COPY, new Looked(On.FILE, copies), OptionalInt.empty())
                .orElse("offered");
    }

    /** What may be copied for fsutil, and what the reference says of who else sends a code, speak of it; advice does not. */
    @Test
    void nothingElseSendsPeopleToFsutil() {
        List<String> speaking = ResourceBundle.getBundle("dev.tidemark.messages", Locale.ROOT).keySet().stream()
                .filter(key -> Messages.text(key).contains("fsutil"))
                .filter(key -> Arrays.stream(new String[] {"reference.", "log.copy.", "command.log.copy."})
                        .noneMatch(key::startsWith))
                .toList();
        assertThat(speaking).isEmpty();
    }
}
