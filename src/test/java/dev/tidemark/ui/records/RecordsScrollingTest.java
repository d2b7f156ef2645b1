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
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(90, 100));

        fixture.append(7);

        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(97, 107));
    }

    @Test
    void fewerRowsThanFitStandAtTheTop() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(3);

        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(0, 3));
        assertThat(fixture.model.shownProperty().get()).isEqualTo(3);
    }

    @Test
    void theFirstScrollUpLetsGoOfTheNewestRow() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);

        fixture.model.navigator().scrollBy(-3);
        fixture.append(50);

        assertThat(fixture.model.followingProperty().get()).isFalse();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(87, 97));
    }

    @Test
    void scrollingDownAtTheNewestRowGoesOnFollowing() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);

        fixture.model.navigator().scrollBy(3);
        fixture.append(5);

        assertThat(fixture.model.followingProperty().get()).isTrue();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(95, 105));
    }

    @Test
    void theEndKeyFollowsAgain() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);
        fixture.model.navigator().home(false);
        fixture.model.pulse();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(0, 10));

        fixture.model.end(false);
        fixture.append(4);

        assertThat(fixture.model.followingProperty().get()).isTrue();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(94, 104));
    }

    @Test
    void theFollowButtonFollowsAndLetsGo() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);

        fixture.model.followingProperty().set(false);
        fixture.append(10);
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(90, 100));

        fixture.model.followingProperty().set(true);
        fixture.model.pulse();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(100, 110));
    }

    @Test
    void pauseFreezesTheRowsAndCountsThoseWaiting() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);

        fixture.model.pausedProperty().set(true);
        fixture.append(30).append(12);

        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(90, 100));
        assertThat(fixture.model.shownProperty().get()).isEqualTo(100);
        assertThat(fixture.model.waitingProperty().get()).isEqualTo(42);
    }

    @Test
    void resumingLosesAndDoublesNoRow() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);
        fixture.model.pausedProperty().set(true);
        fixture.append(42);

        fixture.model.pausedProperty().set(false);
        fixture.model.pulse();

        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(132, 142));
        assertThat(fixture.model.shownProperty().get()).isEqualTo(142);
        assertThat(fixture.model.waitingProperty().get()).isZero();
    }

    @Test
    void pausedRowsCanBeScrolled() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);
        fixture.model.pausedProperty().set(true);
        fixture.append(50);

        fixture.model.navigator().scrollBy(-20);
        fixture.model.pulse();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(70, 80));
        fixture.model.navigator().scrollBy(1000);
        fixture.model.pulse();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(90, 100));
    }

    @Test
    void pausedBeforeTheFirstRowShowsNone() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.model.pausedProperty().set(true);

        fixture.append(5);

        assertThat(fixture.visible()).isEmpty();
        assertThat(fixture.model.waitingProperty().get()).isEqualTo(5);
    }

    @Test
    void anotherFilterWhilePausedShowsOnlyWhatHadArrived() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);
        fixture.model.pausedProperty().set(true);
        fixture.append(100);

        fixture.only(record -> record % 10 == 9);
        fixture.model.pulse();

        assertThat(fixture.visible()).endsWith(89L, 99L);
        assertThat(fixture.model.waitingProperty().get()).isEqualTo(10);
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
        RecordsFixture fixture = RecordsFixture.direct(folder);
        ByteBuffer bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        try (RecordStore store = RecordStore.over(MappedFile.open(file))) {
            for (int at = 0; at + record.length <= page.length; at += record.length) {
                store.appendAt(at, bytes, at);
            }
            store.publish();
            Files.newByteChannel(file, StandardOpenOption.WRITE).truncate(0).close();

            fixture.show(store);
            fixture.model.pulse();

            assertThat(fixture.model.slots()).allMatch(slot -> slot.content == RowSlot.Content.UNREADABLE);
        }
    }

    @Test
    void anotherFilterKeepsTheFirstVisibleRecordInItsPlace() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(200);
        fixture.model.navigator().scrollTo(120);
        fixture.model.pulse();

        fixture.only(record -> record % 2 == 0);
        fixture.model.pulse();
        assertThat(fixture.visible().getFirst()).isEqualTo(120);

        fixture.all();
        fixture.model.pulse();
        assertThat(fixture.visible().getFirst()).isEqualTo(120);
    }

    @Test
    void anotherFilterKeepsTheLeadingRowWhereItIsOnTheScreen() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(200);
        fixture.model.navigator().scrollTo(100);
        fixture.model.pulse();
        fixture.model.click(4, false, false);

        fixture.only(record -> record % 2 == 0);
        fixture.model.pulse();

        assertThat(fixture.visible().get(4)).isEqualTo(104);
    }

    @Test
    void aRecordThatIsFilteredOutLeavesTheNextOneInItsPlace() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(200);
        fixture.model.navigator().scrollTo(21);
        fixture.model.pulse();

        fixture.only(record -> record % 10 == 0);
        fixture.model.pulse();

        assertThat(fixture.visible().getFirst()).isEqualTo(30);
    }

    @Test
    void thePlaceComesBackOnceAFilterHasReachedIt() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(2000);
        fixture.model.navigator().scrollTo(1200);
        fixture.model.pulse();

        fixture.only(record -> record < 500);
        fixture.model.pulse();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(490, 500));
        fixture.only(record -> record < 1900);
        fixture.model.pulse();

        assertThat(fixture.visible().getFirst()).isEqualTo(1200);
    }

    @Test
    void trimmingDoesNotMoveWhatIsInView() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(60_000);
        fixture.model.navigator().scrollTo(50_000);
        fixture.model.pulse();

        fixture.store.retain(2_000_000);
        fixture.publish();

        assertThat(fixture.store.firstRecord()).isPositive();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(50_000, 50_010));
        assertThat(fixture.model.window().first()).isEqualTo(50_000 - fixture.store.firstRecord());
    }

    @Test
    void trimmingWhatIsInViewShowsTheOldestRowsLeft() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(60_000);
        fixture.model.navigator().scrollTo(10);
        fixture.model.pulse();

        fixture.store.retain(2_000_000);
        fixture.publish();

        long first = fixture.store.firstRecord();
        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(first, first + 10));
    }

    @Test
    void aClosedStoreShowsNothing() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(20);

        fixture.close();
        fixture.model.pulse();

        assertThat(fixture.visible()).isEmpty();
        assertThat(fixture.model.shownProperty().get()).isZero();
    }

    @Test
    void aPulseWithoutNewsLeavesTheFrameAlone() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);
        fixture.model.navigator().scrollBy(-5);
        fixture.model.pulse();
        int frame = fixture.model.frameProperty().get();

        fixture.append(1_000);

        assertThat(fixture.model.frameProperty().get()).isEqualTo(frame);
    }

    @Test
    void moreVisibleRowsAreFilledWithTheNextPulse() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(100);

        fixture.model.setVisibleRows(14);
        fixture.model.pulse();

        assertThat(fixture.visible()).isEqualTo(RecordsFixture.range(86, 100));
    }

    @Test
    void aVersionFourRecordHasNoTimeNameOrAttributes() {
        RecordsFixture fixture = RecordsFixture.direct(folder);
        fixture.append(Records.v4(4096, FileId.ntfs(9, 1), FileId.ntfs(5, 5), 1, 0, 8192, 512));
        fixture.publish();
        RowSlot slot = fixture.model.slots().getFirst();

        assertThat(Columns.TIME.text(slot, TimeFormat.UTC)).isNull();
        assertThat(Columns.NAME.text(slot, TimeFormat.UTC)).isNull();
        assertThat(Columns.ATTRIBUTES.text(slot, TimeFormat.UTC)).isNull();
        assertThat(Columns.SECURITY_ID.text(slot, TimeFormat.UTC)).isNull();
        assertThat(Columns.USN.text(slot, TimeFormat.UTC)).isEqualTo("4096");
        assertThat(Columns.EXTENTS.text(slot, TimeFormat.UTC)).isEqualTo("8192+512");
        assertThat(Columns.VERSION.text(slot, TimeFormat.UTC)).isEqualTo("4.0");
    }
}
