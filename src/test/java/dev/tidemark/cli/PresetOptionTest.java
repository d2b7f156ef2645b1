package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.session.Presets;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-ask")
class PresetOptionTest {

    @TempDir
    Path folder;

    private Cli.Outcome run(String... args) {
        return Cli.withData(folder, args);
    }

    private void own(String text) throws IOException {
        Files.writeString(folder.resolve(Presets.FILE_NAME), text);
    }

    private String journal() throws IOException {
        FileId temp = FileId.ntfs(30, 1);
        FileId windows = FileId.ntfs(31, 1);
        JournalFile journal = new JournalFile(0);
        journal.add(directory("Windows", windows, FileId.NTFS_ROOT));
        journal.add(directory("Temp", temp, windows));
        journal.add(Records.v2("in-temp").parent(temp).reason(Reason.FILE_CREATE.bit()));
        journal.add(Records.v2("a.pf").reason(Reason.DATA_EXTEND.bit()));
        journal.add(Records.v2("a.docx").reason(Reason.FILE_DELETE.bit()));
        journal.add(Records.v3("b.exe").reason(Reason.FILE_CREATE.bit()));
        journal.add(Records.v2("c.exe").reason(Reason.DATA_EXTEND.bit()));
        journal.add(Records.v2("old").reason(Reason.RENAME_OLD_NAME.bit()));
        journal.add(Records.v2("stream").reason(Reason.STREAM_CHANGE.bit()));
        journal.add(Records.v2("acl").reason(Reason.SECURITY_CHANGE.bit()));
        journal.add(Records.v2("replica").set("SourceInfo", SourceInfo.REPLICATION_MANAGEMENT.bit()));
        journal.add(Records.v2("blank "));
        return Files.write(folder.resolve("$J"), journal.toBytes()).toString();
    }

    private static Records directory(String name, FileId id, FileId parent) {
        return Records.v2(name)
                .file(id)
                .parent(parent)
                .set("FileAttributes", 0x10)
                .reason(Reason.FILE_CREATE.bit() | Reason.CLOSE.bit());
    }

    private String names(String... presets) throws IOException {
        String[] args = new String[4 + 2 * presets.length];
        String[] first = {"records", journal(), "--columns", "name"};
        System.arraycopy(first, 0, args, 0, first.length);
        for (int i = 0; i < presets.length; i++) {
            args[4 + 2 * i] = "--preset";
            args[5 + 2 * i] = presets[i];
        }
        Cli.Outcome outcome = run(args);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out()
                .replaceFirst("name\n", "")
                .replace("\\u0020", "_")
                .strip()
                .replace('\n', ' ');
    }

    @ParameterizedTest
    @CsvSource({
        "Quiet, Windows Temp a.docx b.exe c.exe old stream acl replica blank_",
        "documents, a.docx",
        "EXECUTABLES AND SCRIPTS CREATED, b.exe",
        "Deleted, a.docx",
        "Renamed or moved, old",
        "Streams, stream",
        "Security and attributes, acl",
        "Written by a known source, replica",
        "Odd names, blank_"
    })
    void aPresetNarrowsRecordsAsItsNameSays(String preset, String expected) throws IOException {
        assertThat(names(preset)).isEqualTo(expected);
    }

    @Test
    void presetsNarrowTogetherAndTheUsersGoFirst() throws IOException {
        own("[Deleted]\nreason any FILE_DELETE|FILE_CREATE\n  and ext in {exe, docx}\n");
        assertThat(names("deleted")).isEqualTo("a.docx b.exe");
        assertThat(names("deleted", "documents")).isEqualTo("a.docx");
    }

    @Test
    void aPresetHasATextThatCanBeChecked() throws IOException {
        own("[Mine]\n-a or\n b\n");
        assertThat(run("filter", "check", "x", "--preset", "mine").out()).startsWith("Text\n  x and (not a or b)\n");
    }

    @Test
    void aNameThatNobodyHasAndATextThatIsNoFilterAreMistakes() throws IOException {
        own("[Broken]\ntxt nmae\n == x\n[\u202e]\nx\n");
        Cli.Outcome unknown = run("records", journal(), "--preset", "nobody");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).startsWith("No preset is called nobody").contains("Quiet", "Line 4");
        Cli.Outcome broken = run("records", journal(), "--preset", "broken");
        assertThat(broken.code()).isEqualTo(ExitCode.USAGE);
        assertThat(broken.err().lines().toList())
                .startsWith(
                        "Preset Broken: No field is called nmae; did you mean name?", "  txt nmae· == x", "      ^^^^");
    }

    @Test
    void presetsAreListedWithTheirTextsAndWithWhatIsWrong() throws IOException {
        Cli.Outcome none = run("filter", "presets");
        assertThat(none.code()).isZero();
        assertThat(none.out())
                .startsWith("Yours: none; they are read from " + folder.resolve(Presets.FILE_NAME) + "\n")
                .contains("\n  Deleted\n    reason any FILE_DELETE\n");

        own("[Mine]\nnmae == x\n[Other]\na\n b\u202ec\n[]\n");
        Cli.Outcome some = run("filter", "presets");
        assertThat(some.code()).isEqualTo(ExitCode.FAILED);
        assertThat(some.out())
                .startsWith("Yours, from " + folder.resolve(Presets.FILE_NAME) + "\n")
                .contains("""
                      Mine
                        nmae == x
                        No field is called nmae; did you mean name?
                          nmae == x
                          ^^^^
                      Other
                        a
                        b\\u202ec
                    """);
        assertThat(some.err()).startsWith("tidemark: Line 6: ");
    }
}
