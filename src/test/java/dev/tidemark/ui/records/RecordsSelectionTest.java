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
        RecordsFixture rig = RecordsFixture.direct(folder).append(200);
        rig.model.navigator().scrollTo(row);
        rig.model.pulse();
        return rig;
    }

    private static long count(RecordsFixture rig) {
        rig.model.pulse();
        return rig.model.selectedCountProperty().get();
    }

    @Test
    void aClickSelectsOneRowAndMakesItTheLeadingOne() {
        RecordsFixture rig = at(50);

        rig.model.navigator().click(3, false, false);
        rig.model.navigator().click(5, false, false);

        assertThat(count(rig)).isEqualTo(1);
        assertThat(rig.selected()).containsExactly(55L);
        assertThat(rig.model.leadRecordProperty().get()).isEqualTo(55);
    }

    @Test
    void aClickBelowTheLastRowSelectsNothing() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(3);

        rig.model.navigator().click(7, false, false);

        assertThat(count(rig)).isZero();
        assertThat(rig.model.leadRecordProperty().get()).isEqualTo(-1);
    }

    @Test
    void shiftClickSelectsFromTheFirstClickAndTurnsAroundIt() {
        RecordsFixture rig = at(50);
        rig.model.navigator().click(5, false, false);

        rig.model.navigator().click(8, true, false);
        rig.model.pulse();
        assertThat(rig.selected()).containsExactly(55L, 56L, 57L, 58L);
        rig.model.navigator().click(3, true, false);
        rig.model.pulse();
        assertThat(rig.selected()).containsExactly(53L, 54L, 55L);
    }

    @Test
    void ctrlClickAddsAndRemovesSingleRows() {
        RecordsFixture rig = at(50);
        rig.model.navigator().click(1, false, false);
        rig.model.navigator().click(4, false, true);
        rig.model.navigator().click(6, false, true);
        rig.model.navigator().click(4, false, true);
        rig.model.pulse();

        assertThat(rig.selected()).containsExactly(51L, 56L);
    }

    @Test
    void ctrlShiftClickAddsARangeToWhatIsSelected() {
        RecordsFixture rig = at(50);
        rig.model.navigator().click(0, false, false);
        rig.model.navigator().click(4, false, true);
        rig.model.navigator().click(6, true, true);
        rig.model.pulse();

        assertThat(rig.selected()).containsExactly(50L, 54L, 55L, 56L);
    }

    @Test
    void arrowsMoveTheLeadingRowAndScrollOnlyAtTheEdge() {
        RecordsFixture rig = at(50);
        rig.model.navigator().click(8, false, false);

        rig.model.navigator().moveBy(1, false);
        rig.model.pulse();
        assertThat(rig.visible().getFirst()).isEqualTo(50);
        rig.model.navigator().moveBy(1, false);
        rig.model.pulse();

        assertThat(rig.visible().getFirst()).isEqualTo(51);
        assertThat(rig.selected()).containsExactly(60L);
    }

    @Test
    void shiftArrowsPagesHomeAndEndExtendTheSelection() {
        RecordsFixture rig = at(50);
        rig.model.navigator().click(0, false, false);

        rig.model.navigator().moveBy(2, true);
        assertThat(count(rig)).isEqualTo(3);
        rig.model.navigator().pageBy(1, true);
        assertThat(count(rig)).isEqualTo(12);
        rig.model.end(true);
        assertThat(count(rig)).isEqualTo(150);
        rig.model.navigator().home(true);
        assertThat(count(rig)).isEqualTo(51);
    }

    @Test
    void pagesMoveByAScreenLessOneRow() {
        RecordsFixture rig = at(50);
        rig.model.navigator().click(0, false, false);

        rig.model.navigator().pageBy(1, false);
        rig.model.pulse();
        assertThat(rig.model.leadRecordProperty().get()).isEqualTo(59);
        rig.model.navigator().pageBy(1, false);
        rig.model.pulse();

        assertThat(rig.model.leadRecordProperty().get()).isEqualTo(68);
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(59, 69));
    }

    @Test
    void pageUpLetsGoOfTheNewestRow() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);

        rig.model.navigator().pageBy(-1, false);
        rig.append(100);

        assertThat(rig.model.followingProperty().get()).isFalse();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(81, 91));
    }

    @Test
    void selectAllMeansTheRowsThereAreNow() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);

        rig.model.navigator().selectAll();
        rig.append(20);

        assertThat(rig.model.selectedCountProperty().get()).isEqualTo(100);
        assertThat(rig.selected()).isEmpty();
    }

    @Test
    void selectAllCostsOneRangeHoweverManyRowsThereAre() {
        RowSelection selection = new RowSelection();
        RecordsFixture rig = RecordsFixture.direct(folder).append(50_000);

        selection.selectAll(new ShownRows(rig.store, false));

        assertThat(selection.keys().count()).isEqualTo(1);
        assertThat(selection.count(new ShownRows(rig.store, false))).isEqualTo(50_000);
    }

    @Test
    void rowsThatAreTrimmedAreNoLongerCounted() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(60_000);
        rig.model.navigator().selectAll();

        rig.store.retain(2_000_000);
        rig.publish();

        assertThat(rig.model.selectedCountProperty().get()).isEqualTo(rig.store.size());
    }

    @Test
    void aRangeAmongFilteredRowsLeavesOutWhatTheFilterHides() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(200);
        rig.only(record -> record % 10 == 0);
        rig.model.pulse();
        rig.model.navigator().scrollTo(0);
        rig.model.pulse();
        rig.model.navigator().click(1, false, false);
        rig.model.navigator().click(4, true, false);
        assertThat(count(rig)).isEqualTo(4);

        rig.all();

        assertThat(count(rig)).isEqualTo(4);
        rig.model.goToRow(10);
        rig.model.navigator().click(0, false, true);
        assertThat(count(rig)).isEqualTo(2);
    }

    @Test
    void whatAFilterHidesIsSelectedAgainWithoutIt() {
        RecordsFixture rig = at(50);
        rig.model.navigator().click(0, false, false);
        rig.model.navigator().click(9, true, false);

        rig.only(record -> record % 2 == 0);
        assertThat(count(rig)).isEqualTo(5);
        rig.all();

        assertThat(count(rig)).isEqualTo(10);
    }

    @Test
    void aRangeAddedAmongFilteredRowsDropsHiddenOnes() {
        RecordsFixture rig = at(50);
        rig.model.navigator().click(0, false, false);
        rig.model.navigator().click(9, true, false);
        rig.only(record -> record % 2 == 0);
        rig.model.pulse();

        rig.model.navigator().goTo(40);
        rig.model.navigator().selectAll();
        assertThat(count(rig)).isEqualTo(100);
        rig.all();

        assertThat(count(rig)).isEqualTo(100);
    }

    @Test
    void aLargeSelectionAmongFilteredRowsIsGivenUpInWords() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(30_000);
        rig.only(record -> record % 2 == 0);
        rig.model.pulse();
        rig.model.navigator().selectAll();
        long lead = 29_998;

        rig.all();
        rig.model.pulse();

        assertThat(rig.model.leadRecordProperty().get()).isEqualTo(lead);
        assertThat(rig.model.selectedCountProperty().get()).isEqualTo(1);
        assertThat(rig.model.statusProperty().get()).contains("10,000");
    }

    @Test
    void anotherSourceBeginsWithNothingSelected() {
        RecordsFixture rig = at(50);
        rig.model.navigator().selectAll();

        rig.show(rig.store);

        assertThat(count(rig)).isZero();
        assertThat(rig.model.leadRecordProperty().get()).isEqualTo(-1);
        assertThat(rig.model.followingProperty().get()).isTrue();
    }

    @Test
    void highlightedRecordsAreLitWhereverTheyAre() {
        RecordsFixture rig = at(50);
        RecordRanges caused = new RecordRanges();
        caused.add(52, 54);
        caused.add(190, 191);

        rig.model.highlight(caused);
        rig.model.pulse();

        assertThat(rig.model.slots().stream().filter(slot -> slot.lit).map(slot -> slot.key))
                .containsExactly(52L, 53L);
    }

    @Test
    void aMenuKeepsASelectionItIsOpenedOn() {
        RecordsFixture rig = at(50);
        rig.model.navigator().click(0, false, false);
        rig.model.navigator().click(4, true, false);

        rig.model.navigator().menu(2);
        assertThat(count(rig)).isEqualTo(5);
        rig.model.navigator().menu(7);
        assertThat(count(rig)).isEqualTo(1);
    }
}
