package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RecordStore.Slice;
import dev.tidemark.usn.FileId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Not thread-safe. Goes through a stretch of a store and notes the rows that pass a filter. */
final class Examination {

    private final RecordStore store;
    private final FilterSpec spec;
    private final @Nullable NameMatcher names;
    private final RecordCursor cursor = new RecordCursor();
    private long[] found = new long[1024];
    private int count;

    Examination(RecordStore store, FilterSpec spec) {
        this.store = store;
        this.spec = spec;
        this.names = spec.name().isEmpty() ? null : NameMatcher.of(spec.name());
    }

    /**
     * Examines the rows from {@code from} up to {@code to}.
     *
     * @return false when the store is closed
     */
    boolean run(long from, long to) {
        long record = Math.max(from, store.firstRecord());
        while (record < to) {
            long stamp = store.enter();
            if (stamp == 0) {
                return false;
            }
            try {
                Slice slice = store.slice(record);
                record = slice == null ? Math.max(record + 1, store.firstRecord()) : examine(slice, to);
            } finally {
                store.exit(stamp);
            }
        }
        return true;
    }

    private long examine(Slice slice, long to) {
        int end = (int) Math.min(slice.to(), to - slice.base());
        int[] reasons = slice.reasons();
        byte[] kinds = slice.kinds();
        boolean reasonsOnly = spec.reasonsOnly();
        for (int i = slice.from(); i < end; i++) {
            boolean marker = kinds[i] == 0;
            if (marker || spec.fits(reasons[i]) && (reasonsOnly || fitsBytes(slice.base() + i))) {
                add(slice.base() + i);
            }
        }
        return slice.base() + end;
    }

    private boolean fitsBytes(long record) {
        try {
            if (!store.read(record, cursor)) {
                return false;
            }
            FileId file = spec.fileId();
            boolean sameFile = file == null || cursor.fileIdLow() == file.low() && cursor.fileIdHigh() == file.high();
            return sameFile && (names == null || names.matches(cursor));
        } catch (InternalError e) {
            // The file was cut short under its mapping: the row is shown, as unreadable.
            return true;
        }
    }

    private void add(long record) {
        if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = record;
    }

    void moveTo(RecordNumbers numbers) {
        for (int i = 0; i < count; i++) {
            numbers.add(found[i]);
        }
        count = 0;
    }
}
