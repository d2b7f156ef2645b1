package dev.tidemark.path;

import dev.tidemark.store.JournalSpans;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** Takes the rows of a store in order. Not thread-safe: the one writer of a {@link Timeline}. */
final class TimelineBuilder {

    private static final int DIRECTORY = FileAttribute.DIRECTORY.bit();
    private static final int LINK = Reason.HARD_LINK_CHANGE.bit();
    private static final int RENAMED = Reason.RENAME_NEW_NAME.bit();
    private static final int CREATED = Reason.FILE_CREATE.bit();
    private static final int DELETED = Reason.FILE_DELETE.bit();

    private final JournalSpans spans;
    private final IdSet linked;
    private final LongPredicate complete;
    private final Timeline.State state = new Timeline.State();
    private Timeline timeline;
    private long stoppedAt = Long.MIN_VALUE;

    /**
     * @param complete whether the records behind a row are all that the journal has, whatever their reason
     */
    TimelineBuilder(Timeline timeline, JournalSpans spans, IdSet linked, LongPredicate complete) {
        this.timeline = timeline;
        this.spans = spans;
        this.linked = linked;
        this.complete = complete;
    }

    /** Goes on with another timeline. */
    void continueIn(Timeline other) {
        timeline = other;
    }

    void take(RecordCursor row) {
        Marker marker = row.marker();
        if (marker != null) {
            take(row.record(), marker);
        } else if (row.isKnown()) {
            takeRecord(row);
        }
    }

    private void takeRecord(RecordCursor row) {
        spans.record(row.usn());
        int reason = row.reason();
        if ((row.attributes() & DIRECTORY) != 0) {
            observe(row, reason);
        } else if ((reason & LINK) != 0) {
            linked.add(row.fileIdHigh(), row.fileIdLow());
        }
    }

    private void take(long row, Marker marker) {
        switch (marker.kind()) {
            case GAP, DAMAGE, LOCK, GONE -> lost(row);
            case JOURNAL -> spans.beginJournal(row, marker.at(), OptionalLong.empty(), complete.test(row));
            case MASK -> {
                if (complete.test(row) != spans.isComplete(spans.last())) {
                    lost(row);
                }
            }
            case STOPPED -> stoppedAt = marker.at();
            case STARTED -> {
                boolean goesOn = marker.at() == stoppedAt && complete.test(row) == spans.isComplete(spans.last());
                if (!goesOn) {
                    spans.begin(row, marker.at(), complete.test(row));
                }
            }
            case RECORD, ACT -> {
                // Says nothing about records.
            }
        }
    }

    /** Records may be missing before this row. */
    void lost(long row) {
        spans.begin(row, JournalSpans.NO_USN, complete.test(row));
    }

    private void observe(RecordCursor row, int reason) {
        ByteBuffer bytes = row.bytes();
        int at = row.position();
        state.row = row.record();
        state.parentHigh = row.parentIdHigh();
        state.parentLow = row.parentIdLow();
        state.bytes = bytes;
        state.nameAt = at + RecordBytes.nameOffset(bytes, at);
        state.nameChars = RecordBytes.nameLength(bytes, at) / 2;
        long high = row.fileIdHigh();
        long low = row.fileIdLow();
        int directory = timeline.directory(high, low);
        int last = directory < 0 ? -1 : timeline.newest(directory);
        boolean held = last >= 0 && timeline.row(last) >= spans.rowOf(spans.last());
        boolean same = last >= 0 && timeline.isIn(last, state);
        boolean gone = (reason & DELETED) != 0;
        if (held && same && !gone) {
            return;
        }
        state.flags = gone ? Timeline.DELETED : 0;
        boolean renamed = (reason & RENAMED) != 0;
        boolean born = (reason & ~LINK) == CREATED;
        if (!held && !born) {
            // A rename in this stretch would have left a record under the old name.
            state.flags |= Timeline.HELD_BEFORE;
        } else if (held && !same && !renamed && !born) {
            state.flags |= Timeline.UNEXPLAINED;
        }
        timeline.add(directory, high, low, state);
    }
}
