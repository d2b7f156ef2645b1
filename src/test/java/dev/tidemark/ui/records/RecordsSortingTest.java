package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.SourceState;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsSortingTest {

    @TempDir
    Path folder;

    private RecordsFixture stopped(long rows) {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(rows);
        fixture.stop();
        return fixture;
    }

    private static void sort(RecordsFixture fixture, RecordColumn column, boolean ascending) {
        fixture.model.sort(column, ascending);
        fixture.model.pulse();
    }

    @Test
    void aGrowingSourceIsNotSortedAndSaysWhy() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(50);

        sort(fixture, Columns.NAME, true);

        assertThat(fixture.model.sortableProperty().get()).isFalse();
        assertThat(fixture.model.orderProperty().get()).isNull();
        assertThat(fixture.model.statusProperty().get()).contains("Stop reading to sort");
    }

    @Test
    void aStoppedSourceSortsByAColumnInBothDirections() {
        RecordsFixture fixture = stopped(50);
        assertThat(fixture.model.sortableProperty().get()).isTrue();

        sort(fixture, Columns.USN, false);
        fixture.model.navigator().home(false);
        fixture.model.pulse();
        assertThat(fixture.visible()).startsWith(49L, 48L, 47L);

        sort(fixture, Columns.USN, true);
        fixture.model.navigator().home(false);
        fixture.model.pulse();
        assertThat(fixture.visible()).startsWith(0L, 1L, 2L);
    }

    @Test
    void clearingTheOrderBringsBackTheOrderOfTheJournalInPlace() {
        RecordsFixture fixture = stopped(50);
        sort(fixture, Columns.USN, false);
        fixture.model.goToRow(10);
        fixture.model.pulse();
        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(39);

        fixture.model.clearSort();
        fixture.model.pulse();

        assertThat(fixture.visible()).contains(39L).isSorted();
    }

    @Test
    void theLeadingRowStaysInViewWhenTheOrderChanges() {
        RecordsFixture fixture = stopped(200);
        fixture.model.goToRow(120);
        fixture.model.pulse();

        sort(fixture, Columns.USN, false);

        assertThat(fixture.visible()).contains(120L);
        assertThat(fixture.selected()).containsExactly(120L);
    }

    @Test
    void aRangeAmongSortedRowsIsWhatIsSeenBetweenItsEnds() {
        RecordsFixture fixture = stopped(50);
        sort(fixture, Columns.USN, false);
        fixture.model.navigator().home(false);
        fixture.model.navigator().moveBy(2, true);
        fixture.model.pulse();
        assertThat(fixture.selected()).containsExactly(49L, 48L, 47L);

        fixture.model.clearSort();
        fixture.model.pulse();
        assertThat(fixture.model.selectedCountProperty().get()).isEqualTo(3);
        fixture.model.end(false);
        fixture.model.pulse();
        assertThat(fixture.visible()).isSorted();
        assertThat(fixture.selected()).containsExactly(49L);
    }

    @Test
    void aSelectionSurvivesTheWayIntoAnOrderAndBack() {
        RecordsFixture fixture = stopped(50);
        fixture.model.goToRow(10);
        fixture.model.navigator().moveBy(4, true);

        sort(fixture, Columns.USN, false);
        assertThat(fixture.model.selectedCountProperty().get()).isEqualTo(5);
        fixture.model.clearSort();
        fixture.model.pulse();

        assertThat(fixture.model.selectedCountProperty().get()).isEqualTo(5);
        fixture.model.goToRow(10);
        fixture.model.pulse();
        assertThat(fixture.selected()).containsExactly(10L);
    }

    @Test
    void everythingSelectedStaysSoInAnotherOrder() {
        RecordsFixture fixture = stopped(20_000);
        fixture.model.navigator().selectAll();

        sort(fixture, Columns.USN, false);

        assertThat(fixture.model.selectedCountProperty().get()).isEqualTo(20_000);
    }

    @Test
    void anotherFilterIsSortedAnew() {
        RecordsFixture fixture = stopped(50);
        sort(fixture, Columns.USN, false);

        fixture.only(record -> record % 2 == 0);
        fixture.model.pulse();
        fixture.model.navigator().home(false);
        fixture.model.pulse();

        assertThat(fixture.visible()).startsWith(48L, 46L, 44L);
        assertThat(fixture.model.shownProperty().get()).isEqualTo(25);
    }

    @Test
    void readingOnGivesUpTheOrder() {
        RecordsFixture fixture = stopped(50);
        sort(fixture, Columns.USN, false);

        fixture.phase = SourceState.Phase.READING;
        fixture.append(5);

        assertThat(fixture.model.orderProperty().get()).isNull();
        assertThat(fixture.visible()).isSorted();
        assertThat(fixture.model.shownProperty().get()).isEqualTo(55);
    }

    @Test
    void sortingShowsTheOldOrderUntilItIsDoneAndCanBeCancelled() {
        RecordsFixture fixture = RecordsFixture.slow(folder).append(50);
        fixture.stop();

        sort(fixture, Columns.USN, false);
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(40, 50));
        assertThat(fixture.running()).startsWith("Sorting by USN");

        assertThat(fixture.model.cancel()).isTrue();
        assertThat(fixture.running()).isEmpty();
        fixture.work();
        fixture.model.pulse();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(40, 50));
        assertThat(fixture.model.statusProperty().get()).isEmpty();
    }

    @Test
    void onlyTheLastOrderAskedForIsShown() {
        RecordsFixture fixture = RecordsFixture.slow(folder).append(50);
        fixture.stop();
        fixture.model.sort(Columns.USN, true);
        fixture.model.sort(Columns.USN, false);

        fixture.work();
        fixture.model.pulse();
        fixture.model.navigator().home(false);
        fixture.model.pulse();

        assertThat(fixture.visible()).startsWith(49L, 48L);
    }

    @Tag("shows-window")
    @Test
    void whyItIsNotSortedIsSaidNoMoreWhenReadingWasStopped() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(50);
        sort(fixture, Columns.NAME, true);
        assertThat(fixture.model.statusProperty().get()).contains("Stop reading to sort");

        fixture.stop();
        fixture.model.pulse();

        assertThat(fixture.model.statusProperty().get()).isEmpty();
    }
}
