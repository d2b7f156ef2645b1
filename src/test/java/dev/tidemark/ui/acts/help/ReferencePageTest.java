package dev.tidemark.ui.acts.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.ui.acts.help.ReferencePage.Section;
import dev.tidemark.words.Statement;
import dev.tidemark.words.Statement.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of requests, beside what their pages state. */
@Tag("shows-window")
class ReferencePageTest {

    /** Code, number, what the page's table says of SMB 3.0, TFO, SO and CsvFS, a word of what it says below, the address. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        LOCK           | FSCTL_LOCK_VOLUME                   | 00090018 | No | No | No | See comment | close the handle | winioctl
        DISMOUNT       | FSCTL_DISMOUNT_VOLUME               | 00090020 | No | No | No | See comment | all other nodes | winioctl
        UNLOCK         | FSCTL_UNLOCK_VOLUME                 | 0009001C | No | No | No | See comment | close the handle | winioctl
        HOLD           | IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES | 0053C000 | Not stated | Not stated | Not stated | Not stated | remote file systems | ntifs
        MARK           | FSCTL_MARK_HANDLE                   | 000900FC | No | No | No | Yes | MARK_HANDLE_PROTECT_CLUSTERS | winioctl
        CLOSE_RECORD   | FSCTL_WRITE_USN_CLOSE_RECORD        | 000900EF | No | No | No | Yes | NTFS 3.0 | winioctl
        FILE_USN       | FSCTL_READ_FILE_USN_DATA            | 000900EB | No | No | No | Yes | no comment | winioctl
        QUERY_JOURNAL  | FSCTL_QUERY_USN_JOURNAL             | 000900F4 | No | No | No | Yes | false positives | winioctl
        CREATE_JOURNAL | FSCTL_CREATE_USN_JOURNAL            | 000900E7 | No | No | No | Yes | Windows Server 2012 | winioctl
        DELETE_JOURNAL | FSCTL_DELETE_USN_JOURNAL            | 000900F8 | No | No | No | Yes | no comment | winioctl
        TRACK_RANGES   | FSCTL_USN_TRACK_MODIFIED_RANGES     | 000902F4 | Not stated | Not stated | Not stated | Not stated | no table | winioctl
        """)
    void aRequestIsSupportedWhereItsPageSays(
            ReferencePage page,
            ControlCode code,
            String number,
            String smb,
            String failover,
            String scaleOut,
            String csv,
            String comment,
            String header) {
        assertThat(page.code()).isEqualTo(code);
        assertThat(page.title()).contains(code.name()).endsWith("0x" + number);
        Support support = page.support();
        assertThat(Stream.of(support.smb(), support.failover(), support.scaleOut(), support.csv())
                        .map(answer -> dev.tidemark.text.Messages.text("reference.answer." + answer)))
                .containsExactly(smb, failover, scaleOut, csv);
        assertThat(page.supportComment())
                .anyMatch(statement -> statement.text().contains(comment))
                .anyMatch(statement -> statement.source() == Source.PAGE);
        assertThat(page.address())
                .startsWith("https://learn.microsoft.com/")
                .contains("/" + header + "/")
                .endsWith("/ni-" + header + "-" + code.name().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource
    void everySectionSaysSomethingAndOnWhichGround(ReferencePage page) {
        for (Section section : Section.values()) {
            List<Statement> statements = page.statements(section);
            assertThat(statements)
                    .as("%s %s", page, section)
                    .isNotEmpty()
                    .allSatisfy(statement -> assertThat(statement.text()).matches("(?s)[A-Z\"].*[.!]"));
        }
        assertThat(page.statements(Section.DOES).getFirst().source()).isEqualTo(Source.PAGE);
    }

    /** What nobody could confirm on Windows must not stand as if somebody had. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        HOLD         | HANDLE  | No input
        MARK         | RIGHTS  | PROTECT_CLUSTERS
        CLOSE_RECORD | DOES    | flushing the file first
        DISMOUNT     | DOES    | 21 ERROR_NOT_READY
        """)
    void guessesAreMarkedAsGuesses(ReferencePage page, Section section, String about) {
        assertThat(page.statements(section))
                .filteredOn(statement -> statement.text().contains(about))
                .isNotEmpty()
                .allMatch(statement -> statement.source() == Source.GUESS);
    }

    /** What a filter developer looks for first. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        HOLD | FILTERS | IRP_MJ_DEVICE_CONTROL
        HOLD | FILTERS | mapped cache buffers
        HOLD | SENDERS | volsnap.sys
        HOLD | HANDLE  | FILE_DEVICE_VIRTUAL_DISK
        HOLD | DOES    | STATUS_FILE_LOCK_CONFLICT
        MARK | FILTERS | FltIs32bitProcess
        MARK | RIGHTS  | SE_MANAGE_VOLUME_NAME
        LOCK | HANDLE  | FILE_SHARE_WRITE
        LOCK | DOES    | page file
        CLOSE_RECORD | RIGHTS | transaction
        FILE_USN | DOES | TimeStamp, Reason and SourceInfo are not valid
        """)
    void whatThePagesSayIsThere(ReferencePage page, Section section, String words) {
        assertThat(page.statements(section)).extracting(Statement::text).anyMatch(text -> text.contains(words));
    }

    @Test
    void aStatementWithoutASourceIsAProgrammingError() {
        assertThat(Statement.all("[page] One.\n[guess] Two."))
                .containsExactly(new Statement(Source.PAGE, "One."), new Statement(Source.GUESS, "Two."));
        assertThatThrownBy(() -> Statement.all("No source.")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Arrays.stream(Source.values()).map(Source::label)).doesNotHaveDuplicates();
    }
}
