package dev.tidemark.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-rows")
class RecordFieldTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();
    private static final FileId LONG_ID = new FileId(7, 0x1111_2222_3333_4444L);

    private static @Nullable String text(String id, RecordView view) {
        return FIELDS.get(id).text(view, Long::toString);
    }

    private static RecordView view(ByteBuffer record) {
        return new RecordView().show(record, 0);
    }

    private static RecordView v2() {
        return view(Records.v2("Report.TXT")
                .usn(4096)
                .time(77)
                .reason(0x8000_0100)
                .file(FileId.ntfs(744, 3))
                .parent(FileId.NTFS_ROOT)
                .set("FileAttributes", 0x22)
                .set("SecurityId", -1)
                .bytes());
    }

    private static RecordView v4() {
        return view(Records.v4(64, LONG_ID, FileId.ntfs(5, 5), 1, 3, 8192, 512, 0, 4096));
    }

    @ParameterizedTest
    @CsvSource({
        "usn, 4096",
        "time, 77",
        "name, Report.TXT",
        "ext, txt",
        "reason, File create | Close",
        "attr, HA",
        "security, 4294967295",
        "version, 2.0",
        "file, 00030000000002e8",
        "file.entry, 744",
        "file.seq, 3",
        "parent.entry, 5",
        "name.length, 20",
        "kind, record",
        "reason.symbols, FILE_CREATE|CLOSE",
    })
    void aFieldIsReadFromTheBytesOfARecord(String id, String value) {
        assertThat(text(id, v2())).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "extents, 8192+512 0+4096 …3",
        "extents.count, 2",
        "extents.bytes, 4608",
        "extents.remaining, 3",
        "file, 00000000000000071111222233334444",
        "parent.seq, 5",
    })
    void extentsAreFieldsOfVersionFour(String id, String value) {
        assertThat(text(id, v4())).isEqualTo(value);
        assertThat(id.startsWith("extents") ? text(id, v2()) : null).isNull();
    }

    @Test
    void whatAVersionLacksIsToldFromWhatARecordLacks() {
        assertThat(text("name", v4())).isNull();
        assertThat(text("time", v4())).isNull();
        assertThat(text("path", v2())).isEmpty();
        assertThat(text("row", v2())).isEmpty();
        assertThat(text("file.entry", v4()))
                .as("a 128-bit identifier has no entry")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"archive.tar.GZ, gz", ".profile, ''", "plain, ''", "dot., ''", "a.b, b"})
    void anExtensionIsWhatStandsBehindTheLastDotUnlessThatIsTheFirstCharacter(String name, String extension) {
        assertThat(text("ext", view(Records.v2(name).bytes()))).isEqualTo(extension);
    }

    @Test
    void aPathGivesItsPartsAndHowSureItIs() {
        RecordView view = v2().withPath(new FilePath("\\Users\\a", "b.txt", Certainty.FILE_TABLE));
        assertThat(text("path", view)).isEqualTo("\\Users\\a\\b.txt");
        assertThat(text("dir", view)).isEqualTo("\\Users\\a");
        assertThat(text("depth", view)).isEqualTo("3");
        assertThat(text("certainty", view)).isEqualTo("from the file table");

        view.withPath(new FilePath("", "b.txt", Certainty.LIVE));
        assertThat(text("dir", view)).isEqualTo("\\");
        assertThat(text("depth", view)).isEqualTo("1");

        view.withPath(new FilePath("…\\unknown", "b.txt", Certainty.PARTIAL));
        assertThat(text("depth", view)).as("nobody knows how deep").isEmpty();
    }

    @Test
    void rowAndOffsetAreWhereARecordStands() {
        RecordView view = v2().inRow(12).atOffset(0x1000);
        assertThat(text("row", view)).isEqualTo("12");
        assertThat(text("offset", view)).isEqualTo("4096");
        assertThat(text("row", view.show(view.bytes(), 0))).as("another record").isEmpty();
    }

    @Test
    void aRecordOfAVersionNotKnownHasItsHeaderAndItsBytes() {
        ByteBuffer record = Records.v2("a").bytes();
        record.putShort(4, (short) 9);
        RecordView view = view(record);
        assertThat(text("version", view)).isEqualTo("9.0");
        assertThat(text("length", view)).isEqualTo("64");
        assertThat(text("bytes", view)).startsWith("4000000009000000");
        assertThat(text("usn", view)).isNull();
    }

    @Test
    void aDurationIsShownInSeconds() {
        RecordField field =
                RecordField.of("wait", FieldType.DURATION, Fields.TIME.reader()).build();
        assertThat(field.text(view(Records.v2("a").time(15_000_000).bytes()), Long::toString))
                .isEqualTo("1.500 s");
    }
}
