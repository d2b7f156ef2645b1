package dev.tidemark.capture;

import dev.tidemark.capture.SavedRecords.Stretch;
import dev.tidemark.store.JournalSpans;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail.BlockDamaged;
import dev.tidemark.store.MarkerDetail.CaptureBroken;
import dev.tidemark.store.MarkerDetail.CaptureLost;
import dev.tidemark.store.RawBytes;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.UnreadableBytesException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.PackedRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Loads the rows of a saved capture into its store: the records of each journal, between them the rows that are no records. A
 * row marks each place where something is missing, and the rest is loaded. Belongs to the source's own thread.
 */
final class SavedLoading {

    private static final int PUBLISH_ROWS = 1 << 14;

    private final CaptureDescription description;
    private final SavedRecords records;
    private final RecordStore store;
    private final RawBytes bytes;
    private final JournalSpans spans;
    private final LongPredicate goOn;
    private @Nullable SavedRow nextRow;
    private @Nullable Problem problem;
    private @Nullable String damage;
    private long appended;
    private long done;
    private long count;

    /**
     * @param goOn asked now and then, with the bytes of records loaded so far; false ends the loading
     */
    SavedLoading(CaptureDescription description, SavedRecords records, JournalSpans spans, LongPredicate goOn) {
        this.description = description;
        this.records = records;
        this.store = records.store();
        this.bytes = records.bytes();
        this.spans = spans;
        this.goOn = goOn;
    }

    /** What is missing first; {@code null} when nothing is. */
    @Nullable
    Problem problem() {
        return problem;
    }

    void run() throws IOException {
        List<CaptureDescription.Journal> journals = description.journals();
        try (SavedRows rows = description.openRows()) {
            nextRow = rows == null ? null : rows.next();
            boolean goes = goOn.test(done);
            for (int i = 0; i < journals.size() && goes; i++) {
                goes = load(i, journals.get(i), rows);
            }
            if (goes) {
                compare(CaptureNames.ROWS, description.rows(), rows == null ? -1 : rows.count());
                failWhereNobodyCounted();
            }
        }
        store.publish();
    }

    private boolean load(int index, CaptureDescription.Journal journal, @Nullable SavedRows rows) throws IOException {
        spans.beginJournal(appended, JournalSpans.NO_USN, journal.id(), journal.complete());
        count = 0;
        boolean goes = true;
        for (Stretch stretch : records.journals().get(index)) {
            goes = goes && load(index, stretch, rows);
        }
        addRows(index, Long.MAX_VALUE, rows);
        if (goes) {
            compare(journal.file(), journal.records(), count);
        }
        store.publish();
        return goes;
    }

    private boolean load(int index, Stretch stretch, @Nullable SavedRows rows) throws IOException {
        long before = count;
        try {
            long at = append(index, stretch, rows);
            if (at >= 0 && (at < stretch.length() || isOther(stretch, count - before))) {
                append(new Marker(at, stretch.length() - at, 0, new CaptureBroken(at)));
                noteDamage(Messages.text(
                        "capture.damaged", description.journals().get(index).file(), at));
            }
            done += stretch.length();
            return at >= 0;
        } catch (UnreadableBytesException e) {
            // The rows behind it keep their places.
            count = before + Math.max(0, stretch.records());
            addRows(index, count - 1, rows);
            append(new Marker(done, stretch.length(), 0, damaged(index, stretch)));
            fail(Objects.toString(Objects.requireNonNull(e.getCause()).getMessage(), e.toString()));
            done += stretch.length();
            return goOn.test(done);
        }
    }

    private static boolean isOther(Stretch stretch, long found) {
        return stretch.records() != Stretch.UNTOLD && stretch.records() != found;
    }

    private BlockDamaged damaged(int index, Stretch stretch) {
        String file = description.journals().get(index).file() + CaptureNames.PACKED;
        return new BlockDamaged(
                description.parts().place(file), stretch.start(), stretch.stored(), Math.max(0, stretch.records()));
    }

    /** Appends records one behind the other; gives where they end, or -1 when the loading is to end. */
    private long append(int index, Stretch stretch, @Nullable SavedRows rows) throws IOException {
        long at = 0;
        long step = 1;
        while (step > 0) {
            addRows(index, count, rows);
            step = at < stretch.length() ? append(stretch.offset() + at) : 0;
            at += step;
            count += step > 0 ? 1 : 0;
            if (count % PUBLISH_ROWS == 0 && step > 0) {
                store.publish();
                if (!goOn.test(done + at)) {
                    return -1;
                }
            }
        }
        store.publish();
        return at;
    }

    private int append(long offset) {
        ByteBuffer window = bytes.buffer(offset);
        int position = bytes.position(offset);
        int step = PackedRecords.step(window, position, window.limit());
        if (step > 0) {
            store.appendAt(offset, window, position);
            appended++;
        }
        return step;
    }

    private void addRows(int journal, long until, @Nullable SavedRows rows) throws IOException {
        SavedRow next = nextRow;
        while (rows != null && next != null && next.journal() == journal && next.after() <= until) {
            if (next.complete() != spans.isComplete(spans.last())) {
                spans.begin(appended, JournalSpans.NO_USN, next.complete());
            }
            append(next.marker());
            next = rows.next();
        }
        nextRow = next;
    }

    /** Appends a row that is no record. */
    void append(Marker marker) {
        store.append(marker);
        appended++;
    }

    private void compare(String file, OptionalLong said, long found) {
        if (found < 0 ? said.orElse(1) > 0 : said.isPresent() && said.getAsLong() != found) {
            CaptureLost lost = new CaptureLost(file, found < 0 ? -1 : said.getAsLong(), Math.max(0, found));
            append(new Marker(done, -1, 0, lost));
            String key = lost.said() < 0 ? "capture.gone" : "capture.lost";
            fail(Messages.text(key, file, lost.said(), lost.found()));
        }
    }

    private void noteDamage(String what) {
        if (damage == null) {
            damage = what;
        }
    }

    /** What tells that something is missing, though nobody told how much there was. */
    private void failWhereNobodyCounted() {
        String found = damage;
        boolean counted = description.rows().isPresent()
                && description.journals().stream()
                        .allMatch(journal -> journal.records().isPresent());
        if (found != null) {
            fail(found);
        } else if (appended == 0 && !counted) {
            fail(Messages.text("capture.empty", description.parts().path()));
        }
    }

    private void fail(String what) {
        if (problem == null) {
            problem = Problem.refusal(what, Messages.text("capture.lost.here"), Messages.text("capture.lost.next"));
        }
    }
}
