package dev.tidemark.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.Citation;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordIdentity;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which record has which mark. */
@Tag("shows-ask")
class MarksTest {

    private final Marks marks = new Marks();

    private static ByteBuffer record(String name, long usn) {
        return Records.v2(name).usn(usn).time(77).file(FileId.ntfs(40, 1)).bytes();
    }

    private static RecordMark mark(ByteBuffer record, String tag, String note) {
        return mark(record, OptionalLong.empty(), tag, note);
    }

    private static RecordMark mark(ByteBuffer record, OptionalLong journal, String tag, String note) {
        long digest = RecordIdentity.digest(record, 0).orElseThrow();
        long usn = RecordBytes.usn(record, 0);
        Citation cited = new Citation(RowKind.RECORD, usn, digest, OptionalLong.empty(), journal, OptionalLong.empty());
        return new RecordMark(cited, "name", 77, tag, note);
    }

    @Test
    void aRecordIsFoundByWhatItIsAndNotByItsUsnAlone() {
        marks.putAll(List.of(mark(record("a", 4096), "one", "")));

        assertThat(marks.find(record("a", 4096), 0)).isNotNull();
        assertThat(marks.find(record("b", 4096), 0)).isNull();
        assertThat(marks.find(record("a", 8192), 0)).isNull();
    }

    @Test
    void aRecordThatWindowsGivesInAnotherVersionIsTheSame() {
        ByteBuffer two = Records.v2("a")
                .usn(8)
                .time(9)
                .file(FileId.ntfs(40, 1))
                .parent(FileId.NTFS_ROOT)
                .bytes();
        ByteBuffer three = Records.v3("a")
                .usn(8)
                .time(9)
                .file(FileId.ntfs(40, 1))
                .parent(FileId.NTFS_ROOT)
                .bytes();
        marks.putAll(List.of(mark(two, "", "seen")));

        assertThat(Objects.requireNonNull(marks.find(three, 0)).note()).isEqualTo("seen");
    }

    @Test
    void aRecordOfAnotherJournalIsAnother() {
        ByteBuffer record = record("a", 4096);
        marks.putAll(List.of(mark(record, OptionalLong.of(5), "five", "")));

        assertThat(marks.find(record, 0, OptionalLong.empty(), OptionalLong.of(6)))
                .isNull();
        assertThat(marks.find(record, 0, OptionalLong.empty(), OptionalLong.of(5)))
                .isNotNull();
        assertThat(marks.find(record, 0, OptionalLong.empty(), OptionalLong.empty()))
                .isNotNull();
    }

    @Test
    void amongManyAtOnePlaceTheRightOneIsFound() {
        marks.putAll(IntStream.range(0, 2000)
                .mapToObj(i -> mark(record("f" + i, 4096L * (i / 10)), "t" + i, ""))
                .toList());

        for (int i = 0; i < 2000; i++) {
            assertThat(Objects.requireNonNull(marks.find(record("f" + i, 4096L * (i / 10)), 0))
                            .tag())
                    .isEqualTo("t" + i);
        }
        assertThat(marks.all())
                .isSortedAccordingTo(
                        (a, b) -> Long.compare(a.record().usn(), b.record().usn()));
    }

    @Test
    void aChangedMarkTakesThePlaceOfTheOneBeforeAndEachChangeIsAnotherEdition() {
        ByteBuffer record = record("a", 4096);
        int before = marks.edition();
        marks.putAll(List.of(mark(record, "one", "")));
        marks.putAll(List.of(mark(record, "two", "")));
        assertThat(marks.all()).hasSize(1).first().returns("two", RecordMark::tag);
        assertThat(marks.edition()).isEqualTo(before + 2);

        marks.removeAll(List.of(mark(record, "", "").record()));
        assertThat(marks.all()).isEmpty();
        assertThat(marks.find(record, 0)).isNull();
    }

    @Test
    void whatAPersonChangedGoesBeforeWhatACaptureBrings() {
        ByteBuffer record = record("a", 4096);
        marks.putAll(List.of(mark(record, "mine", "")));
        marks.addMissing(List.of(mark(record, "theirs", ""), mark(record("b", 8192), "theirs", "")));

        assertThat(marks.all()).extracting(RecordMark::tag).containsExactly("mine", "theirs");
    }

    @Test
    void thereAreNoMoreThanThereMayBe() {
        List<RecordMark> many = IntStream.range(0, Marks.MOST + 1)
                .mapToObj(i -> new RecordMark(
                        new Citation(
                                RowKind.RECORD, i, i, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
                        "",
                        0,
                        "",
                        ""))
                .toList();
        assertThat(marks.putAll(many)).isFalse();
        assertThat(marks.all()).hasSize(Marks.MOST);
    }

    @ParameterizedTest
    @CsvSource({
        "is marked, true, false",
        "not is marked, false, true",
        "tag == Suspect, true, false",
        "tag ~ sus, true, false",
        "note ~ 'looks odd', true, false",
        "has note, true, false",
        "tag != other, true, false",
        "note like *odd*, true, false",
        "tag in {suspect}, true, false"
    })
    void theFilterLanguageAsksForMarks(String text, boolean ofMarked, boolean ofOther) {
        ByteBuffer record = record("a", 4096);
        marks.putAll(List.of(mark(record, "suspect", "looks odd")));
        FieldRegistry fields = MarkFields.in(FieldRegistry.standard(), marks);
        var tree = Objects.requireNonNull(
                FilterParser.parse(text.replace('\'', '"'), fields).tree(), text);
        var filter = CompiledFilter.of(tree, TimeContext.utc(Instant.EPOCH)).overRecords();

        assertThat(MarkFields.isAskedFor(tree)).isTrue();
        assertThat(filter.test(new RecordView().show(record, 0))).isEqualTo(ofMarked);
        assertThat(filter.test(new RecordView().show(record("b", 4096), 0))).isEqualTo(ofOther);
    }

    @Test
    void otherFiltersDoNot() {
        FieldRegistry fields = MarkFields.in(FieldRegistry.standard(), marks);
        for (String text : List.of("", "tag", "name == tag", "is odd or usn > 5", "has name", "reason in {CLOSE}")) {
            assertThat(MarkFields.isAskedFor(Objects.requireNonNull(
                            FilterParser.parse(text, fields).tree())))
                    .as(text)
                    .isFalse();
        }
    }

    @Test
    void aMarkOnTheOtherHandIsAskedForHoweverDeepItStands() {
        FieldRegistry fields = MarkFields.in(FieldRegistry.standard(), marks);
        assertThat(MarkFields.isAskedFor(Objects.requireNonNull(
                        FilterParser.parse("a or not (b and is marked)", fields).tree())))
                .isTrue();
    }
}
