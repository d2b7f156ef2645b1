package dev.tidemark.mft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read of a table that was damaged, or that its extractor changed. */
@Tag("shows-evidence")
class DamagedTableTest {

    private static final int SIZE = 1024;
    private static final FileId ROOT = FileId.NTFS_ROOT;

    private final List<String> names = new ArrayList<>();

    private static FileTableBytes table() {
        FileTableBytes table = FileTableBytes.withRoot(64);
        for (int i = 30; i < 40; i++) {
            table.directory(i, 1, 0).name(ROOT, "d" + i, FileTableBytes.WIN32).write();
        }
        return table;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static FileTableForm form(byte[] table) {
        return Objects.requireNonNull(FileTableForm.of(buffer(table), 0, table.length));
    }

    private FileTableScanner scan(byte[] table) {
        names.clear();
        FileTableScanner scanner = new FileTableScanner(form(table), new Names());
        scanner.scan(buffer(table), 0, table.length);
        return scanner;
    }

    @Test
    void namesBeforeATornSectorAreGivenAsDamaged() {
        byte[] bytes = table().toBytes();
        bytes[30 * SIZE + 1022] ^= 0x55;

        FileTableScanner scanner = scan(bytes);

        assertThat(names).contains("DAMAGED 30-1 d30", "SOUND 31-1 d31");
        assertThat(scanner.damaged()).isEqualTo(1);
        assertThat(scanner.damagedOthers()).isEqualTo(1);
    }

    @Test
    void nothingIsGivenOfARecordWhoseFirstSectorIsTorn() {
        byte[] bytes = table().toBytes();
        bytes[30 * SIZE + 510] ^= 0x55;

        FileTableScanner scanner = scan(bytes);

        assertThat(names).noneMatch(name -> name.contains("d30"));
        assertThat(scanner.damaged()).isEqualTo(1);
    }

    @Test
    void namesBeforeAnAttributeThatOverrunsAreGivenAsDamaged() {
        FileTableBytes table = table();
        table.directory(45, 1, 0)
                .name(ROOT, "sound name", FileTableBytes.WIN32)
                .attribute(0x90, new byte[8])
                .write();
        byte[] bytes = table.toBytes();
        int at = 45 * SIZE + 0x38;
        while (buffer(bytes).getInt(at) != 0x90) {
            at += buffer(bytes).getInt(at + 4);
        }
        buffer(bytes).putInt(at + 4, 4000);

        FileTableScanner scanner = scan(bytes);

        assertThat(names).contains("DAMAGED 45-1 sound name");
        assertThat(scanner.damaged()).isEqualTo(1);
    }

    @Test
    void aRecordThatWindowsMarkedBadIsDamaged() {
        byte[] bytes = table().toBytes();
        System.arraycopy("BAAD".getBytes(StandardCharsets.US_ASCII), 0, bytes, 30 * SIZE, 4);

        FileTableScanner scanner = scan(bytes);

        assertThat(names).contains("DAMAGED 30-1 d30");
        assertThat(scanner.damaged()).isEqualTo(1);
    }

    @Test
    void aTableWhoseFixupsWereUndoneIsReadAsItIs() {
        byte[] bytes = table().toBytes();
        ByteBuffer all = buffer(bytes);
        for (int at = 0; at < bytes.length; at += SIZE) {
            if (all.getInt(at) != 0) {
                all.putShort(at + 510, all.getShort(at + 0x32)).putShort(at + 1022, all.getShort(at + 0x34));
            }
        }

        FileTableForm form = form(bytes);
        FileTableScanner scanner = scan(bytes);

        assertThat(form.fixupsUndone()).isTrue();
        assertThat(form.firstDamaged()).isFalse();
        assertThat(names).contains("SOUND 30-1 d30", "SOUND 39-1 d39");
        assertThat(scanner.damaged()).isZero();
    }

    @Test
    void oneUndoneRecordAmongOthersIsDamaged() {
        byte[] bytes = table().toBytes();
        ByteBuffer all = buffer(bytes);
        int at = 30 * SIZE;
        all.putShort(at + 510, all.getShort(at + 0x32)).putShort(at + 1022, all.getShort(at + 0x34));

        assertThat(form(bytes).fixupsUndone()).isFalse();
        assertThat(scan(bytes).damaged()).isEqualTo(1);
    }

    @Test
    void aTableWhoseFirstRecordIsMarkedBadOrErasedIsOneStill() {
        byte[] bad = table().toBytes();
        bad[0] = 'B';
        bad[1] = 'A';
        bad[2] = 'A';
        bad[3] = 'D';
        byte[] erased = table().toBytes();
        Arrays.fill(erased, 0, SIZE, (byte) 0);

        for (byte[] bytes : List.of(bad, erased)) {
            assertThat(form(bytes)).isEqualTo(new FileTableForm(SIZE, false, true));
            assertThat(scan(bytes).damagedOthers()).isZero();
            assertThat(names).contains("SOUND 30-1 d30");
        }
        assertThat(form(table().toBytes()).firstDamaged()).isFalse();
    }

    @Test
    void aTableOfLargeRecordsIsKnownByItsOtherRecordsToo() {
        FileTableBytes table = new FileTableBytes(16, 4096);
        table.directory(5, 5, 0).name(ROOT, ".", FileTableBytes.WIN32_AND_DOS).write();
        byte[] bytes = table.toBytes();
        Arrays.fill(bytes, 0, 4096, (byte) 0);

        assertThat(form(bytes)).isEqualTo(new FileTableForm(4096, false, true));
    }

    @Test
    void otherBytesAreNoTable() {
        byte[] noise = new byte[FileTableForm.SAMPLE];
        new Random(14).nextBytes(noise);
        assertThat(FileTableForm.of(buffer(noise), 0, noise.length)).isNull();
        assertThat(FileTableForm.of(buffer(new byte[0]), 0, 0)).isNull();
        assertThat(FileTableForm.of(buffer(new byte[100]), 0, 100)).isNull();
        // Records that stand elsewhere, as within an image of a disk.
        byte[] table = table().toBytes();
        byte[] image = new byte[table.length + 3 * SIZE];
        System.arraycopy(table, 0, image, 3 * SIZE, table.length);
        assertThat(FileTableForm.of(buffer(image), 0, image.length)).isNull();
    }

    /** As names of files in a journal can be made to look. */
    @Test
    void aFewFileRecordsAmongOtherBytesAreNoTable() {
        byte[] table = table().toBytes();
        byte[] noise = new byte[FileTableForm.SAMPLE];
        new Random(14).nextBytes(noise);
        System.arraycopy(table, 30 * SIZE, noise, 30 * SIZE, 10 * SIZE);
        assertThat(FileTableForm.of(buffer(noise), 0, noise.length)).isNull();
    }

    @Test
    void aTableOfWhichMoreIsLeftThanIsOverwrittenIsOneStill() {
        byte[] bytes = table().toBytes();
        byte[] noise = new byte[10 * SIZE];
        new Random(14).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 0, noise.length);
        assertThat(form(bytes)).isEqualTo(new FileTableForm(SIZE, false, true));
    }

    @Test
    void aFreedRecordTellsOfTheFileBeforeItWasDeleted() {
        FileTableBytes table = table();
        table.directory(40, 6, 0)
                .name(ROOT, "Gone", FileTableBytes.WIN32)
                .deleted()
                .write();

        FileTableScanner scanner = scan(table.toBytes());

        assertThat(names).contains("FREED 40-5 Gone");
        assertThat(scanner.damaged()).isZero();
    }

    private final class Names implements FileTableSink {

        @Override
        public void file(long reference, RecordState state, boolean directory, int links, boolean extended, long usn) {}

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
            FileId id = FileId.of64(reference);
            byte[] name = new byte[2 * chars];
            bytes.get(at, name);
            names.add(state + " " + id.recordNumber() + "-" + id.sequence() + " "
                    + new String(name, StandardCharsets.UTF_16LE));
        }
    }
}
