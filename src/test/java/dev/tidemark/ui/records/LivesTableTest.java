package dev.tidemark.ui.records;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.DELETE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static dev.tidemark.ui.records.LivesFixture.A;
import static dev.tidemark.ui.records.LivesFixture.B;
import static dev.tidemark.ui.records.LivesFixture.C;
import static dev.tidemark.ui.records.LivesFixture.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.Citation;
import dev.tidemark.field.LifeRowReader.Part;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.history.Lives;
import dev.tidemark.session.Marks;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.StoredRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the list of lives shows, and what is done in it. */
@Tag("shows-story")
class LivesTableTest {

    @TempDir
    Path folder;

    private LivesFixture on;

    @BeforeEach
    void open() {
        on = new LivesFixture(folder);
    }

    @AfterEach
    void close() {
        on.close();
    }

    /** Three lives whose records lie between one another. */
    private void addThree() {
        on.rows
                .add(A, ROOT, "a.txt", CREATE)
                .add(B, ROOT, "b.txt", OLD)
                .add(B, ROOT, "c.txt", NEW)
                .add(A, ROOT, "a.txt", CREATE | EXTEND)
                .add(B, ROOT, "c.txt", NEW | CLOSE)
                .add(C, ROOT, "d.log", EXTEND)
                .add(A, ROOT, "a.txt", CREATE | DELETE | CLOSE);
        on.pulse();
    }

    @Test
    void aRowIsALifeInTheOrderOfFirstRecords() {
        addThree();

        assertThat(on.shown("lives.name")).containsExactly("a.txt", "b.txt → c.txt", "d.log");
        assertThat(on.shown("lives.duration")).containsExactly("6.000 s", "3.000 s", "0.000 s");
        assertThat(on.shown("lives.records")).containsExactly("3", "3", "1");
        assertThat(on.shown("lives.state")).containsExactly("temporary", "", "still open");
        assertThat(on.shown("lives.reason").getFirst())
                .contains("Data extend")
                .contains("File create")
                .contains("File delete");
        assertThat(on.shown("lives.fold")).containsExactly("▸", "▸", "▸");
    }

    @Test
    void nothingIsJoinedBeforeSomebodyLooks() {
        on.rows.add(A, ROOT, "a", CREATE);
        on.view.pulse();
        on.list.rest();

        assertThat(on.list.lives()).isNull();
        assertThat(on.list.rows()).isNull();
        assertThat(Lives.bytesEach()).isLessThanOrEqualTo(24);
    }

    @Test
    void livesOfASourceThatHasGoneAreNotHeld() {
        addThree();
        on.view.show(null);
        on.list.rest();

        assertThat(on.list.lives()).isNull();
    }

    @Test
    void aLifeUnfoldsToItsRecordsAndFoldsAgain() {
        addThree();
        on.goTo(1);
        on.model.folding().unfold();
        on.pulse();

        assertThat(on.shown("lives.name"))
                .containsExactly("a.txt", "b.txt → c.txt", "b.txt → c.txt", "b.txt → c.txt", "c.txt", "d.log");
        assertThat(on.slots().stream().map(slot -> slot.part))
                .containsExactly(Part.FOLDED, Part.UNFOLDED, Part.RECORD, Part.RECORD, Part.RECORD, Part.FOLDED);
        assertThat(on.shown("lives.fold")).containsExactly("▸", "▾", "", "", "", "▸");
        assertThat(on.shown("lives.records")).containsExactly("3", "3", "", "", "", "1");

        on.model.folding().fold();
        on.pulse();
        assertThat(on.slots()).hasSize(3);
    }

    @Test
    void theKeysWalkIntoALifeAndOutOfIt() {
        addThree();
        on.goTo(0);
        on.model.folding().unfold();
        on.pulse();
        on.model.folding().unfold();
        on.pulse();
        assertThat(on.model.leadRecordProperty().get()).isZero();

        on.model.folding().fold();
        on.pulse();
        assertThat(on.model.leadRecordProperty().get()).isEqualTo(6);
        on.model.folding().fold();
        on.pulse();
        assertThat(on.slots()).hasSize(3);
        assertThat(on.slots().getFirst().lead).isTrue();
    }

    @Test
    void aLifeThatIsFoldedTakesTheLeadFromItsRecords() {
        addThree();
        on.goTo(0);
        on.model.folding().toggle();
        on.goTo(2);
        on.model.folding().toggle();
        on.pulse();

        assertThat(on.slots()).hasSize(3);
        assertThat(on.slots().getFirst().lead).isTrue();
    }

    @Test
    void aLifeLeadsToItsLastRecordAndARecordToItself() {
        addThree();
        on.goTo(1);
        assertThat(on.model.leadRecordProperty().get()).isEqualTo(4);
        on.model.folding().unfold();
        on.goTo(2);
        assertThat(on.model.leadRecordProperty().get()).isEqualTo(1);
    }

    @Test
    void livesGrowAsRecordsCome() {
        addThree();
        on.goTo(2);
        on.model.folding().unfold();
        on.pulse();
        assertThat(on.slots()).hasSize(4);

        on.rows.add(C, ROOT, "d.log", EXTEND | CLOSE).add(A, ROOT, "e", CREATE);
        on.pulse();

        assertThat(on.shown("lives.state")).containsExactly("temporary", "", "", "", "", "still open");
        assertThat(on.shown("lives.records")).containsExactly("3", "3", "2", "", "", "1");
    }

    @Test
    void whatIsPausedStandsStillAndGoesOn() {
        addThree();
        on.model.pausedProperty().set(true);
        on.pulse();
        on.rows.add(C, ROOT, "d.log", EXTEND | CLOSE).add(B, ROOT, "new", CREATE);
        on.pulse();
        assertThat(on.shown("lives.name")).hasSize(3);
        assertThat(on.shown("lives.state").getLast()).isEqualTo("still open");
        assertThat(on.model.waitingProperty().get()).isEqualTo(2);

        on.model.pausedProperty().set(false);
        on.pulse();
        assertThat(on.shown("lives.name")).hasSize(4);
        assertThat(on.shown("lives.state").get(2)).isEmpty();
    }

    @Test
    void livesThatAreLookedAtFirstWhileTheRecordsArePausedStayPaused() {
        on.rows.add(A, ROOT, "a", CREATE | CLOSE);
        on.view.freeze(true);
        on.rows.add(B, ROOT, "b", CREATE);
        on.pulse();

        assertThat(on.shown("lives.name")).containsExactly("a");
        assertThat(on.view.isFrozen()).isTrue();
    }

    @Test
    void aLifeIsShownWhenOneOfItsRecordsIs() {
        addThree();
        on.view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName("b.txt")));
        on.pulse();
        assertThat(on.shown("lives.name")).containsExactly("b.txt → c.txt");

        on.rows.add(C, ROOT, "b.txt", EXTEND | CLOSE);
        on.pulse();
        assertThat(on.shown("lives.records")).containsExactly("3", "2");

        on.view.setFilter(AppliedFilter.ALL);
        on.pulse();
        assertThat(on.slots()).hasSize(3);
    }

    @Test
    void aLifeThatIsUnfoldedComesBackUnfoldedBehindAFilter() {
        addThree();
        on.goTo(1);
        on.model.folding().unfold();
        on.pulse();
        on.view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName("a.txt")));
        on.pulse();
        assertThat(on.slots()).hasSize(1);

        on.view.setFilter(AppliedFilter.ALL);
        on.pulse();
        assertThat(on.slots()).hasSize(6);
    }

    @Test
    void livesAreSortedByWhatTheyAre() {
        addThree();
        on.growing = false;
        on.model.sort(new RecordColumn(LivesFixture.field("lives.records")), true);
        on.pulse();
        assertThat(on.shown("lives.name")).containsExactly("d.log", "a.txt", "b.txt → c.txt");

        on.model.sort(new RecordColumn(LivesFixture.field("lives.name")), false);
        on.pulse();
        on.goTo(1);
        on.model.folding().unfold();
        on.pulse();
        assertThat(on.shown("lives.name"))
                .containsExactly("d.log", "b.txt → c.txt", "b.txt → c.txt", "b.txt → c.txt", "c.txt", "a.txt");

        on.model.clearSort();
        on.pulse();
        assertThat(on.shown("lives.fold")).containsExactly("▸", "▾", "", "", "", "▸");
    }

    @Test
    void whatIsSelectedIsCopiedAsTheTableShowsIt() {
        addThree();
        on.model.navigator().selectAll();
        on.pulse();
        String[] copied = new String[1];
        on.model.copy(
                List.of(
                        new RecordColumn(LivesFixture.field("lives.name")),
                        new RecordColumn(LivesFixture.field("lives.records"))),
                text -> copied[0] = text);

        assertThat(copied[0]).isEqualTo("Name\tRecords\na.txt\t3\nb.txt → c.txt\t3\nd.log\t1\n");
        assertThat(on.model.selectedCountProperty().get()).isEqualTo(3);
    }

    @Test
    void rangesOfVersion4AreJoinedAndComeBehindTheRest() {
        on.rows
                .add(A, ROOT, "a", EXTEND)
                .addExtents(A, ROOT, EXTEND | CLOSE, 0x1000, 0x200)
                .add(A, ROOT, "a", EXTEND | CLOSE);
        on.pulse();

        assertThat(on.shown("lives.extents")).containsExactly("1000:200");
    }

    @Test
    void aLifeIsMarkedWhenOneOfItsRecordsIs() {
        addThree();
        Marks marks = new Marks();
        on.model.setMarks(marks);
        marks.putAll(List.of(mark(1)));
        on.pulse();

        assertThat(on.slots().stream().map(slot -> slot.marked)).containsExactly(false, true, false);

        marks.removeAll(List.of(mark(1).record()));
        on.pulse();
        assertThat(on.slots().stream().map(slot -> slot.marked)).containsExactly(false, false, false);
    }

    private RecordMark mark(long row) {
        RecordMark[] mark = new RecordMark[1];
        try (StoreReader reader = on.rows.store().reader()) {
            reader.readRecord(
                    row,
                    record -> mark[0] = new RecordMark(
                            Citation.of(record, Citation.Origin.UNKNOWN).orElseThrow(), "", 0, "", ""));
        }
        return mark[0];
    }

    @Test
    void aLifeIsLitWhenOneOfItsRecordsIs() {
        addThree();
        on.goTo(1);
        on.model.folding().unfold();
        RecordRanges lit = new RecordRanges();
        lit.add(2, 3);
        on.model.highlight(lit);
        on.pulse();

        assertThat(on.slots().stream().map(slot -> slot.lit)).containsExactly(false, true, false, true, false, false);
    }

    @Test
    void theOtherHalfOfARenameIsOneOfTheLifesRecords() {
        addThree();
        on.goTo(1);
        on.model.folding().unfold();
        on.goTo(2);
        on.model.goToOtherHalf(on.model.leading());
        on.pulse();

        assertThat(on.model.leadRecordProperty().get()).isEqualTo(2);
    }

    @Test
    void anotherSourceShowsItsOwnLivesAlone() {
        addThree();
        on.goTo(0);
        on.model.folding().unfold();
        on.pulse();
        Path other = folder.resolve("other");
        try (StoredRows others = new StoredRows(other)) {
            others.add(B, ROOT, "other", CREATE);
            on.show(others.store());
            on.pulse();

            assertThat(on.shown("lives.name")).containsExactly("other");
            assertThat(on.model.selectedCountProperty().get()).isZero();
            on.view.show(null);
            on.pulse();
        }
        assertThat(on.slots()).isEmpty();
    }

    @Test
    void aGapEndsWhatIsOpen() {
        on.rows.add(A, ROOT, "a", EXTEND).add(RowKind.GAP, on.rows.usn()).add(A, ROOT, "a", EXTEND | CLOSE);
        on.pulse();

        assertThat(on.shown("lives.state")).hasSize(2);
        assertThat(on.shown("lives.state").getFirst()).isEqualTo("end unknown");
    }

    @Test
    void theColumnsAreThoseOfLivesFirstAndTheOthersAreOffered() {
        List<RecordColumn> columns = RecordColumn.of(on.model.fields());

        assertThat(columns.stream()
                        .filter(on.model::isShownAtFirst)
                        .map(column -> column.field().id()))
                .containsExactly(
                        "lives.fold",
                        "lives.time",
                        "lives.duration",
                        "lives.name",
                        "lives.folder",
                        "lives.reason",
                        "lives.records",
                        "lives.state",
                        "lives.extents");
        assertThat(Set.copyOf(
                        columns.stream().map(column -> column.field().id()).toList()))
                .contains("life", "rename.old", "rename.path", "usn", "file");
    }
}
