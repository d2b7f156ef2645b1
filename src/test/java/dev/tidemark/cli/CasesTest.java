package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/**
 * Kinds of inputs that tools of this field answered wrongly, and the right answers: each with bytes made here, and with those
 * that were collected where they lie beside the folder of real journals.
 */
@Tag("shows-evidence")
class CasesTest {

    private static final int SIZE = 1024;
    private static final FileId ROOT = FileId.NTFS_ROOT;
    private static final FileId USERS = FileId.ntfs(40, 1);
    private static final FileId BOB = FileId.ntfs(41, 1);
    private static final String DAMAGED = "file record is damaged";

    @TempDir
    Path folder;

    /**
     * A kind of input.
     *
     * @param name of its folder, or its file
     * @param source what is read, below the folder; empty for the folder or file itself
     * @param making makes it in an empty folder
     * @param answer looks at what is written, with the paths and their certainty, and said
     */
    private record Case(String name, String source, Making making, Answer answer) {}

    private interface Making {
        void make(Path folder) throws IOException;
    }

    private interface Answer {
        void check(Path source, Cli.Outcome paths) throws IOException;
    }

    private static final List<Case> CASES = List.of(
            new Case(
                    "01-fixup-mismatch",
                    "$J",
                    table(bytes -> bytes.put(41 * SIZE + 1022, (byte) 0x55)),
                    inBob("recovered", DAMAGED)),
            new Case("01b-fixups-undone", "$J", table(CasesTest::undoFixups), inBob("file_table", "")),
            new Case("32-mft-damaged-attribute", "$J", table(CasesTest::overrun), named("\\", "recovered", DAMAGED)),
            new Case("05-deleted-dir-in-mft", "$J", CasesTest::deleted, named("\\Gone\\", "recovered", "")),
            new Case("22-mft-record0-baad", "$J", table(bytes -> bytes.put(0, ascii("BAAD"))), firstDamaged()),
            new Case("22b-mft-record0-zero", "$J", table(bytes -> bytes.put(0, new byte[SIZE])), firstDamaged()),
            new Case("26a-kape", "C/$Extend/$J", pair("C/$Extend/$J", "C/$MFT"), inBob("file_table", "")),
            new Case(
                    "26c-dissect",
                    "fs/$Extend/$UsnJrnl$J",
                    pair("fs/$Extend/$UsnJrnl$J", "fs/$MFT"),
                    inBob("file_table", "")),
            new Case(
                    "26d-vol",
                    "$UsnJrnl_vol1.bin",
                    pair("$UsnJrnl_vol1.bin", "$MFT_vol1.bin"),
                    inBob("file_table", "")),
            new Case("26e-ufade", "$J_C", pair("$J_C", "$MFT_C"), inBob("file_table", "")),
            new Case("26g-orc", "USNJRNL_C", pair("USNJRNL_C", "MFT_C"), inBob("file_table", "")),
            new Case("14-hostile-names", "$J", CasesTest::hostileNames, CasesTest::oneWayBack),
            new Case("names.J", "", CasesTest::hostileNames, CasesTest::oneWayBack),
            new Case("25-name-lengths", "$J", CasesTest::lengths, CasesTest::noPathOfTheRoot),
            new Case("08b-zero-sectors", "$J", CasesTest::zeroed, CasesTest::endsInZeros),
            new Case("cap-abs", "", capture("[{\"file\":\"/etc/passwd\"}]"), refused("\"file\" cannot be")),
            new Case("cap-dotdot", "", capture("[{\"file\":\"../secret\"}]"), refused("\"file\" cannot be")),
            new Case("cap-dev", "", capture("[{\"file\":\"/dev/zero\"}]"), refused("\"file\" cannot be")),
            new Case("cap-jnull", "", capture("null"), refused("\"journals\" cannot be null")),
            new Case("cap-null", "", CasesTest::nothing, refused("a JSON object is expected")),
            new Case("cap-ansi", "", CasesTest::escapes, CasesTest::commandsNoTerminal));

    // --- running

    @TestFactory
    Stream<DynamicTest> madeHere() {
        return CASES.stream()
                .map(each -> dynamicTest(each.name(), () -> {
                    Path made =
                            Files.createDirectories(folder.resolve(each.name()).resolve("x"));
                    each.making().make(made);
                    // A case that is a file of its own is a journal.
                    check(each, each.name().endsWith(".J") ? made.resolve("$J") : made.resolve(each.source()));
                }));
    }

    /** None where they are not. */
    @TestFactory
    Stream<DynamicTest> collected() {
        String journals = System.getProperty("tidemark.journals", "");
        Path cases = journals.isBlank() ? folder : Path.of(journals).resolveSibling("cases");
        return CASES.stream()
                .filter(each -> Files.exists(cases.resolve(each.name())))
                .map(each -> dynamicTest(
                        each.name(),
                        () -> check(each, cases.resolve(each.name()).resolve(each.source()))));
    }

    private static void check(Case each, Path source) throws IOException {
        Cli.Outcome paths = Cli.run("records", source.toString(), "--columns", "path,certainty", "--paths");
        each.answer().check(source, paths);
        assertThat(paths.err().chars().filter(unit -> unit != '\n' && Escapes.isUnseen((char) unit)))
                .isEmpty();
    }

    private static List<String> rows(Cli.Outcome outcome) {
        return outcome.out()
                .lines()
                .skip(1)
                .map(line -> line.replace('\t', ' '))
                .toList();
    }

    // --- right answers

    /** Each row is below a directory, as certain as that, and on the error stream is a line with some words or nothing. */
    private static Answer named(String directory, String certainty, String words) {
        return (source, outcome) -> {
            assertThat(outcome.code()).isZero();
            assertThat(rows(outcome))
                    .isNotEmpty()
                    .allMatch(row -> row.startsWith(directory) && row.endsWith(".txt " + certainty));
            if (words.isEmpty()) {
                assertThat(outcome.err()).isEmpty();
            } else {
                assertThat(outcome.err().lines()).singleElement().asString().contains(words);
            }
        };
    }

    private static Answer inBob(String certainty, String words) {
        return named("\\Users\\bob\\", certainty, words);
    }

    private static Answer firstDamaged() {
        return (source, outcome) -> {
            assertThat(rows(outcome)).isNotEmpty().allMatch(row -> row.endsWith(" file_table"));
            assertThat(outcome.err().lines()).singleElement().asString().contains("the first file record");
        };
    }

    private static void oneWayBack(Path source, Cli.Outcome paths) throws IOException {
        List<String> lines = Cli.run("records", source.toString(), "--columns", "name")
                .out()
                .lines()
                .skip(1)
                .toList();
        List<String> exact = Cli.run("records", source.toString(), "--format", "jsonl")
                .out()
                .lines()
                .map(CasesTest::name)
                .toList();

        assertThat(exact).isNotEmpty();
        assertThat(lines.stream().map(Escapes::nameOf)).containsExactlyElementsOf(exact);
        assertThat(String.join("", lines).chars().filter(unit -> Escapes.isUnseen((char) unit)))
                .isEmpty();
        Map<String, String> byPath = new HashMap<>();
        for (int i = 0; i < exact.size(); i++) {
            String other = byPath.putIfAbsent(rows(paths).get(i), exact.get(i));
            assertThat(other == null || other.equals(exact.get(i))).isTrue();
        }
    }

    private static String name(String line) {
        return (String) JSON.std.mapFrom(line).get("FileName");
    }

    private static void noPathOfTheRoot(Path source, Cli.Outcome paths) {
        assertThat(rows(paths).getFirst()).contains("unknown 0x64").endsWith(" partial");
        assertThat(rows(paths)).noneMatch(row -> row.startsWith("\\ "));
    }

    private static void endsInZeros(Path source, Cli.Outcome paths) {
        long zeros = rows(paths).stream()
                .filter(row -> row.endsWith("\\u0000 partial"))
                .count();
        assertThat(zeros).isIn(1L, 37L);
        assertThat(paths.err()).contains(zeros == 1 ? "One name ends in zeros" : zeros + " names end in zeros");
    }

    private static Answer refused(String words) {
        return (source, outcome) -> {
            assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err().lines())
                    .singleElement()
                    .asString()
                    .contains("capture.json", words, "damaged")
                    .doesNotContain("Check the disk");
        };
    }

    private static void commandsNoTerminal(Path source, Cli.Outcome paths) {
        String err = Cli.run("records", source.toString()).err();
        assertThat(err).contains("\\u001b[2J").doesNotContain("\u001b", "\u202e", "\r");
        assertThat(err.lines()).allMatch(line -> line.startsWith("tidemark: "));
    }

    // --- made

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Records file(int number, FileId parent, String name) {
        return Records.v2(name).file(FileId.ntfs(number, 1)).parent(parent).reason(Reason.DATA_EXTEND.bit());
    }

    private static byte[] journal(Records... records) {
        JournalFile journal = new JournalFile(1 << 20);
        Arrays.stream(records).forEach(journal::add);
        return journal.toBytes();
    }

    private static FileTableBytes table() {
        FileTableBytes table = FileTableBytes.withRoot(61);
        table.directory(40, 1, 5000).name(ROOT, "Users", FileTableBytes.WIN32).write();
        table.directory(41, 1, 6000).name(USERS, "bob", FileTableBytes.WIN32).write();
        table.file(60, 1, 1_114_112).name(ROOT, "latest", FileTableBytes.WIN32).write();
        return table;
    }

    private static Making pair(String journal, String table) {
        return folder -> {
            Files.createDirectories(folder.resolve(journal).getParent());
            Files.write(folder.resolve(journal), journal(file(42, BOB, "a.txt")));
            Files.write(folder.resolve(table), table().toBytes());
        };
    }

    /** A {@code $J} with a damaged {@code $MFT}. */
    private static Making table(Consumer<ByteBuffer> damage) {
        return folder -> {
            byte[] table = table().toBytes();
            damage.accept(ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN));
            Files.write(folder.resolve("$MFT"), table);
            Files.write(folder.resolve("$J"), journal(file(42, BOB, "a.txt")));
        };
    }

    private static void undoFixups(ByteBuffer all) {
        for (int at = 0; at < all.limit(); at += SIZE) {
            if (all.getInt(at) != 0) {
                all.putShort(at + 510, all.getShort(at + 0x32)).putShort(at + 1022, all.getShort(at + 0x34));
            }
        }
    }

    /** What stands behind the last attribute becomes one that is longer than the record. */
    private static void overrun(ByteBuffer all) {
        int at = 41 * SIZE + all.getShort(41 * SIZE + 20);
        while (all.getInt(at) != -1) {
            at += all.getInt(at + 4);
        }
        all.putInt(at, 0x90).putInt(at + 4, 4000);
    }

    private static void deleted(Path folder) throws IOException {
        FileTableBytes table = table();
        table.directory(50, 6, 0)
                .name(ROOT, "Gone", FileTableBytes.WIN32)
                .deleted()
                .write();
        Files.write(folder.resolve("$MFT"), table.toBytes());
        Files.write(folder.resolve("$J"), journal(file(60, FileId.ntfs(50, 5), "c00.txt")));
    }

    private static void hostileNames(Path folder) throws IOException {
        List<String> names = List.of(
                "line\nbreak",
                "tab\there",
                "nul\0in",
                "esc\u001b[2J",
                "\u202egnp.exe",
                "\\u202egnp.exe",
                "\u2066x\u2069",
                "zero\u200bwidth",
                "\ufeffbom",
                "\u2028ls",
                "lone\ud800",
                "trail ",
                "trail",
                "back\\slash",
                "=cmd",
                "+1",
                "-1",
                "@x");
        Records[] records = new Records[names.size()];
        for (int i = 0; i < records.length; i++) {
            records[i] = file(100 + i, ROOT, names.get(i));
        }
        Files.write(folder.resolve("$J"), journal(records));
    }

    private static void lengths(Path folder) throws IOException {
        Files.write(folder.resolve("$J"), journal(file(100, ROOT, ""), file(101, ROOT, "n".repeat(255))));
    }

    private static void zeroed(Path folder) throws IOException {
        byte[] bytes =
                journal(file(40, ROOT, "whole.txt"), file(41, ROOT, "cut by a sector.txt"), file(42, ROOT, "next"));
        int first = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        // The end of the second record's name, in full units.
        Arrays.fill(bytes, first + 60 + 6, first + 60 + 38, (byte) 0);
        Files.write(folder.resolve("$J"), bytes);
    }

    private static Making capture(String journals) {
        return folder -> {
            Files.writeString(folder.resolveSibling("secret"), "of somebody");
            Files.writeString(folder.resolve("capture.json"), "{\"format\":1,\"journals\":" + journals + "}");
            Files.writeString(folder.resolve("rows.jsonl"), "");
        };
    }

    private static void nothing(Path folder) throws IOException {
        Files.writeString(folder.resolve("capture.json"), "null");
    }

    private static void escapes(Path folder) throws IOException {
        Files.write(folder.resolve("j"), journal(file(40, ROOT, "a")));
        Files.writeString(folder.resolve("capture.json"), "{\"format\":1,\"journals\":[{\"file\":\"j\"}]}");
        Files.writeString(
                folder.resolve("rows.jsonl"),
                "{\"journal\":0,\"after\":0,\"kind\":\"GAP\",\"at\":0,\"length\":0,\"time\":0,"
                        + "\"text\":\"\\u001b[2J\\u001b]0;owned\\u0007\\r\\ntidemark: no gaps\\n\\u202etxt.exe\"}\n");
    }
}
