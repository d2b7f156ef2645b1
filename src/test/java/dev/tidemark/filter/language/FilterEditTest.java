package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordView;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-ask")
class FilterEditTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    private static Node tree(String text) {
        return Objects.requireNonNull(FilterParser.parse(text, FIELDS).tree(), text);
    }

    private static String text(Node tree) {
        return FilterPrinter.print(tree);
    }

    private static String only(String text, String condition) {
        return text(FilterEdit.onlyThis(tree(text), tree(condition)));
    }

    private static String also(String text, String condition) {
        return text(FilterEdit.alsoThis(tree(text), tree(condition)));
    }

    private static String not(String text, String condition) {
        return text(FilterEdit.notThis(tree(text), tree(condition)));
    }

    @Test
    void onlyThisNarrows() {
        assertThat(only("", "name == a")).isEqualTo("name == a");
        assertThat(only("x or y", "name == a")).isEqualTo("(x or y) and name == a");
        assertThat(only("x name == a", "name == a")).isEqualTo("x and name == a");
    }

    @Test
    void notThisLeavesOutOneValueAfterTheOther() {
        assertThat(not("", "name == a")).isEqualTo("not name == a");
        assertThat(not("x not name == a", "name == b")).isEqualTo("x and not name in {a, b}");
        assertThat(not("-name in {a, b}", "name == a")).isEqualTo("not name in {a, b}");
        assertThat(not("", "not has name")).isEqualTo("has name");
        assertThat(not("not reason == CLOSE", "reason == EA_CHANGE"))
                .isEqualTo("not reason == CLOSE and not reason == EA_CHANGE");
    }

    @Test
    void alsoThisWidens() {
        assertThat(also("x name == a", "name == b")).isEqualTo("x and name in {a, b}");
        assertThat(also("x", "name == b")).isEqualTo("x or name == b");
        assertThat(also("x or y", "name == b")).isEqualTo("x or y or name == b");
        assertThat(also("", "name == b")).isEmpty();
    }

    @Test
    void aConditionIsTakenAway() {
        assertThat(text(FilterEdit.without(tree("a name == b c"), tree("name = b"))))
                .isEqualTo("a and c");
        assertThat(text(FilterEdit.without(tree("a"), tree("a")))).isEmpty();
        assertThat(text(FilterEdit.without(tree("a"), tree("b")))).isEqualTo("a");
    }

    @Test
    void fromHereOnAndUntilHereMoveTheirBound() {
        Node from = FilterEdit.from(tree("x usn >= 3"), Fields.USN, new Value.Number(5));
        assertThat(text(from)).isEqualTo("x and usn >= 5");
        assertThat(text(FilterEdit.until(from, Fields.USN, new Value.Number(9))))
                .isEqualTo("x and usn >= 5 and usn <= 9");
    }

    @Test
    void aCellIsTheConditionThatItsRecordMeets() {
        RecordView record = new RecordView()
                .show(
                        Records.v2("a b.TXT")
                                .usn(7)
                                .time(132_000_000_000_000_001L)
                                .reason(0x8000_0100)
                                .file(FileId.ntfs(30, 7))
                                .bytes(),
                        0);
        assertThat(text(FieldValue.of(Fields.NAME, record))).isEqualTo("name == \"a b.TXT\"");
        assertThat(text(FieldValue.of(Fields.EXTENSION, record))).isEqualTo("ext == txt");
        assertThat(text(FieldValue.of(Fields.USN, record))).isEqualTo("usn == 7");
        assertThat(text(FieldValue.of(Fields.TIME, record))).isEqualTo("time == 2019-04-17T18:40:00.0000001Z");
        assertThat(text(FieldValue.of(Fields.REASON, record))).isEqualTo("reason == FILE_CREATE|CLOSE");
        assertThat(text(FieldValue.of(Fields.FILE, record))).isEqualTo("file == 0x000700000000001e");
        assertThat(text(FieldValue.of(Fields.PATH, record))).isEqualTo("not has path");
    }

    @Test
    void aTimeThatHasNoDateIsWrittenAsItsNumber() {
        assertThat(FieldValue.time(Long.MAX_VALUE)).isEqualTo(new Value.Exact(Long.MAX_VALUE));
        assertThat(TimeText.parse(TimeText.of(FieldValue.time(Long.MIN_VALUE))))
                .isEqualTo(new Value.Exact(Long.MIN_VALUE));
    }
}
