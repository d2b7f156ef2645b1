package dev.tidemark.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The inspector begins with what a person wants to know: name, what happened, when. */
@Tag("shows-window")
class RecordHeadingTest {

    private static final long TIME = 132_914_203_663_921_802L;

    private final InspectorViewModel model = new InspectorViewModel(FieldRegistry.standard());
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void backToTheZone() {
        TimeZone.setDefault(zone);
    }

    private static Records written() {
        return Records.v3("report.docx").usn(4096).time(TIME).reason(0x80000002);
    }

    @Test
    void nameSentenceAndTimeComeFirst() {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        model.show(written().array(), "USN_RECORD_V3");

        RecordHeading heading = model.headingProperty().get();
        assertThat(heading.name()).isEqualTo("report.docx");
        assertThat(heading.sentence()).isEqualTo("was made longer and closed, 21:12:46.392 UTC");
        assertThat(heading.time().lines())
                .containsExactly("2022-03-10 21:12:46.3921802 UTC", "2022-03-11 06:12:46.3921802 local (Asia/Tokyo)");
        assertThat(model.asText().lines()).startsWith("report.docx", heading.sentence());
    }

    @Test
    void whereLocalTimeIsUtcItIsSaidOnce() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        model.show(written().array(), "USN_RECORD_V3");

        assertThat(model.headingProperty().get().time()).isEqualTo("2022-03-10 21:12:46.3921802 UTC");
    }

    @Test
    void absurdTimesAndHostileNamesHurtNobody() {
        byte[] record =
                Records.v2("a\n\u202etxt.exe").time(Long.MAX_VALUE).reason(1).array();
        model.show(record, "V2");

        RecordHeading heading = model.headingProperty().get();
        assertThat(heading.name()).isEqualTo("a\\u000a\\u202etxt.exe");
        assertThat(heading.sentence()).startsWith("was overwritten, ");
        model.show(Records.v2("b").time(Long.MIN_VALUE).array(), "V2");
        assertThat(model.headingProperty().get().sentence())
                .matches("has no reason set, \\d\\d:\\d\\d:\\d\\d\\.\\d{3} UTC");
    }

    @Test
    void whoMadeTheChangeIsSaid() {
        model.show(written().set("SourceInfo", 1).array(), "V3");

        assertThat(model.headingProperty().get().sentence())
                .isEqualTo("was made longer and closed; source: Data management, 21:12:46.392 UTC");
    }

    @Test
    void aRecordOfVersion4HasTheNameThatOthersGaveItAndCountsItsRanges() {
        byte[] record = Records.v4(1, FileId.ntfs(0x4d, 3), FileId.of64(2), 0x80000001, 0, 0, 4096, 8192, 4096)
                .array();
        model.show(record, "V4");
        assertThat(model.headingProperty().get())
                .isEqualTo(new RecordHeading(
                        "File 000300000000004d",
                        "was overwritten and closed; 2 changed ranges in this record",
                        "Records of version 4 have no time"));

        FilePath path = new FilePath("\\docs", "big.bin", Certainty.LIVE);
        assertThat(RecordHeading.of(record, path).name()).isEqualTo("big.bin");
    }

    @Test
    void whatIsNoRecordHasNoHeading() {
        model.show(written().array(), "V3");
        model.show(new Marker(RowKind.GAP, 8192, 4096, TIME, "Damaged"));

        assertThat(model.headingProperty().get()).isEqualTo(RecordHeading.NONE);
    }

    @Test
    void aRecordThatTheFilterHidesIsNotShownAsIfItWereChosen() {
        model.show(written().array(), "V3");

        model.hide();

        assertThat(model.titleProperty().get()).isEqualTo("The chosen record does not pass the filter");
        assertThat(model.headingProperty().get()).isEqualTo(RecordHeading.NONE);
        assertThat(model.fields()).isEmpty();
        assertThat(model.bytesProperty().get()).isEmpty();
    }
}
