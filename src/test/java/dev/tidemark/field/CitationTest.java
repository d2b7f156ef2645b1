package dev.tidemark.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-rows")
class CitationTest {

    private static final FileId FILE = FileId.ntfs(42, 7);
    private static final FileId PARENT = FileId.ntfs(5, 5);

    @TempDir
    Path folder;

    private RecordCursor row(ByteBuffer record) {
        try (RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 20)) {
            store.append(record, 0, record.capacity());
            store.publish();
            return first(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordCursor first(RecordStore store) {
        RecordCursor row = new RecordCursor();
        assertThat(Reading.read(store, 0, row)).isTrue();
        return row;
    }

    private static Records v3() {
        return fields(Records.v3("report.docx"));
    }

    private static Records fields(Records record) {
        return record.usn(7_000_000)
                .time(132_914_203_663_921_802L)
                .reason(0x8000_0100)
                .file(FILE)
                .parent(PARENT);
    }

    private Citation cite(ByteBuffer record) {
        return Citation.of(row(record), Citation.Origin.UNKNOWN).orElseThrow();
    }

    @Test
    void itsTextIsOneWordThatReadsBack() {
        Citation citation = Citation.of(
                        row(v3().bytes()),
                        new Citation.Origin(
                                OptionalLong.of(0x1a2b_3c4dL),
                                OptionalLong.of(0x01d8_347b_e2ab_90f1L),
                                OptionalLong.of(4096)))
                .orElseThrow();

        assertThat(citation.toString()).matches("usn7000000-[0-9a-f]{12}-v1a2b3c4d-j01d8347be2ab90f1-o4096");
        assertThat(Citation.parse(citation.toString())).contains(citation);
        assertThat(Citation.parse("  " + citation.toString().toUpperCase(Locale.ROOT) + "\n"))
                .contains(citation);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        Citation citation = cite(v3().bytes());

        assertThat(citation.toString()).matches("usn7000000-[0-9a-f]{12}");
        assertThat(Citation.parse(citation.toString())).contains(citation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7000000",
                "usn7000000",
                "usn7000000-12345",
                "row7000000-0123456789ab",
                "record7000000-0123456789ab",
                "usn99999999999999999999-0123456789ab",
                "usn7000000-0123456789ab-x12",
                "usn7000000-0123456789abc",
                "usn 7000000-0123456789ab"
            })
    void whatIsNoCitationIsNotTakenForOne(String text) {
        assertThat(Citation.parse(text)).isEmpty();
    }

    @Test
    void theSameRecordInVersion2And3IsCitedAlike() {
        assertThat(cite(fields(Records.v2("report.docx")).bytes())).isEqualTo(cite(v3().bytes()));
    }

    @Test
    void everyPartOfTheIdentityCounts() {
        Citation citation = cite(v3().bytes());

        assertThat(citation.cites(row(v3().bytes()))).isTrue();
        assertThat(citation.cites(row(v3().usn(7_000_008).bytes()))).isFalse();
        assertThat(citation.cites(row(v3().time(1).bytes()))).isFalse();
        assertThat(citation.cites(row(v3().reason(0x100).bytes()))).isFalse();
        assertThat(citation.cites(row(v3().file(FileId.ntfs(42, 8)).bytes()))).isFalse();
        assertThat(citation.cites(row(v3().parent(FileId.ntfs(6, 5)).bytes()))).isFalse();
        assertThat(citation.cites(row(fields(Records.v3("report.doc")).bytes())))
                .isFalse();
        assertThat(citation.cites(row(v3().set("SecurityId", 99).bytes()))).isTrue();
    }

    @Test
    void aRecordOfVersion4IsKnownByItsUsnFileAndReasons() {
        ByteBuffer record = Records.v4(7_000_000, FILE, PARENT, 1, 0, 0, 4096);
        Citation citation = cite(record);

        assertThat(citation.cites(row(Records.v4(7_000_000, FILE, FileId.ntfs(6, 6), 1, 3))))
                .isTrue();
        assertThat(citation.cites(row(Records.v4(7_000_000, FILE, PARENT, 2, 0))))
                .isFalse();
        assertThat(citation.cites(row(v3().bytes()))).isFalse();
    }

    @Test
    void aRowThatIsNoRecordIsCitedByItsKindPlaceAndTime() {
        try (RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 20)) {
            store.append(marker(4096, 77));
            store.publish();
            Citation citation =
                    Citation.of(first(store), Citation.Origin.UNKNOWN).orElseThrow();

            assertThat(citation.toString()).matches("gap4096-[0-9a-f]{12}");
            assertThat(Citation.parse(citation.toString())).contains(citation);
            assertThat(citation.isRecord()).isFalse();
            assertThat(citation.cites(first(store))).isTrue();
        }
        try (RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 20)) {
            store.append(marker(4096, 78));
            store.publish();
            assertThat(citedGap().cites(first(store))).isFalse();
        }
    }

    private Citation citedGap() {
        try (RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 20)) {
            store.append(marker(4096, 77));
            store.publish();
            return Citation.of(first(store), Citation.Origin.UNKNOWN).orElseThrow();
        }
    }

    private static Marker marker(long at, long time) {
        return new Marker(RowKind.GAP, at, 8, time, "a gap");
    }

    @Test
    void aRecordOfAVersionNotKnownCannotBeCited() {
        ByteBuffer later = v3().bytes();
        later.putShort(4, (short) 9);

        assertThat(Citation.of(row(later), Citation.Origin.UNKNOWN)).isEmpty();
    }

    @Test
    void anotherJournalOrVolumeContradictsOnlyWhereBothAreKnown() {
        Citation citation =
                new Citation(RowKind.RECORD, 8, 1, OptionalLong.of(3), OptionalLong.of(4), OptionalLong.empty());

        assertThat(citation.contradicts(OptionalLong.empty(), OptionalLong.empty()))
                .isFalse();
        assertThat(citation.contradicts(OptionalLong.of(3), OptionalLong.of(4))).isFalse();
        assertThat(citation.contradicts(OptionalLong.of(2), OptionalLong.of(4))).isTrue();
        assertThat(citation.contradicts(OptionalLong.of(3), OptionalLong.of(5))).isTrue();
    }
}
