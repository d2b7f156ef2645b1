package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-window")
class PriorReasonSearchTest {

    private static final int CREATE = Reason.FILE_CREATE.bit();
    private static final int EXTEND = Reason.DATA_EXTEND.bit();
    private static final int CLOSE = Reason.CLOSE.bit();

    @TempDir
    Path folder;

    private RecordStore store;

    @BeforeEach
    void open() {
        store = RecordStore.copying(new SpillFolder(folder), 16 << 20);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private PriorReasonSearchTest add(long file, int reasons) {
        return add(Records.v2("f" + file)
                .file(FileId.ntfs(file, 1))
                .reason(reasons)
                .bytes());
    }

    private PriorReasonSearchTest addRanges(long file, int reasons) {
        return add(Records.v4(0, FileId.ntfs(file, 1), FileId.NTFS_ROOT, reasons, 0, 0x1000, 0x200));
    }

    private PriorReasonSearchTest add(ByteBuffer record) {
        try {
            store.append(record, 0, record.getInt(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private PriorReasonSearchTest add(RowKind marker) {
        store.append(new Marker(marker, 0, 0, 0, "between"));
        return this;
    }

    private long[] find(long... records) {
        store.publish();
        return PriorReasonSearch.find(store, records, () -> false);
    }

    @Test
    void whatTheFilesRecordBeforeHadIsFoundAmongThoseOfOthers() {
        add(1, CREATE).add(2, EXTEND).add(1, CREATE | EXTEND).add(3, CREATE).add(1, CREATE | EXTEND | CLOSE);

        assertThat(find(2, 4)).containsExactly(CREATE, CREATE | EXTEND);
    }

    @Test
    void afterACloseEverythingBeginsAnew() {
        add(1, CREATE | CLOSE).add(1, EXTEND | Reason.BASIC_INFO_CHANGE.bit());

        assertThat(find(1)).containsExactly(0);
    }

    @Test
    void aRecordOfRangesSaysCloseBeforeTheCloseRecordDoesAndEndsNothing() {
        add(1, EXTEND).addRanges(1, EXTEND | CLOSE).addRanges(1, EXTEND | CLOSE).add(1, EXTEND | CLOSE);
        add(1, CREATE | EXTEND);

        assertThat(find(1, 2, 3, 4)).containsExactly(EXTEND, EXTEND, EXTEND, 0);
    }

    @Test
    void aFileWithoutARecordBeforeIsUnknown() {
        add(1, CREATE | EXTEND).add(2, CREATE | EXTEND);

        assertThat(find(0, 1)).containsExactly(PriorReasonSearch.UNKNOWN, PriorReasonSearch.UNKNOWN);
    }

    @Test
    void whereRecordsMayBeMissingNothingIsKnown() {
        add(1, CREATE).add(RowKind.GAP).add(1, CREATE | EXTEND).add(1, CREATE | EXTEND | CLOSE);

        assertThat(find(2, 3)).containsExactly(PriorReasonSearch.UNKNOWN, CREATE | EXTEND);
    }

    @Test
    void aStopOfTheReaderHidesNoRecord() {
        add(1, CREATE).add(RowKind.STOPPED).add(RowKind.STARTED).add(1, CREATE | EXTEND);

        assertThat(find(3)).containsExactly(CREATE);
    }

    @Test
    void anIdOf128BitsIsComparedWhole() {
        for (long high : new long[] {7, 8, 7}) {
            ByteBuffer record = Records.v3("r")
                    .file(new FileId(high, 1))
                    .reason(high == 7 ? CREATE : EXTEND)
                    .bytes();
            add(record);
        }

        assertThat(find(2)).containsExactly(CREATE);
    }

    /** The records of a sorted table lie far from each other: what is between them is not walked through. */
    @Test
    void recordsFarApartAreFoundInOneCall() {
        add(1, CREATE).add(1, CREATE | EXTEND);
        for (int i = 0; i < 20_000; i++) {
            add(100 + i, EXTEND);
        }
        add(2, CREATE).add(2, CREATE | CLOSE);

        assertThat(find(1, 20_003)).containsExactly(CREATE, CREATE);
    }

    @Test
    void whatWasDroppedIsUnknown() {
        add(1, CREATE);
        for (int i = 0; i < 140_000; i++) {
            add(100 + i, EXTEND);
        }
        add(1, CREATE | EXTEND);
        store.publish();
        store.retain(1 << 20);
        store.publish();
        assertThat(store.firstRecord()).isPositive();

        assertThat(find(0, 140_001)).containsExactly(PriorReasonSearch.UNKNOWN, PriorReasonSearch.UNKNOWN);
    }
}
