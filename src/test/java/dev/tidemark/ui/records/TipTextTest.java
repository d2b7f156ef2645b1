package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTipsTest {

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

        assertThat(RecordTips.text(Columns.REASONS, slot, false)).isEqualTo("File create | Close\n0x80000100");
        assertThat(RecordTips.text(Columns.ATTRIBUTES, slot, false)).isEqualTo("Hidden | Archive\n0x00000022");
        assertThat(RecordTips.text(Columns.SOURCE, slot, false)).isNull();
    }

    @Test
    void aFileReferenceIsSplitAndALongerIdIsShownWhole() {
        FileId refs = new FileId(0x0123_4567_89ab_cdefL, 0x1111_2222_3333_4444L);
        RowSlot slot = slot(Records.v3("a").file(refs).parent(FileId.ntfs(5, 7)).bytes());

        assertThat(RecordTips.text(Columns.FILE_ID, slot, true)).isEqualTo("0123456789abcdef1111222233334444");
        assertThat(RecordTips.text(Columns.PARENT_ID, slot, false)).isEqualTo("File record 5, sequence 7");
    }

    @Test
    void onlyANameThatIsCutIsRepeated() {
        RowSlot slot = slot(Records.v2("name.txt").bytes());

        assertThat(RecordTips.text(Columns.NAME, slot, true)).isEqualTo("name.txt");
        assertThat(RecordTips.text(Columns.NAME, slot, false)).isNull();
    }

    @Test
    void aVersionFourRecordSaysWhatItLacksAndGivesItsExtents() {
        RowSlot slot = slot(Records.v4(0, FileId.ntfs(9, 1), FileId.ntfs(5, 5), 1, 3, 8192, 512, 0, 4096));

        assertThat(RecordTips.text(Columns.NAME, slot, false))
                .contains("Version 4 records have no such field")
                .contains("8192+512 0+4096 …3");
    }

    @Test
    void aMarkerIsSaidInFull() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.append(new Marker(RowKind.GAP, 0, 4096, 0, "4 KB trimmed"));
        fixture.publish();

        assertThat(RecordTips.text(Columns.NAME, fixture.model.slots().getFirst(), false))
                .isEqualTo("4 KB trimmed");
    }
}
