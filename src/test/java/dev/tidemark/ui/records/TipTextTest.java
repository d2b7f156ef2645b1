package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-window")
class TipTextTest {

    @TempDir
    Path folder;

    private RowSlot slot(ByteBuffer record) {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.append(record);
        fixture.publish();
        return fixture.model.slots().getFirst();
    }

    @Test
    void flagsAreSaidInWordsAndInHex() {
        RowSlot slot = slot(
                Records.v2("a").reason(0x8000_0100).set("FileAttributes", 0x22).bytes());

        assertThat(TipText.of(Columns.REASONS, slot, false, 0)).isEqualTo("File create | Close\n0x80000100");
        assertThat(TipText.of(Columns.ATTRIBUTES, slot, false, 0)).isEqualTo("Hidden | Archive\n0x00000022");
        assertThat(TipText.of(Columns.SOURCE, slot, false, 0)).isNull();
    }

    @Test
    void aFileReferenceIsSplitAndALongerIdIsShownWhole() {
        FileId refs = new FileId(0x0123_4567_89ab_cdefL, 0x1111_2222_3333_4444L);
        RowSlot slot = slot(Records.v3("a").file(refs).parent(FileId.ntfs(5, 7)).bytes());

        assertThat(TipText.of(Columns.FILE_ID, slot, true, 0)).isEqualTo("0123456789abcdef1111222233334444");
        assertThat(TipText.of(Columns.PARENT_ID, slot, false, 0)).isEqualTo("File record 5, sequence 7");
    }

    @Test
    void onlyANameThatIsCutIsRepeated() {
        RowSlot slot = slot(Records.v2("name.txt").bytes());

        assertThat(TipText.of(Columns.NAME, slot, true, 0)).isEqualTo("name.txt");
        assertThat(TipText.of(Columns.NAME, slot, false, 0)).isNull();
    }

    @Test
    void aVersionFourRecordSaysWhatItLacksAndGivesItsExtents() {
        RowSlot slot = slot(Records.v4(0, FileId.ntfs(9, 1), FileId.ntfs(5, 5), 1, 3, 8192, 512, 0, 4096));

        assertThat(TipText.of(Columns.NAME, slot, false, 0))
                .contains("Version 4 records have no such field")
                .contains("8192+512 0+4096 …3");
    }

    @Test
    void aMarkerIsSaidInFull() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.append(new Marker(RowKind.GAP, 0, 4096, 0, "4 KB trimmed"));
        fixture.publish();

        assertThat(TipText.of(Columns.NAME, fixture.model.slots().getFirst(), false, 0))
                .isEqualTo("4 KB trimmed");
    }

    @Test
    void reasonsAreSaidAsNewAsSetBeforeAndAsTheClose() {
        RowSlot slot = slot(Records.v2("a").reason(0x8000_0102).bytes());
        slot.prior = 0x100;
        slot.priorReasons = RowSlot.PriorReasons.KNOWN;

        assertThat(TipText.of(Columns.REASONS, slot, false, 0x102)).isEqualTo("""
            New in this record: Data extend
            Set before, since the file's last close record: File create
            Close: the last handle was closed, or a close record was forced
            The filter asks for: Data extend | File create
            0x80000102\
            """);
    }

    @Test
    void anIdThatIsCutIsSaidWholeAndInItsParts() {
        RowSlot slot = slot(Records.v2("a").file(FileId.ntfs(9, 3)).bytes());

        assertThat(TipText.of(Columns.FILE_ID, slot, true, 0)).isEqualTo("0003000000000009\nFile record 9, sequence 3");
    }
}
