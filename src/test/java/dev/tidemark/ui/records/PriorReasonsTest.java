package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.records.RowSlot.PriorReasons;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-window")
class PriorReasonsTest {

    private static final int CREATE = Reason.FILE_CREATE.bit();
    private static final int EXTEND = Reason.DATA_EXTEND.bit();
    private static final int CLOSE = Reason.CLOSE.bit();
    /** Another one than those that the fixture numbers. */
    private static final long FILE = 1_000_007;

    private static final long A_WHILE = TimeUnit.MILLISECONDS.toNanos(200);

    @TempDir
    Path folder;

    private static RecordsFixture add(RecordsFixture fixture, long file, int reasons) {
        fixture.append(Records.v2("f" + file)
                .file(FileId.ntfs(file, 1))
                .reason(reasons)
                .bytes());
        return fixture;
    }

    private static RowSlot slot(RecordsFixture fixture, int at) {
        return fixture.model.slots().get(at);
    }

    /** Two looks with time between: rows that are gone again at once are not looked for. */
    private static void rest(RecordsFixture fixture) {
        for (int i = 0; i < 3; i++) {
            fixture.clock += A_WHILE;
            fixture.model.pulse();
            fixture.work();
        }
        fixture.model.pulse();
    }

    @Test
    void whatWasSetBeforeIsKnownAtOnceFromTheRowsInView() {
        RecordsFixture fixture = RecordsFixture.slow(folder);
        add(fixture, 1, CREATE);
        add(fixture, 2, CREATE);
        add(fixture, 1, CREATE | EXTEND);
        add(fixture, 1, CREATE | EXTEND | CLOSE);
        fixture.publish();

        assertThat(slot(fixture, 0).priorReasons).isEqualTo(PriorReasons.KNOWN);
        assertThat(slot(fixture, 2).prior).isEqualTo(CREATE);
        assertThat(slot(fixture, 3).prior).isEqualTo(CREATE | EXTEND);
        assertThat(fixture.waiting).isEmpty();
    }

    @Test
    void behindARecordOfRangesThatSaysCloseTheCloseRecordAddsItsCloseAlone() {
        RecordsFixture fixture = RecordsFixture.slow(folder);
        add(fixture, 1, EXTEND);
        fixture.append(Records.v4(0, FileId.ntfs(1, 1), FileId.NTFS_ROOT, EXTEND | CLOSE, 0, 0x1000, 0x200));
        add(fixture, 1, EXTEND | CLOSE);
        fixture.publish();

        assertThat(slot(fixture, 1).prior).isEqualTo(EXTEND);
        assertThat(slot(fixture, 2).prior).isEqualTo(EXTEND);
    }

    @Test
    void whatLiesAboveTheViewIsFoundInTheBackgroundWhileAllFlagsAreShown() {
        RecordsFixture fixture = RecordsFixture.slow(folder);
        add(fixture, FILE, CREATE);
        fixture.append(100);
        add(fixture, FILE, CREATE | EXTEND);
        fixture.publish();
        RowSlot last = slot(fixture, RecordsFixture.VISIBLE - 1);
        assertThat(last.prior).isZero();
        assertThat(last.priorReasons).isEqualTo(PriorReasons.BEING_FOUND);
        int frame = fixture.model.frameProperty().get();

        rest(fixture);

        assertThat(last.priorReasons).isEqualTo(PriorReasons.KNOWN);
        assertThat(last.prior).isEqualTo(CREATE);
        assertThat(fixture.model.frameProperty().get()).isGreaterThan(frame);
    }

    @Test
    void amongFilteredRowsTheRowAboveIsNotTakenForTheRecordBefore() {
        RecordsFixture fixture = RecordsFixture.slow(folder);
        add(fixture, FILE, CREATE);
        add(fixture, FILE, CREATE | EXTEND | CLOSE);
        add(fixture, FILE, EXTEND | Reason.BASIC_INFO_CHANGE.bit());
        fixture.publish();
        fixture.only(record -> record != 1);
        fixture.model.pulse();
        fixture.work();

        rest(fixture);

        assertThat(fixture.visible()).containsExactly(0L, 2L);
        assertThat(slot(fixture, 1).priorReasons).isEqualTo(PriorReasons.KNOWN);
        assertThat(slot(fixture, 1).prior).isZero();
    }

    @Test
    void aRecordWithoutOneBeforeIsAskedForOnce() {
        RecordsFixture fixture = RecordsFixture.slow(folder);
        add(fixture, FILE, CREATE | EXTEND);
        fixture.publish();

        rest(fixture);
        assertThat(slot(fixture, 0).priorReasons).isEqualTo(PriorReasons.UNKNOWN);
        fixture.clock += A_WHILE;
        fixture.model.pulse();

        assertThat(fixture.waiting).isEmpty();
    }

    @Test
    void rowsThatGoByAreNotLookedFor() {
        RecordsFixture fixture = RecordsFixture.slow(folder);
        for (int i = 0; i < 5; i++) {
            for (int file = 0; file < RecordsFixture.VISIBLE; file++) {
                add(fixture, 100 * i + file, CREATE | EXTEND);
            }
            fixture.clock += A_WHILE;
            fixture.publish();
        }

        assertThat(fixture.waiting).isEmpty();
    }

    @Test
    void whatWasFoundIsKeptWhenTheRowComesBack() {
        RecordsFixture fixture = RecordsFixture.slow(folder);
        add(fixture, FILE, CREATE);
        fixture.append(100);
        add(fixture, FILE, CREATE | EXTEND);
        fixture.publish();
        rest(fixture);

        fixture.model.goToRow(20);
        fixture.model.pulse();
        fixture.model.goToRow(101);
        fixture.model.pulse();

        assertThat(slot(fixture, RecordsFixture.VISIBLE - 1).prior).isEqualTo(CREATE);
    }

    @Test
    void theReasonsThatTheFilterAsksForAreMarkedInRowsThatStay() {
        RecordsFixture fixture = RecordsFixture.direct(folder).append(3);
        int frame = fixture.model.frameProperty().get();
        assertThat(fixture.model.matchedReasons()).isZero();

        fixture.view.setFilter(AppliedFilter.of(
                FilterSpec.ALL.withReasons(CREATE | EXTEND, EXTEND, 0).withOnlyClosed(true)));
        fixture.model.pulse();

        assertThat(fixture.model.matchedReasons()).isEqualTo(CREATE | EXTEND | CLOSE);
        assertThat(fixture.model.frameProperty().get()).isGreaterThan(frame);
        fixture.view.setFilter(AppliedFilter.of(FilterSpec.ALL.withName("file")));
        fixture.model.pulse();
        assertThat(fixture.model.matchedReasons()).isZero();
    }
}
