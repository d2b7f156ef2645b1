package dev.tidemark.history;

import dev.tidemark.history.RecordLife.After;
import dev.tidemark.history.RecordLife.OtherHalf;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which reasons were set before each record, for records that come one after the other. Not thread-safe. What came behind a record is not
 * known. Takes 36 bytes for each file that is open: where more than 1,048,576 are, all are let go as if records were missing.
 */
public final class SetReasons {

    /** A new half stands right behind its old one, but for records of other files. */
    private static final int MOST_HALVES = 1 << 8;

    private final OpenFiles open = new OpenFiles();
    private final RowLosses losses = new RowLosses();
    private final Map<FileId, Half> halves = new LinkedHashMap<>();

    private record Half(String name, long parentHigh, long parentLow) {}

    /** A row of a store: takes note of a record, or of records that are missing. */
    public RecordLife take(RecordCursor row) {
        Marker marker = row.marker();
        if (marker != null) {
            if (losses.before(marker)) {
                lose();
            }
            return RecordLife.UNSEEN;
        }
        return row.isRecord() ? take(row.bytes(), row.position()) : RecordLife.UNSEEN;
    }

    /**
     * The next record.
     *
     * @param bytes have it at a position, sound as {@link dev.tidemark.usn.RecordCheck} says
     * @return {@link RecordLife#UNSEEN} for one of a version that is not known
     */
    public RecordLife take(ByteBuffer bytes, int at) {
        int version = RecordBytes.majorVersion(bytes, at);
        if (!RecordBytes.isKnown(version)) {
            return RecordLife.UNSEEN;
        }
        long high = RecordBytes.fileIdHigh(bytes, at);
        long low = RecordBytes.fileIdLow(bytes, at);
        int reasons = RecordBytes.reason(bytes, at);
        boolean extents = !RecordBytes.hasTimeAndName(version);
        int slot = open.find(high, low);
        long before = slot >= 0 ? open.life(slot) : FirstRecord.canBegin(reasons, extents) ? 0 : RecordLife.UNKNOWN;
        keep(slot, high, low, Reason.left(reasons, !extents));
        boolean ends = !extents && Reason.CLOSE.in(reasons);
        OtherHalf other = extents ? null : half(bytes, at, high, low, reasons);
        return new RecordLife(before, ends ? After.ENDS : After.NOT_ASKED, -1, other);
    }

    private void keep(int slot, long high, long low, int left) {
        if (left == 0) {
            if (slot >= 0) {
                open.remove(slot);
            }
        } else if (slot >= 0) {
            open.setLife(slot, left);
        } else {
            if (open.size() == OpenFiles.MOST) {
                lose();
            }
            open.add(high, low, left);
        }
    }

    private @Nullable OtherHalf half(ByteBuffer bytes, int at, long high, long low, int reasons) {
        if (RenameHalves.isOld(reasons)) {
            if (halves.size() == MOST_HALVES) {
                halves.remove(halves.keySet().iterator().next());
            }
            halves.put(
                    new FileId(high, low),
                    new Half(
                            RecordBytes.name(bytes, at),
                            RecordBytes.parentIdHigh(bytes, at),
                            RecordBytes.parentIdLow(bytes, at)));
            return null;
        }
        Half half = halves.isEmpty() ? null : halves.remove(new FileId(high, low));
        if (half == null || !RenameHalves.isNew(reasons)) {
            return null;
        }
        boolean moved = half.parentHigh != RecordBytes.parentIdHigh(bytes, at)
                || half.parentLow != RecordBytes.parentIdLow(bytes, at);
        return new OtherHalf(half.name, moved);
    }

    /** Records may be missing here. */
    public void lose() {
        open.clear();
        halves.clear();
    }
}
