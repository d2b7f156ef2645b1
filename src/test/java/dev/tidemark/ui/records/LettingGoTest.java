package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.RecordKey;
import dev.tidemark.testing.Records;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person points at stays where it is; the newest rows are followed again when that is wanted. */
@Tag("shows-window")
class LettingGoTest {

    private static final long A_WHILE = TimeUnit.MILLISECONDS.toNanos(300);

    @TempDir
    Path folder;

    private RecordsFixture fixture;

    @BeforeEach
    void follow() {
        fixture = RecordsFixture.direct(folder).append(100);
        assertThat(fixture.model.followingProperty().get()).isTrue();
    }

    private long at(int slot) {
        return fixture.model.slots().get(slot).key;
    }

    @Test
    void aClickLetsGoOfTheNewestRowAndItsRowStays() {
        fixture.model.click(4, false, false);
        fixture.append(500);

        assertThat(fixture.model.followingProperty().get()).isFalse();
        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(94);
        assertThat(at(4)).isEqualTo(94);
    }

    @Test
    void theRowThatLeadsStaysInSightWhenThereIsLessRoom() {
        fixture.model.click(8, false, false);
        fixture.model.pulse();
        fixture.model.setVisibleRows(4);
        fixture.model.pulse();

        assertThat(fixture.model.slots().stream().limit(4).map(slot -> slot.key))
                .contains(98L);
        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(98);
    }

    @Test
    void aRightClickLetsGoToo() {
        fixture.model.menu(7);
        fixture.append(500);

        assertThat(fixture.model.followingProperty().get()).isFalse();
        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(97);
        assertThat(at(7)).isEqualTo(97);
    }

    @Test
    void aRightClickOnASelectedRowLetsItLeadAndKeepsTheSelection() {
        fixture.model.click(2, false, false);
        fixture.model.click(6, true, false);

        fixture.model.menu(3);
        fixture.model.pulse();

        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(93);
        assertThat(fixture.selected()).containsExactly(92L, 93L, 94L, 95L, 96L);
    }

    /** Rows that arrived since the last frame are not on the screen yet. */
    private void arriveUnseen(int count) {
        for (int i = 0; i < count; i++) {
            fixture.append(Records.v2("unseen").reason(0x100).bytes());
        }
        fixture.store.publish();
    }

    @Test
    void arrowKeysLetGoAndMoveAmongTheRowsThatWereSeen() {
        fixture.model.click(6, false, false);
        fixture.model.followNewest();
        fixture.append(2);
        assertThat(at(4)).isEqualTo(96);

        arriveUnseen(50);
        fixture.model.navigator().moveBy(-1, false);
        fixture.append(500);

        assertThat(fixture.model.followingProperty().get()).isFalse();
        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(95);
        assertThat(at(3)).isEqualTo(95);
    }

    @Test
    void aClickIsOnTheRecordThatWasSeenWhateverArrivedSince() {
        arriveUnseen(50);

        fixture.model.click(4, false, false);
        fixture.model.pulse();

        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(94);
        assertThat(at(4)).isEqualTo(94);
    }

    @Test
    void aClickIsOnTheRecordThatWasSeenWhateverWasDroppedSince() {
        fixture.append(140_000);
        long seen = at(4);
        fixture.store.retain(2_000_000);
        fixture.store.publish();
        assertThat(fixture.store.firstRecord()).isPositive();

        fixture.model.click(4, false, false);
        fixture.model.pulse();

        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(seen);
        assertThat(at(4)).isEqualTo(seen);
    }

    @Test
    void theEndKeyFollowsAgainAtOnceAfterAClick() {
        fixture.model.click(4, false, false);
        fixture.model.end(false);
        fixture.append(20);

        assertThat(fixture.model.followingProperty().get()).isTrue();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(110, 120));
    }

    @Test
    void rowsThatCameBelowAreCountedAndFollowedAgainWhenThatIsWanted() {
        fixture.model.click(4, false, false);
        fixture.clock += A_WHILE;
        fixture.append(1_234);
        assertThat(fixture.model.newerProperty().get()).isEqualTo(1_234);

        fixture.model.followNewest();
        fixture.model.pulse();

        assertThat(fixture.model.newerProperty().get()).isZero();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(1_324, 1_334));
    }

    @Test
    void theCountIsToldOnlyAsOftenAsItCanBeRead() {
        fixture.model.click(4, false, false);
        fixture.append(10);
        fixture.clock += A_WHILE;
        fixture.append(10);
        assertThat(fixture.model.newerProperty().get()).isEqualTo(20);

        fixture.append(10);
        assertThat(fixture.model.newerProperty().get()).isEqualTo(20);
        fixture.clock += A_WHILE;
        fixture.model.pulse();

        assertThat(fixture.model.newerProperty().get()).isEqualTo(30);
    }

    @Test
    void aSourceThatRestsHasNoNewerRows() {
        fixture.model.navigator().scrollTo(0);
        fixture.model.pulse();
        assertThat(fixture.model.newerProperty().get()).isEqualTo(90);

        fixture.stop();

        assertThat(fixture.model.newerProperty().get()).isZero();
    }

    @Test
    void aRecordThatTheFilterHidesLeadsAgainOnlyWhenItIsShownAgain() {
        fixture.model.click(4, false, false);
        fixture.only(record -> record % 10 == 0);
        fixture.model.pulse();
        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(RecordKey.NONE);
        assertThat(fixture.model.leading().hasRow()).isFalse();

        fixture.all();
        fixture.model.pulse();

        assertThat(fixture.model.leadRecordProperty().get()).isEqualTo(94);
    }

    @Test
    void aLargeSelectionThatIsGivenUpWithAHiddenRowLeavesNothingSelectedAndSaysSo() {
        fixture.append(30_000);
        fixture.only(record -> record % 2 == 0);
        fixture.model.pulse();
        fixture.model.navigator().selectAll();

        fixture.only(record -> record % 2 == 1);
        fixture.model.pulse();

        assertThat(fixture.model.selectedCountProperty().get()).isZero();
        assertThat(fixture.model.statusProperty().get()).startsWith("Nothing is selected any more");
    }
}
