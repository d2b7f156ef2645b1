package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.MappedFile;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RecordsScrollingTest {

    @TempDir
    Path folder;

    @Test
    void theNewestRowsAreInViewWhileFollowing() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(90, 100));

        rig.append(7);

        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(97, 107));
    }

    @Test
    void fewerRowsThanFitStandAtTheTop() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(3);

        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(0, 3));
        assertThat(rig.model.shownProperty().get()).isEqualTo(3);
    }

    @Test
    void theFirstScrollUpLetsGoOfTheNewestRow() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);

        rig.model.navigator().scrollBy(-3);
        rig.append(50);

        assertThat(rig.model.followingProperty().get()).isFalse();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(87, 97));
    }

    @Test
    void scrollingDownAtTheNewestRowGoesOnFollowing() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);

        rig.model.navigator().scrollBy(3);
        rig.append(5);

        assertThat(rig.model.followingProperty().get()).isTrue();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(95, 105));
    }

    @Test
    void theEndKeyFollowsAgain() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);
        rig.model.navigator().home(false);
        rig.model.pulse();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(0, 10));

        rig.model.end(false);
        rig.append(4);

        assertThat(rig.model.followingProperty().get()).isTrue();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(94, 104));
    }

    @Test
    void theFollowButtonFollowsAndLetsGo() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);

        rig.model.followingProperty().set(false);
        rig.append(10);
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(90, 100));

        rig.model.followingProperty().set(true);
        rig.model.pulse();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(100, 110));
    }

    @Test
    void pauseFreezesTheRowsAndCountsThoseWaiting() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);

        rig.model.pausedProperty().set(true);
        rig.append(30).append(12);

        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(90, 100));
        assertThat(rig.model.shownProperty().get()).isEqualTo(100);
        assertThat(rig.model.waitingProperty().get()).isEqualTo(42);
    }

    @Test
    void resumingLosesAndDoublesNoRow() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);
        rig.model.pausedProperty().set(true);
        rig.append(42);

        rig.model.pausedProperty().set(false);
        rig.model.pulse();

        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(132, 142));
        assertThat(rig.model.shownProperty().get()).isEqualTo(142);
        assertThat(rig.model.waitingProperty().get()).isZero();
    }

    @Test
    void pausedRowsCanBeScrolled() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);
        rig.model.pausedProperty().set(true);
        rig.append(50);

        rig.model.navigator().scrollBy(-20);
        rig.model.pulse();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(70, 80));
        rig.model.navigator().scrollBy(1000);
        rig.model.pulse();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(90, 100));
    }

    @Test
    void pausedBeforeTheFirstRowShowsNone() {
        RecordsFixture rig = RecordsFixture.direct(folder);
        rig.model.pausedProperty().set(true);

        rig.append(5);

        assertThat(rig.visible()).isEmpty();
        assertThat(rig.model.waitingProperty().get()).isEqualTo(5);
    }

    @Test
    void anotherFilterWhilePausedShowsOnlyWhatHadArrived() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);
        rig.model.pausedProperty().set(true);
        rig.append(100);

        rig.only(record -> record % 10 == 9);
        rig.model.pulse();

        assertThat(rig.visible()).endsWith(89L, 99L);
        assertThat(rig.model.waitingProperty().get()).isEqualTo(10);
    }

    /** Windows lets nobody cut a mapped file short. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileCutShortUnderTheTableShowsItsRowsAsUnreadable() throws IOException {
        Path file = folder.resolve("cut");
        byte[] record = Records.v2("name").usn(64).array();
        byte[] page = new byte[4 * 4096];
        for (int at = 0; at + record.length <= page.length; at += record.length) {
            System.arraycopy(record, 0, page, at, record.length);
        }
        Files.write(file, page);
        RecordsFixture rig = RecordsFixture.direct(folder);
        ByteBuffer bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        try (RecordStore store = RecordStore.over(MappedFile.open(file))) {
            for (int at = 0; at + record.length <= page.length; at += record.length) {
                store.appendAt(at, bytes, at);
            }
            store.publish();
            Files.newByteChannel(file, StandardOpenOption.WRITE).truncate(0).close();

            rig.show(store);
            rig.model.pulse();

            assertThat(rig.model.slots()).allMatch(slot -> slot.content == RowSlot.Content.UNREADABLE);
        }
    }

    @Test
    void anotherFilterKeepsTheFirstVisibleRecordInItsPlace() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(200);
        rig.model.navigator().scrollTo(120);
        rig.model.pulse();

        rig.only(record -> record % 2 == 0);
        rig.model.pulse();
        assertThat(rig.visible().getFirst()).isEqualTo(120);

        rig.all();
        rig.model.pulse();
        assertThat(rig.visible().getFirst()).isEqualTo(120);
    }

    @Test
    void anotherFilterKeepsTheLeadingRowWhereItIsOnTheScreen() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(200);
        rig.model.navigator().scrollTo(100);
        rig.model.pulse();
        rig.model.navigator().click(4, false, false);

        rig.only(record -> record % 2 == 0);
        rig.model.pulse();

        assertThat(rig.visible().get(4)).isEqualTo(104);
    }

    @Test
    void aRecordThatIsFilteredOutLeavesTheNextOneInItsPlace() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(200);
        rig.model.navigator().scrollTo(21);
        rig.model.pulse();

        rig.only(record -> record % 10 == 0);
        rig.model.pulse();

        assertThat(rig.visible().getFirst()).isEqualTo(30);
    }

    @Test
    void thePlaceComesBackOnceAFilterHasReachedIt() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(2000);
        rig.model.navigator().scrollTo(1200);
        rig.model.pulse();

        rig.only(record -> record < 500);
        rig.model.pulse();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(490, 500));
        rig.only(record -> record < 1900);
        rig.model.pulse();

        assertThat(rig.visible().getFirst()).isEqualTo(1200);
    }

    @Test
    void trimmingDoesNotMoveWhatIsInView() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(60_000);
        rig.model.navigator().scrollTo(50_000);
        rig.model.pulse();

        rig.store.retain(2_000_000);
        rig.publish();

        assertThat(rig.store.firstRecord()).isPositive();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(50_000, 50_010));
        assertThat(rig.model.window().first()).isEqualTo(50_000 - rig.store.firstRecord());
    }

    @Test
    void trimmingWhatIsInViewShowsTheOldestRowsLeft() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(60_000);
        rig.model.navigator().scrollTo(10);
        rig.model.pulse();

        rig.store.retain(2_000_000);
        rig.publish();

        long first = rig.store.firstRecord();
        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(first, first + 10));
    }

    @Test
    void aClosedStoreShowsNothing() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(20);

        rig.close();
        rig.model.pulse();

        assertThat(rig.visible()).isEmpty();
        assertThat(rig.model.shownProperty().get()).isZero();
    }

    @Test
    void aPulseWithoutNewsLeavesTheFrameAlone() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);
        rig.model.navigator().scrollBy(-5);
        rig.model.pulse();
        int frame = rig.model.frameProperty().get();

        rig.append(1_000);

        assertThat(rig.model.frameProperty().get()).isEqualTo(frame);
    }

    @Test
    void moreVisibleRowsAreFilledWithTheNextPulse() {
        RecordsFixture rig = RecordsFixture.direct(folder).append(100);

        rig.model.setVisibleRows(14);
        rig.model.pulse();

        assertThat(rig.visible()).isEqualTo(RecordsFixture.range(86, 100));
    }

    @Test
    void aVersionFourRecordHasNoTimeNameOrAttributes() {
        RecordsFixture rig = RecordsFixture.direct(folder);
        rig.append(Records.v4(4096, FileId.ntfs(9, 1), FileId.ntfs(5, 5), 1, 0, 8192, 512));
        rig.publish();
        RowSlot slot = rig.model.slots().getFirst();

        assertThat(Columns.TIME.text(slot, TimeFormat.UTC)).isNull();
        assertThat(Columns.NAME.text(slot, TimeFormat.UTC)).isNull();
        assertThat(Columns.ATTRIBUTES.text(slot, TimeFormat.UTC)).isNull();
        assertThat(Columns.SECURITY_ID.text(slot, TimeFormat.UTC)).isNull();
        assertThat(Columns.USN.text(slot, TimeFormat.UTC)).isEqualTo("4096");
        assertThat(Columns.EXTENTS.text(slot, TimeFormat.UTC)).isEqualTo("8192+512");
        assertThat(Columns.VERSION.text(slot, TimeFormat.UTC)).isEqualTo("4.0");
    }
}
