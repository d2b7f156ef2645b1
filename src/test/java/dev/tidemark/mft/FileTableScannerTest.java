package dev.tidemark.mft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.MappedFile;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.Journals;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileTableScannerTest {

    private static final FileId ROOT = FileId.NTFS_ROOT;

    private final List<String> found = new ArrayList<>();

    @Test
    void filesComeWithTheirReferencesUsnsAndNames() {
        FileTableBytes table = FileTableBytes.withRoot(40);
        table.directory(30, 7, 4096).name(ROOT, "docs", FileTableBytes.WIN32).write();
        table.file(31, 2, 8192)
                .name(FileId.ntfs(30, 7), "Grüße und lange Namen.txt", FileTableBytes.WIN32)
                .name(FileId.ntfs(30, 7), "GRUSSE~1.TXT", FileTableBytes.DOS)
                .write();

        FileTableScanner scanner = scan(table.toBytes());

        assertThat(found)
                .contains(
                        "30-7 directory links 1 usn 4096",
                        "30-7 in 5-5 WIN32 docs",
                        "31-2 file links 2 usn 8192",
                        "31-2 in 30-7 WIN32 Grüße und lange Namen.txt",
                        "31-2 in 30-7 DOS GRUSSE~1.TXT");
        assertThat(scanner.records()).isEqualTo(40);
        assertThat(scanner.files()).isEqualTo(4);
        assertThat(scanner.damaged()).isZero();
    }

    @Test
    void bytesUnderTheFixupsAreRead() {
        FileTableBytes table = FileTableBytes.withRoot(40);
        String longName = "n".repeat(255);
        table.file(30, 1, 0).name(ROOT, longName, FileTableBytes.POSIX).write();
        assertThat(table.array()[30 * 1024 + 510])
                .as("a fixup lies within the name")
                .isEqualTo((byte) 0x07);

        scan(table.toBytes());

        assertThat(found).contains("30-1 in 5-5 POSIX " + longName);
    }

    @Test
    void namesInExtensionRecordsBelongToTheBaseRecord() {
        FileTableBytes table = FileTableBytes.withRoot(40);
        table.file(29, 1, 0)
                .of(FileId.ntfs(30, 4))
                .name(ROOT, "second", FileTableBytes.POSIX)
                .write();
        table.file(30, 4, 12)
                .list(FileId.ntfs(29, 1))
                .name(ROOT, "first", FileTableBytes.POSIX)
                .links(2)
                .write();

        FileTableScanner scanner = scan(table.toBytes());

        assertThat(found)
                .contains(
                        "30-4 outside in 5-5 POSIX second",
                        "30-4 file links 2 extended usn 12",
                        "30-4 in 5-5 POSIX first");
        assertThat(scanner.files()).as("an extension record is no file").isEqualTo(3);
    }

    @Test
    void recordsNotInUseAreNoFilesAndNotDamaged() {
        FileTableBytes table = FileTableBytes.withRoot(40);
        table.file(30, 4, 12).name(ROOT, "gone", FileTableBytes.POSIX).free().write();

        FileTableScanner scanner = scan(table.toBytes());

        assertThat(found).noneMatch(line -> line.contains("gone") && !line.startsWith("FREED"));
        assertThat(scanner.files()).isEqualTo(2);
        assertThat(scanner.damaged()).isZero();
    }

    @Test
    void tornForeignAndMisplacedRecordsAreCountedAndNeverTakenForSound() {
        FileTableBytes table = FileTableBytes.withRoot(40);
        table.file(30, 1, 0).name(ROOT, "torn", FileTableBytes.POSIX).write();
        table.file(31, 1, 0).name(ROOT, "bad", FileTableBytes.POSIX).write();
        table.file(32, 1, 0).name(ROOT, "elsewhere", FileTableBytes.POSIX).write();
        table.file(33, 1, 0).name(ROOT, "whole", FileTableBytes.POSIX).write();
        byte[] bytes = table.toBytes();
        bytes[30 * 1024 + 1022]++;
        bytes[31 * 1024] = 'B';
        bytes[32 * 1024 + 44] = 35;

        FileTableScanner scanner = scan(bytes);

        assertThat(scanner.damaged()).isEqualTo(3);
        assertThat(found).contains("33-1 in 5-5 POSIX whole");
        assertThat(found).noneMatch(line -> line.matches(".*(bad|elsewhere)"));
        assertThat(found).noneMatch(line -> line.contains("torn") && !line.startsWith("DAMAGED"));
    }

    @Test
    void damagedBytesNeverHurt() {
        FileTableBytes table = FileTableBytes.withRoot(64);
        for (int i = 24; i < 64; i++) {
            table.file(i, i, i)
                    .name(ROOT, "name " + i, FileTableBytes.WIN32)
                    .list(FileId.ntfs(1, 1))
                    .write();
        }
        Random random = new Random(20);
        for (int run = 0; run < 500; run++) {
            byte[] bytes = table.toBytes();
            for (int i = 0; i < 200; i++) {
                // Not the first record, which says how large records are.
                bytes[1024 + random.nextInt(bytes.length - 1024)] = (byte) random.nextInt();
            }
            assertThat(scan(bytes).records()).isEqualTo(64);
        }
    }

    @Test
    void theRecordSizeIsThatOfTheFirstRecord() {
        assertThat(form(new FileTableBytes(6, 4096).toBytes()).recordSize()).isEqualTo(4096);
        assertThat(form(FileTableBytes.withRoot(6).toBytes()).recordSize()).isEqualTo(1024);
        assertThat(FileTableForm.of(buffer(new byte[512]), 0, 512)).isNull();
    }

    @Test
    void aTableCanBeReadInPieces() {
        FileTableBytes table = FileTableBytes.withRoot(40);
        table.file(30, 1, 0).name(ROOT, "thirty", FileTableBytes.POSIX).write();
        ByteBuffer bytes = buffer(table.toBytes());
        FileTableScanner scanner = new FileTableScanner(form(table.toBytes()), new Words());

        int at = scanner.scan(bytes, 0, 10_000);
        assertThat(at).isEqualTo(9 * 1024);
        scanner.scan(bytes, at, bytes.limit());

        assertThat(scanner.records()).isEqualTo(40);
        assertThat(found).contains("30-1 in 5-5 POSIX thirty");
    }

    @Test
    void theTableOfARealVolumeIsReadWithoutDamage() throws IOException {
        try (MappedFile file = MappedFile.open(Journals.file("win7-orc", "$MFT"))) {
            ByteBuffer bytes = file.buffer(0);
            int[] names = new int[NameSpace.values().length];
            FileTableForm form = Objects.requireNonNull(FileTableForm.of(bytes, 0, FileTableForm.SAMPLE));
            FileTableScanner scanner = new FileTableScanner(form, new FileTableSink() {
                @Override
                public void file(
                        long reference, RecordState state, boolean directory, int links, boolean extended, long usn) {}

                @Override
                public void name(
                        long reference,
                        RecordState state,
                        boolean inBase,
                        long parent,
                        NameSpace space,
                        ByteBuffer in,
                        int at,
                        int chars) {
                    names[space.ordinal()] += state == RecordState.SOUND ? 1 : 0;
                }
            });
            scanner.scan(bytes, 0, bytes.limit());

            assertThat(scanner.records()).isEqualTo(60_416);
            assertThat(scanner.damaged()).isZero();
            assertThat(scanner.files()).isGreaterThan(40_000);
            assertThat(names[NameSpace.DOS.ordinal()]).isEqualTo(names[NameSpace.WIN32.ordinal()]);
            System.out.printf(
                    "win7-orc $MFT: %,d files, names by space %s%n",
                    scanner.files(), List.of(names[0], names[1], names[2], names[3]));
        }
    }

    private FileTableScanner scan(byte[] table) {
        found.clear();
        ByteBuffer bytes = buffer(table);
        FileTableScanner scanner = new FileTableScanner(form(table), new Words());
        scanner.scan(bytes, 0, bytes.limit());
        return scanner;
    }

    private static FileTableForm form(byte[] table) {
        return Objects.requireNonNull(FileTableForm.of(buffer(table), 0, table.length));
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private final class Words implements FileTableSink {

        @Override
        public void file(long reference, RecordState state, boolean directory, int links, boolean extended, long usn) {
            found.add(said(state) + id(reference) + (directory ? " directory" : " file") + " links " + links
                    + (extended ? " extended" : "") + " usn " + usn);
        }

        @Override
        public void name(
                long reference,
                RecordState state,
                boolean inBase,
                long parent,
                NameSpace space,
                ByteBuffer bytes,
                int at,
                int chars) {
            byte[] name = new byte[2 * chars];
            bytes.get(at, name);
            found.add(said(state) + id(reference) + (inBase ? "" : " outside") + " in " + id(parent) + " " + space + " "
                    + new String(name, StandardCharsets.UTF_16LE));
        }

        private static String said(RecordState state) {
            return state == RecordState.SOUND ? "" : state + " ";
        }

        private static String id(long reference) {
            FileId id = FileId.of64(reference);
            return id.recordNumber() + "-" + id.sequence();
        }
    }
}
