package dev.tidemark.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.testing.Records;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-ask")
class RecordStateTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    private static boolean is(String id, RecordView view) {
        return FIELDS.state(id).orElseThrow().test().test(view);
    }

    private static boolean isOdd(String name) {
        return OddName.test(name.length(), name::charAt);
    }

    @Test
    void aRecordIsOfAFileOrADirectoryWhereItSaysSo() {
        RecordView directory = new RecordView()
                .show(
                        Records.v3("d")
                                .set("FileAttributes", FileAttribute.DIRECTORY.bit())
                                .bytes(),
                        0);
        RecordView file = new RecordView().show(Records.v2("f").bytes(), 0);
        RecordView extents = new RecordView().show(Records.v4(1, FileId.ntfs(1, 1), FileId.NTFS_ROOT, 1, 0, 0, 1), 0);
        assertThat(is("dir", directory)).isTrue();
        assertThat(is("file", directory)).isFalse();
        assertThat(is("FILE", file)).isTrue();
        assertThat(is("dir", file)).isFalse();
        assertThat(is("dir", extents) || is("file", extents) || is("odd", extents))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "\u0000",
                "\u007f",
                "\u0085",
                "a\u202eb",
                "\u2066",
                "a\u200bb",
                "\ufeffa",
                "a\ud83d",
                "\ude00a",
                "\ud83d\ud83d\ude00",
                "a ",
                "a\u00a0",
                "\u2028",
                "a\u202fb",
                "a\u3164b",
                "a\u3000",
                "\udb40\udc01"
            })
    void namesThatDoNotLookLikeWhatTheyAreAreOdd(String name) {
        assertThat(isOdd(name)).isTrue();
        assertThat(Escapes.name(name)).as("as it is shown").isNotEqualTo(name);
        if (!name.contains("\ud83d") && !name.contains("\ude00")) {
            assertThat(is("odd", new RecordView().show(Records.v2(name).bytes(), 0)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.txt", " a", "größe", "\ud83d\ude00", "~$x.docx", "中文", "a b.c"})
    void ordinaryNamesAreNot(String name) {
        assertThat(isOdd(name)).isFalse();
        assertThat(Escapes.name(name)).as("as it is shown").isEqualTo(name);
    }

    @Test
    void everyStateSaysWhatItIsAndHasItsName() {
        assertThat(FIELDS.states()).extracting(RecordState::id).containsExactly("dir", "file", "odd");
        assertThat(FIELDS.states())
                .allSatisfy(state -> assertThat(state.meaning()).matches("[A-Z].*\\."));
        RecordState more = new RecordState("loud", "It shouts.", false, false, view -> true);
        assertThat(FIELDS.with(more).state("loud")).contains(more);
        assertThatThrownBy(() -> FIELDS.with(new RecordState("dir", "", false, false, view -> true)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatDependsOnWhatIsShownCannotBeFilteredBy() {
        assertThat(FIELDS.get("row").isFilterable()).isFalse();
        assertThat(FIELDS.get("kind").values()).startsWith("record", "gap");
        assertThat(FIELDS.get("certainty").values()).contains("live", "file_table", "partial");
        assertThat(FIELDS.get("name").values()).isEmpty();
    }
}
