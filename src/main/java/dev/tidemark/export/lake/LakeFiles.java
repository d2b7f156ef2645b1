package dev.tidemark.export.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of an export: each begun with its first row, and whole behind its last. Not thread-safe. At most {@link #MOST_OPEN} are
 * written at once, with {@link #MOST_HELD} bytes of heap together; where days are mixed more than that, the rows are gone through again.
 */
final class LakeFiles {

    static final int MOST_OPEN = 32;
    private static final long MOST_HELD = 96L << 20;

    private final LakeLayout layout;
    private final LakeOptions options;
    private final UsnTable usn;
    private final RangesTable ranges;
    private final LakeBatch batch;
    private final List<LakePart> parts;
    private final BitSet done = new BitSet();
    private final Map<Integer, OpenPart> open = new LinkedHashMap<>();
    private final Map<Integer, OpenPart> openRanges = new LinkedHashMap<>();
    private final List<Path> files = new ArrayList<>();
    private long records;
    private long rows;
    private long extents;
    private long undated;
    private long missing;
    private long bytes;
    private int current = -1;
    private int filesBefore;
    private long passFrom;

    LakeFiles(LakePlan plan, LakeLayout layout, LakeOrigin origin, LakeOptions options, LakeBatch batch) {
        this.parts = plan.parts();
        this.layout = layout;
        this.options = options;
        this.usn = new UsnTable(origin, options.exportedAt());
        this.batch = batch;
        this.ranges = new RangesTable(origin);
    }

    /** Whether there are files that are not written. */
    boolean isMore() {
        return done.cardinality() < parts.size();
    }

    /**
     * Begins to go through the rows.
     *
     * @param first the first row that is held
     */
    void beginPass(long first) {
        passFrom = first;
        filesBefore = files.size();
    }

    /** Where the next row is gathered. */
    LakeBatch batch() {
        return batch;
    }

    /** Whether a row is written now: its file is begun, or can be. What was gathered for another file is written before. */
    boolean takes(int part, long row) throws IOException {
        if (part == current) {
            return true;
        }
        boolean begins = !open.containsKey(part);
        if (begins && (done.get(part) || !canBegin(part, row) || open.size() == MOST_OPEN)) {
            return false;
        }
        writeBatch();
        current = part;
        if (begins) {
            open.put(part, new OpenPart(layout.file("usn", parts.get(part)), usn.columns(), options.compression()));
        }
        return true;
    }

    /** With its first row, or where that one has left before. */
    private boolean canBegin(int part, long row) {
        return row == parts.get(part).firstRow() || parts.get(part).firstRow() < passFrom;
    }

    /**
     * The row was gathered that {@link #takes} was asked of last.
     *
     * @param isRead whether it could be read
     */
    void taken(long row, boolean isRead) throws IOException {
        if (isRead) {
            batch.take();
        } else {
            missing++;
        }
        boolean last = row >= parts.get(current).lastRow();
        if (batch.isFull() || last) {
            writeBatch();
        }
        if (last) {
            finish(current);
            current = -1;
        }
    }

    private void writeBatch() throws IOException {
        OpenPart file = open.get(current);
        if (file == null || batch.count() == 0) {
            return;
        }
        count();
        usn.write(batch, file.table());
        if (batch.ranges.count() > 0) {
            OpenPart more = openRanges.get(current);
            if (more == null) {
                more = new OpenPart(layout.file("ranges", parts.get(current)), ranges.columns(), options.compression());
                openRanges.put(current, more);
            }
            ranges.write(batch, more.table());
        }
        batch.clear();
        keepSmall();
    }

    private void count() {
        for (int i = 0; i < batch.count(); i++) {
            if ((batch.flags[i] & LakeBatch.RECORD) != 0) {
                records++;
            }
        }
        rows += batch.count();
        extents += batch.ranges.count();
        if (options.partitions().contains(Partition.DATE) && parts.get(current).day() == Days.NONE) {
            undated += batch.count();
        }
    }

    private void finish(int part) throws IOException {
        for (Map<Integer, OpenPart> some : List.of(openRanges, open)) {
            OpenPart file = some.get(part);
            if (file != null) {
                bytes += file.finish();
                files.add(file.place());
                some.remove(part);
            }
        }
        done.set(part);
    }

    private void keepSmall() throws IOException {
        long held = open.values().stream()
                .mapToLong(each -> each.table().heldBytes())
                .sum();
        if (held > MOST_HELD) {
            OpenPart largest = open.values().stream()
                    .max(Comparator.comparingLong(each -> each.table().heldBytes()))
                    .orElseThrow();
            largest.table().endRowGroup();
        }
    }

    /** Behind the last row: where rows left meanwhile, the last of a file did not come. */
    void endPass() throws IOException {
        writeBatch();
        current = -1;
        for (int part : List.copyOf(open.keySet())) {
            finish(part);
        }
        if (files.size() == filesBefore) {
            giveUp();
        }
    }

    /** A pass that makes no file has none left to make: all their rows have left. */
    private void giveUp() {
        for (int part = done.nextClearBit(0); part < parts.size(); part = done.nextClearBit(part)) {
            missing += parts.get(part).rows();
            done.set(part);
        }
    }

    LakeResult result(boolean cancelled) {
        return new LakeResult(records, rows - records, extents, undated, missing, files, bytes, cancelled);
    }

    /** Deletes what was begun. */
    void drop(Throwable why) {
        open.values().forEach(file -> file.drop(why));
        openRanges.values().forEach(file -> file.drop(why));
        open.clear();
        openRanges.clear();
    }
}
