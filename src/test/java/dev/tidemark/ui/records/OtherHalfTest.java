package dev.tidemark.ui.records;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static dev.tidemark.ui.records.LivesFixture.A;
import static dev.tidemark.ui.records.LivesFixture.B;
import static dev.tidemark.ui.records.LivesFixture.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.Fields;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.StoredRows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the list of records a rename shows both its names, and each half leads to the other. */
@Tag("shows-story")
class OtherHalfTest {

    private static final RecordColumn NAME = new RecordColumn(Fields.NAME);

    @TempDir
    Path folder;

    private LivesFixture on;
    private StoredRows rows;

    @BeforeEach
    void open() {
        on = new LivesFixture(folder);
        rows = on.rows;
    }

    @AfterEach
    void close() {
        on.close();
    }

    private void addRename() {
        rows.add(A, ROOT, "old", OLD)
                .add(B, ROOT, "other", EXTEND)
                .add(A, ROOT, "new", NEW)
                .add(A, ROOT, "new", NEW | CLOSE);
    }

    private List<String> names() {
        on.pulse();
        return on.records.slots().stream()
                .filter(RowSlot::isRecord)
                .map(slot -> String.valueOf(NAME.shown(slot, TimeFormat.UTC)))
                .toList();
    }

    /** Goes from a row to the other half; gives where that leads. */
    private long otherOf(long row) {
        on.pulse();
        on.records.goToRow(row);
        on.pulse();
        on.records.goToOtherHalf(on.records.leading());
        on.pulse();
        return on.records.leadRecordProperty().get();
    }

    private String said() {
        return on.records.statusProperty().get();
    }

    @Test
    void bothHalvesShowTheNameBeforeAndTheNameBehind() {
        addRename();

        assertThat(names()).containsExactly("old → new", "other", "old → new", "new");
    }

    @Test
    void whatIsCopiedIsTheNameOfTheRecordAlone() {
        addRename();
        on.pulse();
        on.records.navigator().selectAll();
        String[] copied = new String[1];
        on.records.copy(List.of(NAME), text -> copied[0] = text);

        assertThat(copied[0]).isEqualTo("FileName\nold\nother\nnew\nnew\n".replace("FileName", NAME.title()));
    }

    @Test
    void namesThatCannotBeSeenAreEscapedInBothHalves() {
        rows.add(A, ROOT, "o\nd", OLD).add(A, ROOT, "n\tw", NEW);

        assertThat(names()).allMatch(name -> name.indexOf('\n') < 0 && name.indexOf('\t') < 0);
    }

    @Test
    void eachHalfLeadsToTheOther() {
        addRename();

        assertThat(otherOf(0)).isEqualTo(2);
        assertThat(otherOf(2)).isZero();
        assertThat(said()).isEmpty();
    }

    @Test
    void aRecordThatIsNoHalfSaysSo() {
        addRename();

        assertThat(otherOf(1)).isOne();
        assertThat(said()).isEqualTo("This record is no half of a rename.");
    }

    @Test
    void aRecordThatFollowsTheRenameSaysThatItWasBefore() {
        addRename();

        assertThat(otherOf(3)).isEqualTo(3);
        assertThat(said()).startsWith("The rename was before");
        assertThat(names().getLast()).isEqualTo("new");
    }

    @Test
    void aHalfBehindAGapSaysWhyItIsAlone() {
        rows.add(A, ROOT, "old", OLD).add(RowKind.GAP, rows.usn()).add(A, ROOT, "new", NEW);

        assertThat(otherOf(2)).isEqualTo(2);
        assertThat(said()).contains("records may be missing in between");
        assertThat(names()).containsExactly("old", "new");
    }

    @Test
    void anOrphanSaysThatTheNextRecordIsOfSomethingElse() {
        rows.add(A, ROOT, "old", OLD).add(A, ROOT, "old", EXTEND);

        assertThat(otherOf(0)).isZero();
        assertThat(said()).contains("not of the same rename");
    }

    @Test
    void aHalfAtTheEndSaysThatTheOtherIsNotHeld() {
        rows.add(A, ROOT, "old", OLD);

        assertThat(otherOf(0)).isZero();
        assertThat(said()).contains("not among the records that are held");
    }

    @Test
    void aHalfThatTheFilterHidesIsSaidToBeHidden() {
        addRename();
        on.view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName("old")));
        on.pulse();

        assertThat(names()).containsExactly("old → new");
        assertThat(otherOf(0)).isZero();
        assertThat(said()).contains("not among the rows shown");
    }
}
