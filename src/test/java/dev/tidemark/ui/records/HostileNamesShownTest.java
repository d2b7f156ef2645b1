package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.records.EmptyTable.Why;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cells, tips and copies say of names that hide something. */
@Tag("shows-evidence")
class HostileNamesShownTest {

    @TempDir
    Path folder;

    private RowSlot slot(String name) {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.append(Records.v2(name).bytes());
        fixture.publish();
        return fixture.model.slots().getFirst();
    }

    private static String copied(String name, boolean guarded, RowSlot slot) {
        CopyForm form = new CopyForm(List.of(Columns.NAME), TimeFormat.UTC, guarded);
        String text = form.text(Columns.NAME, slot);
        assertThat(text).as(name).isNotNull();
        return text;
    }

    @Test
    void aCellShowsEscapes() {
        assertThat(Columns.NAME.text(slot("a\u202eb"), TimeFormat.UTC)).isEqualTo("a\\u202eb");
        assertThat(Columns.NAME.text(slot("a\\b"), TimeFormat.UTC)).isEqualTo("a\\\\b");
        assertThat(Columns.NAME.text(slot("a.txt"), TimeFormat.UTC)).isEqualTo("a.txt");
    }

    @Test
    void theTipExplainsEscapesAndZerosAtTheEnd() {
        assertThat(TipText.of(Columns.NAME, slot("a\u202eb"), false, 0))
                .startsWith("a\\u202eb\n")
                .contains("one character that cannot be seen");
        assertThat(TipText.of(Columns.NAME, slot("a.tx\0\0"), false, 0))
                .contains("a.tx\\u0000\\u0000")
                .contains("ends in zeros");
    }

    @Test
    void copiesAreGuardedUnlessThatIsOff() {
        assertThat(copied("=x", true, slot("=1+1"))).isEqualTo("'=1+1");
        assertThat(copied("=x", false, slot("=1+1"))).isEqualTo("=1+1");
        assertThat(copied("tab", true, slot("\ta"))).isEqualTo("\\u0009a");
        assertThat(RecordsFixture.direct(folder).model.guardsCopiesProperty().get())
                .as("on at first")
                .isTrue();
    }

    @Test
    void numbersAreNotGuarded() {
        RowSlot slot = slot("a");
        List<String> texts = new ArrayList<>();
        for (RecordColumn column : RecordColumn.of(FieldRegistry.standard())) {
            texts.add(String.valueOf(new CopyForm(List.of(column), TimeFormat.UTC, true).text(column, slot)));
        }
        assertThat(texts).noneMatch(text -> text.startsWith("'"));
    }

    @Test
    void aTableOfWhatIsNoJournalSaysWhatItIs() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.model.setSourceFacts(() -> new SourceFacts("a.zip", false, "a.zip is a ZIP archive", false));
        fixture.publish();
        fixture.model.pulse();

        assertThat(fixture.model.emptyProperty().get()).isEqualTo(new EmptyTable(Why.FAILED, "a.zip is a ZIP archive"));
    }
}
