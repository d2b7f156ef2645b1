package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** What is written of names that hide something, or that a spreadsheet would run. */
@Tag("shows-evidence")
class HostileNamesTest {

    private static final List<String> NAMES = List.of(
            "line\nbreak.txt",
            "tab\there.txt",
            "ret\r\n.txt",
            "nul\0in.txt",
            "esc\u001b[2J",
            "\u202egnp.exe",
            "\u2066isolated\u2069",
            "zero\u200bwidth",
            "\ufeffbom.txt",
            "\u2028ls.txt",
            "lone\ud800",
            "trail ",
            "trail",
            "back\\slash",
            "\\u202egnp.exe",
            "u202egnp.exe",
            "=cmd|' /C calc'!A0",
            "+SUM(1)",
            "@x",
            "-1+1",
            "'quoted",
            "a,b.txt",
            "say \"hi\".txt");

    @TempDir
    Path folder;

    private Path journal() throws IOException {
        JournalFile journal = new JournalFile(1 << 20);
        for (int i = 0; i < NAMES.size(); i++) {
            journal.add(Records.v2(NAMES.get(i))
                    .file(FileId.ntfs(100 + i, 1))
                    .parent(FileId.NTFS_ROOT)
                    .reason(Reason.DATA_EXTEND.bit()));
        }
        return Files.write(folder.resolve("$J"), journal.toBytes());
    }

    private List<String> column(String column, String... more) throws IOException {
        List<String> args = Stream.concat(
                        Stream.of("records", journal().toString(), "--columns", column), Stream.of(more))
                .toList();
        return Cli.run(args.toArray(String[]::new)).out().lines().skip(1).toList();
    }

    @Test
    void namesAreOnTheirLineAndReadBackExactly() throws IOException {
        List<String> names = column("name");

        assertThat(names).hasSize(NAMES.size()).doesNotHaveDuplicates();
        assertThat(names.stream().map(Escapes::nameOf)).containsExactlyElementsOf(NAMES);
        assertThat(String.join("", names).chars().filter(unit -> Escapes.isUnseen((char) unit)))
                .isEmpty();
    }

    @Test
    void pathsAreOnTheirLineAndNoTwoAreAlike() throws IOException {
        List<String> paths = column("path", "--paths");
        List<String> alone = paths.stream().map(line -> line.split("\t", -1)[0]).toList();

        assertThat(alone).hasSize(NAMES.size()).doesNotHaveDuplicates();
        assertThat(alone).allMatch(path -> path.startsWith("\\"));
        assertThat(alone.stream().map(path -> Escapes.rawPath(path.substring(1))))
                .containsExactlyElementsOf(NAMES);
    }

    @Test
    void aDirectoryWithABackslashIsNotTwoDirectories() throws IOException {
        JournalFile journal = new JournalFile(0);
        FileId one = FileId.ntfs(40, 1);
        FileId two = FileId.ntfs(41, 1);
        FileId below = FileId.ntfs(42, 1);
        directory(journal, one, FileId.NTFS_ROOT, "a\\b");
        directory(journal, two, FileId.NTFS_ROOT, "a");
        directory(journal, below, two, "b");
        for (FileId parent : List.of(one, below)) {
            journal.add(Records.v2("x").file(FileId.ntfs(50, 1)).parent(parent).reason(Reason.DATA_EXTEND.bit()));
        }
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());

        List<String> paths = Cli.run("records", file.toString(), "--columns", "path")
                .out()
                .lines()
                .toList();

        assertThat(paths.subList(4, 6)).containsExactly("\\a\\u005cb\\x", "\\a\\b\\x");
    }

    private static void directory(JournalFile journal, FileId id, FileId parent, String name) {
        journal.add(Records.v2(name)
                .file(id)
                .parent(parent)
                .reason(Reason.FILE_CREATE.bit())
                .set("FileAttributes", FileAttribute.DIRECTORY.bit()));
    }

    @Test
    void jsonLinesAreExact() throws IOException {
        List<String> lines = Cli.run("records", journal().toString(), "--format", "jsonl", "--paths")
                .out()
                .lines()
                .toList();

        assertThat(lines).hasSize(NAMES.size());
        Set<Object> found = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            Map<String, Object> record = JSON.std.mapFrom(lines.get(i));
            assertThat(record).containsEntry("FileName", NAMES.get(i)).containsEntry("Path", "\\" + NAMES.get(i));
            found.add(record.get("FileName"));
        }
        assertThat(found).hasSize(NAMES.size());
    }

    @Test
    void headersAndColumnsAreThoseOfBefore() throws IOException {
        Path file = journal();

        assertThat(Cli.run("records", file.toString()).out().lines().findFirst())
                .hasValue("usn\ttimestamp_filetime\treason\tsource_info\tattributes\tfile_ref\tparent_ref\tname");
        assertThat(Cli.run("records", file.toString(), "--paths").out().lines().findFirst())
                .hasValue("usn\ttimestamp_filetime\treason\tsource_info\tattributes\tfile_ref\tparent_ref\tname\tpath"
                        + "\tpath_certainty");
    }

    @Test
    void formulasAreGuardedOnRequestOnly() throws IOException {
        List<String> plain = column("name", "--format", "csv");
        List<String> guarded = column("name", "--format", "csv", "--guard-formulas");

        assertThat(plain).contains("=cmd|' /C calc'!A0", "+SUM(1)", "@x", "-1+1", "'quoted");
        assertThat(guarded)
                .contains("'=cmd|' /C calc'!A0", "'+SUM(1)", "'@x", "'-1+1", "''quoted", "\"a,b.txt\"")
                .noneMatch(name -> "=+-@".indexOf(name.charAt(0)) >= 0);
    }

    @Test
    void aGuardStandsWithinTheQuotesOfCsv() throws IOException {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("=a,\"b\"").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());

        String csv = Cli.run("records", file.toString(), "--format", "csv", "--guard-formulas")
                .out();

        assertThat(csv).contains(",\"'=a,\"\"b\"\"\"");
    }

    @Test
    void guardingChangesNothingElse() throws IOException {
        Path file = journal();
        List<String> plain = Cli.run("records", file.toString(), "--format", "csv")
                .out()
                .lines()
                .toList();
        List<String> guarded = Cli.run("records", file.toString(), "--format", "csv", "--guard-formulas")
                .out()
                .lines()
                .toList();

        assertThat(guarded).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
            boolean formula = i > 0 && "=+-@'".indexOf(NAMES.get(i - 1).charAt(0)) >= 0;
            assertThat(guarded.get(i).equals(plain.get(i))).isEqualTo(!formula);
        }
    }
}
