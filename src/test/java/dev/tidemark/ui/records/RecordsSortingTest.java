package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.SourceState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsSortingTest {

    @TempDir
    Path folder;

    private RecordsFixture stopped(long rows) {
        RecordsFixture rig = RecordsFixture.direct(folder).append(rows);
        rig.stop();
        return rig;
    }

    private static void sort(RecordsFixture rig, RecordColumn column, boolean ascending) {
        rig.model.sort(column, ascending);
        rig.model.pulse();
    }

    @Test
    void aGrowingSourceIsNotSortedAndSaysWhy() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(50);

        sort(rig, Columns.NAME, true);

        assertThat(rig.model.sortableProperty().get()).isFalse();
        assertThat(rig.model.orderProperty().get()).isNull();
        assertThat(rig.model.statusProperty().get()).contains("Stop reading to sort");
    }

    @Test
    void aStoppedSourceSortsByAColumnInBothDirections() {
        RecordsFixture rig = stopped(50);
        assertThat(rig.model.sortableProperty().get()).isTrue();

        sort(rig, Columns.USN, false);
        rig.model.navigator().home(false);
        rig.model.pulse();
        assertThat(rig.visible()).startsWith(49L, 48L, 47L);

        sort(rig, Columns.USN, true);
        rig.model.navigator().home(false);
        rig.model.pulse();
        assertThat(rig.visible()).startsWith(0L, 1L, 2L);
    }

    @Test
    void clearingTheOrderBringsBackTheOrderOfTheJournalInPlace() {
        RecordsFixture rig = stopped(50);
        sort(rig, Columns.USN, false);
        rig.model.goToRow(10);
        rig.model.pulse();
        assertThat(rig.model.leadRecordProperty().get()).isEqualTo(39);

        rig.model.clearSort();
        rig.model.pulse();

        assertThat(rig.visible()).contains(39L).isSorted();
    }

    @Test
    void theLeadingRowStaysInViewWhenTheOrderChanges() {
        RecordsFixture rig = stopped(200);
        rig.model.goToRow(120);
        rig.model.pulse();

        sort(rig, Columns.USN, false);

        assertThat(rig.visible()).contains(120L);
        assertThat(rig.selected()).containsExactly(120L);
    }

    @Test
    void aRangeAmongSortedRowsIsWhatIsSeenBetweenItsEnds() {
        RecordsFixture rig = stopped(50);
        sort(rig, Columns.USN, false);
        rig.model.navigator().home(false);
        rig.model.navigator().moveBy(2, true);
        rig.model.pulse();
        assertThat(rig.selected()).containsExactly(49L, 48L, 47L);

        rig.model.clearSort();
        rig.model.pulse();
        assertThat(rig.model.selectedCountProperty().get()).isEqualTo(3);
        rig.model.end(false);
        rig.model.pulse();
        assertThat(rig.visible()).isSorted();
        assertThat(rig.selected()).containsExactly(49L);
    }

    @Test
    void aSelectionSurvivesTheWayIntoAnOrderAndBack() {
        RecordsFixture rig = stopped(50);
        rig.model.goToRow(10);
        rig.model.navigator().moveBy(4, true);

        sort(rig, Columns.USN, false);
        assertThat(rig.model.selectedCountProperty().get()).isEqualTo(5);
        rig.model.clearSort();
        rig.model.pulse();

        assertThat(rig.model.selectedCountProperty().get()).isEqualTo(5);
        rig.model.goToRow(10);
        rig.model.pulse();
        assertThat(rig.selected()).containsExactly(10L);
    }

    @Test
    void everythingSelectedStaysSoInAnotherOrder() {
        RecordsFixture rig = stopped(20_000);
        rig.model.navigator().selectAll();

        sort(rig, Columns.USN, false);

        assertThat(rig.model.selectedCountProperty().get()).isEqualTo(20_000);
    }

    @Test
    void anotherFilterIsSortedAnew() {
        RecordsFixture rig = stopped(50);
        sort(rig, Columns.USN, false);

        rig.only(record -> record % 2 == 0);
        rig.model.pulse();
        rig.model.navigator().home(false);
        rig.model.pulse();

        assertThat(rig.visible()).startsWith(48L, 46L, 44L);
        assertThat(rig.model.shownProperty().get()).isEqualTo(25);
    }

    @Test
    void readingOnGivesUpTheOrder() {
        RecordsFixture rig = stopped(50);
        sort(rig, Columns.USN, false);

        rig.phase = SourceState.Phase.READING;
        rig.append(5);

        assertThat(rig.model.orderProperty().get()).isNull();
        assertThat(rig.visible()).isSorted();
        assertThat(rig.model.shownProperty().get()).isEqualTo(55);
    }

    @Test
    void sortingShowsTheOldOrderUntilItIsDoneAndCanBeCancelled() {
        RecordsFixture rig = RecordsFixture.slow(folder).append(50);
        rig.stop();

        sort(rig, Columns.USN, false);
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(40, 50));
        assertThat(rig.running()).startsWith("Sorting by USN");

        assertThat(rig.model.cancel()).isTrue();
        assertThat(rig.running()).isEmpty();
        rig.work();
        rig.model.pulse();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(40, 50));
        assertThat(rig.model.statusProperty().get()).isEmpty();
    }

    @Test
    void onlyTheLastOrderAskedForIsShown() {
        RecordsFixture rig = RecordsFixture.slow(folder).append(50);
        rig.stop();
        rig.model.sort(Columns.USN, true);
        rig.model.sort(Columns.USN, false);

        rig.work();
        rig.model.pulse();
        rig.model.navigator().home(false);
        rig.model.pulse();

        assertThat(rig.visible()).startsWith(49L, 48L);
    }
}
