package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.view.ShownRows;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsSelectionTest {

    @TempDir
    Path folder;

    private RecordsFixture at(long row) {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(200);
        fixture.model.navigator().scrollTo(row);
        fixture.model.pulse();
        return fixture;
    }

    private static long count(RecordsFixture fixture) {
        fixture.model.pulse();
        return fixture.model.selectedCountProperty().get();
    }

    @Test
    void aClickSelectsOneRowAndMakesItTheLeadingOne() {
        RecordsFixture fixture = at(50);

        fixture.model.click(3, false, false);
        fixture.model.click(5, false, false);

        assertThat(count(fixture)).isEqualTo(1);
        assertThat(fixture.selected()).containsExactly(55L);
        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(55);
    }

    @Test
    void aClickBelowTheLastRowSelectsNothing() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(3);

        fixture.model.click(7, false, false);

        assertThat(count(fixture)).isZero();
        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(-1);
    }

    @Test
    void shiftClickSelectsFromTheFirstClickAndTurnsAroundIt() {
        RecordsFixture fixture = at(50);
        fixture.model.click(5, false, false);

        fixture.model.click(8, true, false);
        fixture.model.pulse();
        assertThat(fixture.selected()).containsExactly(55L, 56L, 57L, 58L);
        fixture.model.click(3, true, false);
        fixture.model.pulse();
        assertThat(fixture.selected()).containsExactly(53L, 54L, 55L);
    }

    @Test
    void ctrlClickAddsAndRemovesSingleRows() {
        RecordsFixture fixture = at(50);
        fixture.model.click(1, false, false);
        fixture.model.click(4, false, true);
        fixture.model.click(6, false, true);
        fixture.model.click(4, false, true);
        fixture.model.pulse();

        assertThat(fixture.selected()).containsExactly(51L, 56L);
    }

    @Test
    void ctrlShiftClickAddsARangeToWhatIsSelected() {
        RecordsFixture fixture = at(50);
        fixture.model.click(0, false, false);
        fixture.model.click(4, false, true);
        fixture.model.click(6, true, true);
        fixture.model.pulse();

        assertThat(fixture.selected()).containsExactly(50L, 54L, 55L, 56L);
    }

    @Test
    void arrowsMoveTheLeadingRowAndScrollOnlyAtTheEdge() {
        RecordsFixture fixture = at(50);
        fixture.model.click(8, false, false);

        fixture.model.navigator().moveBy(1, false);
        fixture.model.pulse();
        assertThat(fixture.visible().getFirst()).isEqualTo(50);
        fixture.model.navigator().moveBy(1, false);
        fixture.model.pulse();

        assertThat(fixture.visible().getFirst()).isEqualTo(51);
        assertThat(fixture.selected()).containsExactly(60L);
    }

    @Test
    void shiftArrowsPagesHomeAndEndExtendTheSelection() {
        RecordsFixture fixture = at(50);
        fixture.model.click(0, false, false);

        fixture.model.navigator().moveBy(2, true);
        assertThat(count(fixture)).isEqualTo(3);
        fixture.model.navigator().pageBy(1, true);
        assertThat(count(fixture)).isEqualTo(12);
        fixture.model.end(true);
        assertThat(count(fixture)).isEqualTo(150);
        fixture.model.navigator().home(true);
        assertThat(count(fixture)).isEqualTo(51);
    }

    @Test
    void pagesMoveByAScreenLessOneRow() {
        RecordsFixture fixture = at(50);
        fixture.model.click(0, false, false);

        fixture.model.navigator().pageBy(1, false);
        fixture.model.pulse();
        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(59);
        fixture.model.navigator().pageBy(1, false);
        fixture.model.pulse();

        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(68);
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(59, 69));
    }

    @Test
    void pageUpLetsGoOfTheNewestRow() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);

        fixture.model.navigator().pageBy(-1, false);
        fixture.append(100);

        assertThat(fixture.model.followingProperty().get()).isFalse();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(81, 91));
    }

    @Test
    void selectAllMeansTheRowsThereAreNow() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);

        fixture.model.navigator().selectAll();
        fixture.append(20);

        assertThat(fixture.model.selectedCountProperty().get()).isEqualTo(100);
        assertThat(fixture.selected()).isEmpty();
    }

    @Test
    void selectAllCostsOneRangeHoweverManyRowsThereAre() {
        RowSelection selection = new RowSelection();
        RecordsFixture fixture = RecordsFixture.direct(folder).append(50_000);

        selection.selectAll(new ShownRows(fixture.store, false));

        assertThat(selection.keys().count()).isEqualTo(1);
        assertThat(selection.count(new ShownRows(fixture.store, false))).isEqualTo(50_000);
    }

    @Test
    void rowsThatAreTrimmedAreNoLongerCounted() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(60_000);
        fixture.model.navigator().selectAll();

        fixture.store.retain(2_000_000);
        fixture.publish();

        assertThat(fixture.model.selectedCountProperty().get()).isEqualTo(fixture.store.size());
    }

    @Test
    void aRangeAmongFilteredRowsLeavesOutWhatTheFilterHides() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(200);
        fixture.only(record -> record % 10 == 0);
        fixture.model.pulse();
        fixture.model.navigator().scrollTo(0);
        fixture.model.pulse();
        fixture.model.click(1, false, false);
        fixture.model.click(4, true, false);
        assertThat(count(fixture)).isEqualTo(4);

        fixture.all();

        assertThat(count(fixture)).isEqualTo(4);
        fixture.model.goToRow(10);
        fixture.model.click(0, false, true);
        assertThat(count(fixture)).isEqualTo(2);
    }

    @Test
    void whatAFilterHidesIsSelectedAgainWithoutIt() {
        RecordsFixture fixture = at(50);
        fixture.model.click(0, false, false);
        fixture.model.click(9, true, false);

        fixture.only(record -> record % 2 == 0);
        assertThat(count(fixture)).isEqualTo(5);
        fixture.all();

        assertThat(count(fixture)).isEqualTo(10);
    }

    @Test
    void aRangeAddedAmongFilteredRowsDropsHiddenOnes() {
        RecordsFixture fixture = at(50);
        fixture.model.click(0, false, false);
        fixture.model.click(9, true, false);
        fixture.only(record -> record % 2 == 0);
        fixture.model.pulse();

        fixture.model.navigator().goTo(40);
        fixture.model.navigator().selectAll();
        assertThat(count(fixture)).isEqualTo(100);
        fixture.all();

        assertThat(count(fixture)).isEqualTo(100);
    }

    @Test
    void aLargeSelectionAmongFilteredRowsIsGivenUpInWords() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(30_000);
        fixture.only(record -> record % 2 == 0);
        fixture.model.pulse();
        fixture.model.navigator().selectAll();
        long lead = 29_998;

        fixture.all();
        fixture.model.pulse();

        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(lead);
        assertThat(fixture.model.selectedCountProperty().get()).isEqualTo(1);
        assertThat(fixture.model.statusProperty().get()).contains("10,000");
    }

    @Test
    void anotherSourceBeginsWithNothingSelected() {
        RecordsFixture fixture = at(50);
        fixture.model.navigator().selectAll();

        fixture.show(fixture.store);

        assertThat(count(fixture)).isZero();
        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(-1);
        assertThat(fixture.model.followingProperty().get()).isTrue();
    }

    @Test
    void highlightedRecordsAreLitWhereverTheyAre() {
        RecordsFixture fixture = at(50);
        RecordRanges caused = new RecordRanges();
        caused.add(52, 54);
        caused.add(190, 191);

        fixture.model.highlight(caused);
        fixture.model.pulse();

        assertThat(fixture.model.slots().stream().filter(slot -> slot.lit).map(slot -> slot.key))
                .containsExactly(52L, 53L);
    }

    @Test
    void aMenuKeepsASelectionItIsOpenedOn() {
        RecordsFixture fixture = at(50);
        fixture.model.click(0, false, false);
        fixture.model.click(4, true, false);

        fixture.model.menu(2);
        assertThat(count(fixture)).isEqualTo(5);
        fixture.model.menu(7);
        assertThat(count(fixture)).isEqualTo(1);
    }

    /** Menus and keys offer for it what they offer for the row under the pointer. */
    @Test
    void theRowThatLeadsKnowsItsPath() {
        RecordsFixture fixture = at(50);
        fixture.paths.build();
        fixture.model.click(4, false, false);
        fixture.model.pulse();

        RowSlot shown = fixture.model.slots().get(4);
        assertThat(shown.path()).isNotNull();
        assertThat(fixture.model.leading().path()).isEqualTo(shown.path());
    }
}
