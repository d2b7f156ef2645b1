package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of paths when the {@code $MFT} is damaged, of another volume, or somewhere else. */
@Tag("shows-evidence")
class EvidenceTablesTest {

    private static final int SIZE = 1024;
    private static final FileId ROOT = FileId.NTFS_ROOT;
    private static final FileId USERS = FileId.ntfs(40, 1);
    private static final FileId BOB = FileId.ntfs(41, 1);

    @TempDir
    Path folder;

    private static Records record(FileId file, FileId parent, String name) {
        return Records.v2(name).file(file).parent(parent).reason(Reason.DATA_EXTEND.bit());
    }

    private static byte[] journal(Records... records) {
        JournalFile journal = new JournalFile(1 << 20);
        for (Records one : records) {
            journal.add(one);
        }
        return journal.toBytes();
    }

    /** Two files of bob's. */
    private static byte[] journal() {
        return journal(record(FileId.ntfs(42, 1), BOB, "a.txt"), record(FileId.ntfs(43, 1), BOB, "b.txt"));
    }

    private static FileTableBytes table() {
        FileTableBytes table = FileTableBytes.withRoot(61);
        table.directory(40, 1, 5000).name(ROOT, "Users", FileTableBytes.WIN32).write();
        table.directory(41, 1, 6000).name(USERS, "bob", FileTableBytes.WIN32).write();
        table.file(60, 1, 1_114_112).name(ROOT, "latest", FileTableBytes.WIN32).write();
        return table;
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static Cli.Outcome paths(Path journal, String... more) {
        String[] all = {"records", journal.toString(), "--columns", "path,certainty", "--paths"};
        String[] args = Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, args, all.length, more.length);
        return Cli.run(args);
    }

    private static List<String> rows(Cli.Outcome outcome) {
        return outcome.out()
                .lines()
                .skip(1)
                .map(line -> line.replace('\t', ' '))
                .toList();
    }

    // --- damage

    @Test
    void aTornDirectoryIsRecoveredAndSaid() throws IOException {
        byte[] table = table().toBytes();
        table[41 * SIZE + 1022] ^= 0x55;
        write("$MFT", table);

        Cli.Outcome outcome = paths(write("$J", journal()));

        assertThat(outcome.code()).isZero();
        assertThat(rows(outcome)).containsExactly("\\Users\\bob\\a.txt recovered", "\\Users\\bob\\b.txt recovered");
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains("one file record is damaged")
                .contains("$MFT");
    }

    @Test
    void whatSoundRecordsOfTheSameTableNameStaysFromTheFileTable() throws IOException {
        byte[] table = table().toBytes();
        table[41 * SIZE + 1022] ^= 0x55;
        write("$MFT", table);

        Cli.Outcome outcome = paths(write("$J", journal(record(FileId.ntfs(42, 1), USERS, "a.txt"))));

        assertThat(rows(outcome)).containsExactly("\\Users\\a.txt file_table");
    }

    @Test
    void aTableWhoseFixupsWereUndoneIsTakenAsItIs() throws IOException {
        byte[] table = table().toBytes();
        ByteBuffer all = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < table.length; at += SIZE) {
            if (all.getInt(at) != 0) {
                all.putShort(at + 510, all.getShort(at + 0x32)).putShort(at + 1022, all.getShort(at + 0x34));
            }
        }
        write("$MFT", table);

        Cli.Outcome outcome = paths(write("$J", journal()));

        assertThat(rows(outcome)).containsExactly("\\Users\\bob\\a.txt file_table", "\\Users\\bob\\b.txt file_table");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void aDirectoryThatOnlyAFreedRecordNamesIsRecovered() throws IOException {
        FileTableBytes table = table();
        table.directory(50, 6, 0)
                .name(ROOT, "Gone", FileTableBytes.WIN32)
                .deleted()
                .write();
        write("$MFT", table.toBytes());

        Cli.Outcome outcome = paths(write("$J", journal(record(FileId.ntfs(60, 1), FileId.ntfs(50, 5), "c00.txt"))));

        assertThat(rows(outcome)).containsExactly("\\Gone\\c00.txt recovered");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aDamagedFirstRecordCostsOnlyItself(boolean erased) throws IOException {
        FileTableBytes made = FileTableBytes.withRoot(41);
        made.directory(40, 1, 0).name(ROOT, "A", FileTableBytes.WIN32).write();
        byte[] table = made.toBytes();
        Arrays.fill(table, 0, erased ? SIZE : 4, (byte) (erased ? 0 : 'B'));
        if (!erased) {
            System.arraycopy(new byte[] {'B', 'A', 'A', 'D'}, 0, table, 0, 4);
        }
        write("$MFT", table);

        Cli.Outcome outcome = paths(write("$J", journal(record(FileId.ntfs(70, 1), USERS, "w.txt"))));

        assertThat(rows(outcome)).containsExactly("\\A\\w.txt file_table");
        assertThat(outcome.err().lines()).singleElement().asString().contains("the first file record");
    }

    @Test
    void aRecordWithAnEmptyNameHasNoPathOfTheRoot() throws IOException {
        Cli.Outcome outcome = paths(write("$J", journal(record(FileId.ntfs(100, 1), ROOT, ""))));

        assertThat(rows(outcome)).containsExactly("\\unknown 0x64-1 partial");
    }

    @Test
    void aNameThatEndsInZerosIsPartialCountedAndSaid() throws IOException {
        byte[] journal = journal(
                record(FileId.ntfs(42, 1), ROOT, "whole.txt"), record(FileId.ntfs(43, 1), ROOT, "cut.tx\0\0\0"));

        Cli.Outcome outcome = paths(write("$J", journal));
        Cli.Outcome plain = Cli.run("records", folder.resolve("$J").toString());

        assertThat(rows(outcome)).containsExactly("\\whole.txt reconstructed", "\\cut.tx\\u0000\\u0000\\u0000 partial");
        assertThat(outcome.err()).contains("One name ends in zeros");
        assertThat(plain.err().lines()).singleElement().asString().contains("One name ends in zeros");
        assertThat(plain.code()).isZero();
    }

    // --- of another volume

    private static byte[] otherVolume() {
        FileTableBytes table = FileTableBytes.withRoot(61);
        table.directory(40, 1, 5000).name(ROOT, "Windows", FileTableBytes.WIN32).write();
        table.directory(41, 1, 6000)
                .name(USERS, "System32", FileTableBytes.WIN32)
                .write();
        for (int i = 42; i < 52; i++) {
            table.file(i, 1, 2_000_000)
                    .name(BOB, "driver" + i + ".sys", FileTableBytes.WIN32)
                    .write();
        }
        return table.toBytes();
    }

    @Test
    void nothingOfATableOfAnotherVolumeIsCertain() throws IOException {
        Records[] records = new Records[8];
        for (int i = 0; i < records.length; i++) {
            records[i] = record(FileId.ntfs(42 + i, 1), BOB, "f" + i);
        }
        write("$MFT", otherVolume());

        Cli.Outcome outcome = paths(write("$J", journal(records)));

        assertThat(rows(outcome)).hasSize(8).allMatch(row -> row.endsWith(" recovered"));
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains("does not fit this journal")
                .contains("of the 8 files")
                .contains("it has 0");
    }

    @Test
    void aTableThatWasTakenLaterFitsThoughSomeFilesWereRenamed() throws IOException {
        FileTableBytes table = table();
        Records[] records = new Records[8];
        for (int i = 0; i < records.length; i++) {
            records[i] = record(FileId.ntfs(42 + i, 1), BOB, "f" + i);
            table.file(42 + i, 1, 2_000_000)
                    .name(BOB, (i < 3 ? "renamed" : "f") + i, FileTableBytes.WIN32)
                    .write();
        }
        write("$MFT", table.toBytes());

        Cli.Outcome outcome = paths(write("$J", journal(records)));

        assertThat(rows(outcome)).hasSize(8).allMatch(row -> row.endsWith(" file_table"));
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "win10-aptsim, win7-orc",
        "win10-aptsim, winxp-orc",
        "win7-orc, winxp-orc",
        "winxp-orc, win7-orc",
        "win10-v4-dfirntfs, win7-orc",
        "win10-v4-dfirntfs, winxp-orc",
        "janstarke-2018, win7-orc",
        "plaso-2015, winxp-orc"
    })
    void theTableOfAnotherRealVolumeIsNoticed(String journal, String table) {
        Path file = Journals.file(journal, "$J");
        Cli.Outcome outcome = paths(file, "--mft", Journals.file(table, "$MFT").toString());

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("does not fit this journal");
        assertThat(rows(outcome)).isNotEmpty().noneMatch(row -> row.endsWith(" file_table"));
    }

    @ParameterizedTest
    @CsvSource({"win7-orc", "winxp-orc"})
    void theTableOfTheSameRealVolumeFits(String set) {
        Cli.Outcome outcome = paths(Journals.file(set, "$J"));

        assertThat(outcome.err()).doesNotContain("does not fit");
        assertThat(rows(outcome)).anyMatch(row -> row.endsWith(" file_table"));
    }

    // --- where it lies

    @ParameterizedTest
    @CsvSource({
        "$J, $MFT",
        "C/$Extend/$J, C/$MFT",
        "fs/$Extend/$UsnJrnl$J, fs/$MFT",
        "up/%24Extend/%24UsnJrnl%3A%24J, up/%24MFT",
        "$UsnJrnl_vol1.bin, $MFT_vol1.bin",
        "$J_C, $MFT_C",
        "USNJRNL_C, MFT_C",
        "C_$J, C_$MFT",
        "$UsnJrnl_$J.bin, $MFT.bin"
    })
    void theTableIsFoundWhereCollectorsPutIt(String journal, String table) throws IOException {
        write(table, table().toBytes());

        Cli.Outcome outcome = paths(write(journal, journal()));

        assertThat(rows(outcome)).contains("\\Users\\bob\\a.txt file_table");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void ofSeveralTablesTheOneWithTheSameSuffixIsTaken() throws IOException {
        FileTableBytes other = FileTableBytes.withRoot(61);
        other.directory(41, 1, 6000)
                .name(ROOT, "another volume", FileTableBytes.WIN32)
                .write();
        write("$MFT_C", table().toBytes());
        write("$MFT_D", other.toBytes());

        assertThat(rows(paths(write("$J_C", journal())))).contains("\\Users\\bob\\a.txt file_table");
    }

    @Test
    void whereNoneIsFoundOneLineNamesTheOption() throws IOException {
        Cli.Outcome outcome = paths(write("$J", journal()));

        assertThat(rows(outcome)).contains("…\\unknown 0x29-1\\a.txt partial");
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains("No $MFT")
                .contains("--mft");
    }

    @Test
    void whoNamesATableIsNotToldThatNoneWasFound() throws IOException {
        Path table = write("elsewhere/table", table().toBytes());

        Cli.Outcome outcome = paths(write("$J", journal()), "--mft", table.toString());

        assertThat(rows(outcome)).contains("\\Users\\bob\\a.txt file_table");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void aTableThatKnowsTheOneFileByAnotherNameDoesNotFit() throws IOException {
        write("$MFT", otherVolume());

        Cli.Outcome outcome = paths(write("$J", journal(record(FileId.ntfs(42, 1), BOB, "f"))));

        assertThat(rows(outcome)).hasSize(1).allMatch(row -> row.endsWith(" recovered"));
        assertThat(outcome.err()).contains("does not fit this journal");
    }

    @Test
    void aTableThatKnowsNothingOfTheJournalCouldNotBeChecked() throws IOException {
        write("$MFT", FileTableBytes.withRoot(64).toBytes());

        Cli.Outcome outcome = paths(write("$J", journal(record(FileId.ntfs(142, 1), BOB, "f"))));

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains("could not be checked")
                .contains("of the one file that the journal names last, it has none");
    }
}
