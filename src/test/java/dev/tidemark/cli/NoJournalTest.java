package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.FileTableFile;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A SOURCE, and a {@code --mft}, that is something else is named as what it is. */
@Tag("shows-evidence")
class NoJournalTest {

    private static final int SIZE = 1 << 16;

    @TempDir
    Path folder;

    private static byte[] beginning(String ascii) {
        byte[] bytes = new byte[SIZE];
        new Random(15).nextBytes(bytes);
        byte[] magic = ascii.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        return bytes;
    }

    private static byte[] volume(int at, String name) {
        byte[] bytes = beginning("\u00eb\u0052\u0090");
        System.arraycopy(name.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, name.length());
        bytes[510] = 0x55;
        bytes[511] = (byte) 0xAA;
        return bytes;
    }

    private static byte[] disk() {
        byte[] bytes = new byte[SIZE];
        bytes[446 + 4] = 7;
        bytes[510] = 0x55;
        bytes[511] = (byte) 0xAA;
        return bytes;
    }

    private static byte[] fixedVirtualDisk() {
        byte[] bytes = disk();
        System.arraycopy("conectix".getBytes(StandardCharsets.US_ASCII), 0, bytes, SIZE - 512, 8);
        return bytes;
    }

    private static byte[] maxStream() {
        return ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(32 << 20)
                .putLong(8 << 20)
                .putLong(132_000_000_000_000_000L)
                .putLong(4096)
                .array();
    }

    /** Bytes, and what they are called. */
    private static Map<String, byte[]> kinds() {
        Map<String, byte[]> kinds = new LinkedHashMap<>();
        kinds.put("an empty file", new byte[0]);
        kinds.put("an image of an NTFS volume", volume(3, "NTFS    "));
        kinds.put("an image of a volume that is not NTFS", volume(82, "FAT32   "));
        kinds.put("an image of a disk", disk());
        kinds.put("a virtual disk (VHD)", fixedVirtualDisk());
        kinds.put("a virtual disk (VHDX)", beginning("vhdxfile"));
        kinds.put("a forensic image (E01)", beginning("EVF\t\r\n\u00ff\0"));
        kinds.put("compressed (gzip)", beginning("\u001f\u008b\b"));
        kinds.put("a ZIP archive", beginning("PK\3\4"));
        kinds.put("a 7-Zip archive", beginning("7z\u00bc\u00af\u0027\u001c"));
        kinds.put("a Windows event log", beginning("ElfFile\0"));
        kinds.put("a registry hive", beginning("regf"));
        kinds.put("the $LogFile of an NTFS volume", beginning("RSTR"));
        kinds.put("the $Max stream of a change journal", maxStream());
        kinds.put("text", "usn,timestamp,reason\n1,2,3\n".getBytes(StandardCharsets.UTF_8));
        return kinds;
    }

    private static Stream<String> names() {
        return kinds().keySet().stream();
    }

    private Path file(String kind) throws IOException {
        byte[] bytes = kinds().get(kind);
        assertThat(bytes).isNotNull();
        return Files.write(folder.resolve("evidence"), bytes);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSourceIsNamedAsWhatItIs(String kind) throws IOException {
        Path file = file(kind);

        for (String[] args : new String[][] {
            {"records", file.toString()},
            {"records", file.toString(), "--count"},
            {"records", file.toString(), "--paths"},
        }) {
            Cli.Outcome outcome = Cli.run(args);
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.out()).as(String.join(" ", args)).doesNotContain("0x");
            assertThat(outcome.err().lines())
                    .singleElement()
                    .asString()
                    .contains(kind)
                    .contains("It is no change journal.")
                    .doesNotContain("skipped");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aTableIsNamedAsWhatItIs(String kind) throws IOException {
        Path file = file(kind);
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        Path source = Files.write(folder.resolve("$J"), journal.toBytes());

        Cli.Outcome outcome = Cli.run("records", source.toString(), "--mft", file.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains("evidence is " + kind)
                .contains("It is no $MFT.")
                .doesNotContain("$J is");
    }

    @Test
    void aFileTableAsSourceNamesTheOption() throws IOException {
        byte[] table = FileTableBytes.withRoot(64).toBytes();
        Path file = Files.write(folder.resolve("table"), table);

        Cli.Outcome outcome = Cli.run("records", file.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("an $MFT").contains("--mft");
    }

    @Test
    void aFileWithoutARecordIsNoJournalAndNothingIsSkipped() throws IOException {
        byte[] noise = new byte[SIZE];
        new Random(16).nextBytes(noise);
        Path file = Files.write(folder.resolve("noise"), noise);

        for (String[] args : new String[][] {{"records", file.toString()}, {"records", file.toString(), "--paths"}}) {
            Cli.Outcome outcome = Cli.run(args);
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err().lines())
                    .singleElement()
                    .asString()
                    .contains("no USN record in 65,536 bytes")
                    .doesNotContain("skipped");
        }
    }

    @Test
    void aHoleWithoutARecordSaysSo() throws IOException {
        Path file = Files.write(folder.resolve("$J"), new byte[1 << 20]);

        Cli.Outcome outcome = Cli.run("records", file.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("no USN record in 1,048,576 bytes").contains("sparse");
    }

    @Test
    void aMissingTableIsNotBlamedOnTheJournal() throws IOException {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        Path source = Files.write(folder.resolve("$J"), journal.toBytes());
        Path missing = folder.resolve("missing");

        Cli.Outcome outcome = Cli.run("records", source.toString(), "--mft", missing.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("missing").doesNotContain("$J:");
    }

    @Test
    void aJournalThatNothingPassesIsAJournal() throws IOException {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        Path source = Files.write(folder.resolve("$J"), journal.toBytes());

        Cli.Outcome outcome = Cli.run("records", source.toString(), "--name", "b");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void foreignBytesBeforeTheFirstRecordAreStillSaid() throws IOException {
        JournalFile journal = new JournalFile(4096);
        byte[] foreign = new byte[512];
        new Random(17).nextBytes(foreign);
        journal.raw(foreign);
        journal.add(Records.v2("a").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        Path source = Files.write(folder.resolve("$J"), journal.toBytes());

        Cli.Outcome outcome = Cli.run("records", source.toString());

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err().lines()).singleElement().asString().contains("512");
    }

    /** A journal with a name in it that makes its last 512 bytes look like those of a fixed VHD. */
    private static JournalFile endingAsVirtualDisk(int zeros) {
        JournalFile journal = new JournalFile(0);
        if (zeros > 0) {
            journal.zeros(zeros);
        }
        journal.add(Records.v2("a").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        // A record of 512 bytes, of which the first 64 are the header and two letters, and one of 64.
        String name = "xx\u6f63\u656e\u7463\u7869" + "x".repeat(220);
        journal.add(Records.v2(name).file(FileId.ntfs(41, 1)).parent(FileId.NTFS_ROOT));
        journal.add(Records.v2("z").file(FileId.ntfs(42, 1)).parent(FileId.NTFS_ROOT));
        return journal;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4096, 1 << 20})
    void aNameThatEndsAJournalAsAVirtualDiskEndsMakesNoneOfIt(int zeros) throws IOException {
        byte[] journal = endingAsVirtualDisk(zeros).toBytes();
        assertThat(new String(journal, journal.length - 512, 8, StandardCharsets.US_ASCII))
                .isEqualTo("conectix");
        Path source = Files.write(folder.resolve("$J"), journal);

        for (String paths : List.of("--paths", "--count")) {
            Cli.Outcome outcome = Cli.run("records", source.toString(), paths);
            assertThat(outcome.code()).as(outcome.err()).isZero();
        }
        assertThat(Cli.run("records", source.toString()).out().lines()).hasSize(4);
    }

    @Test
    void aNameWithTheMarkOfABootSectorMakesNoDiskOfAJournal() throws IOException {
        // What stands at 446 looks like a table of partitions, and at 510 like the mark.
        StringBuilder name = new StringBuilder("\0".repeat((512 - 60) / 2));
        name.setCharAt((450 - 60) / 2, '\u0007');
        name.setCharAt((510 - 60) / 2, '\uaa55');
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2(name + "x").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        Path source = Files.write(folder.resolve("$J"), journal.toBytes());

        Cli.Outcome outcome = Cli.run("records", source.toString());

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).hasSize(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aTableThatIsNoFileIsRefusedAndNotWaitedFor() throws Exception {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        Path source = Files.write(folder.resolve("$J"), journal.toBytes());
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "there is mkfifo");

        Cli.Outcome outcome = assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> Cli.run("records", source.toString(), "--mft", pipe.toString()));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains(pipe.toString())
                .contains("no regular file");
    }

    /** A journal in which one name holds the head of a file record, where a table has its second. */
    private static byte[] withTableInAName() {
        JournalFile journal = new JournalFile(0);
        while (journal.usn() < 960) {
            journal.add(Records.v2("filling").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        }
        byte[] record = Records.v2("h".repeat(255))
                .file(FileId.ntfs(41, 1))
                .parent(FileId.NTFS_ROOT)
                .usn(journal.usn())
                .array();
        // Behind the first two letters of the name; it says the number of the place where it lies.
        System.arraycopy(FileTableBytes.withRoot(8).toBytes(), 5 * 1024, record, 64, 506);
        ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).putInt(64 + 44, 1);
        journal.raw(record);
        for (int i = 0; i < 400; i++) {
            journal.add(Records.v2("f" + i).file(FileId.ntfs(50 + i, 1)).parent(FileId.NTFS_ROOT));
        }
        return journal.toBytes();
    }

    @Test
    void aNameThatHoldsAFileRecordMakesNoTableOfAJournal() throws IOException {
        byte[] bytes = withTableInAName();
        assertThat(new String(bytes, 1024, 4, StandardCharsets.US_ASCII)).isEqualTo("FILE");
        Path source = Files.write(folder.resolve("$J"), bytes);

        Cli.Outcome outcome = Cli.run("records", source.toString());

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).hasSizeGreaterThan(400);
        assertThat(FileTableFile.test(source)).isFalse();
    }

    @Test
    void oneFileRecordIsNoTable() throws IOException {
        // The first record of the journal is damaged: nothing tells but the one file record.
        byte[] bytes = withTableInAName();
        Arrays.fill(bytes, 0, 8, (byte) 1);
        Path source = Files.write(folder.resolve("$J"), bytes);

        Cli.Outcome outcome = Cli.run("records", source.toString());

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).hasSizeGreaterThan(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BZh91AY&", "\u001f\u008b\b\0\0\0\0\0", "MAM\4\0\0\0\0", "A", "odd"})
    void aFewBytesBeforeAJournalMakeNothingElseOfIt(String before) throws IOException {
        byte[] head = switch (before) {
            case "A" -> "A".repeat(4096).getBytes(StandardCharsets.ISO_8859_1);
            case "odd" -> "B".repeat(4099).getBytes(StandardCharsets.ISO_8859_1);
            default -> before.getBytes(StandardCharsets.ISO_8859_1);
        };
        JournalFile journal = new JournalFile(4096);
        for (int i = 0; i < 100; i++) {
            journal.add(Records.v2("f" + i).file(FileId.ntfs(40 + i, 1)).parent(FileId.NTFS_ROOT));
        }
        byte[] all = Arrays.copyOf(head, head.length + journal.toBytes().length);
        System.arraycopy(journal.toBytes(), 0, all, head.length, journal.toBytes().length);
        Path source = Files.write(folder.resolve("$J"), all);

        Cli.Outcome outcome = Cli.run("records", source.toString());

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).hasSize(101);
        assertThat(outcome.err()).contains(String.format(Locale.ROOT, "%,d bytes", head.length));
    }

    @Test
    void recordsInWhatLooksPackedCanBeSearchedFor() throws Exception {
        JournalFile journal = new JournalFile(4096);
        journal.raw("PK\3\4\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        Path packed = Files.write(folder.resolve("packed.zip"), journal.toBytes());
        journal.add(Records.v2("a").file(FileId.ntfs(40, 1)).parent(FileId.NTFS_ROOT));
        Path stored = Files.write(folder.resolve("stored.zip"), journal.toBytes());

        assertThat(isSearchable(packed)).isFalse();
        assertThat(isSearchable(stored)).isTrue();
    }

    private boolean isSearchable(Path file) throws Exception {
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            return source.searchable() != null;
        }
    }
}
