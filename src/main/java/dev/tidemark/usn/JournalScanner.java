package dev.tidemark.usn;

import dev.tidemark.usn.RecordCheck.Problem;
import dev.tidemark.usn.ScanSink.GapKind;
import java.nio.ByteBuffer;

/**
 * Walks the stream of a change journal as it lies in {@code $J}: records on 8-byte boundaries, none across a 4,096-byte page
 * of USNs, the rest of a page zero. Not thread-safe. The stream is handed over in windows, so it may be longer than any
 * buffer, may start in the middle of a page, may hold holes, foreign bytes and damage. Damage is stepped over to the next
 * sound record and reported; zeros at the end of a page, before the first record and behind the last are normal.
 */
public final class JournalScanner {

    /** A page of USNs, which no record crosses, in bytes ({@code USN_PAGE_SIZE}). */
    public static final int PAGE = 4096;

    /** How many bytes behind a window's {@code to} must be there, unless the stream ends before. */
    public static final int LOOK_AHEAD = RecordCheck.MAX_LENGTH;

    private static final int V2_USN = RecordLayouts.V2.offset("Usn");
    private static final int V2_NAME_LENGTH = RecordLayouts.V2.offset("FileNameLength");
    private static final int V2_NAME = RecordLayouts.V2.offset("FileName");
    private static final long NONE = -1;
    private static final int NEWEST_PLAUSIBLE_VERSION = 16;

    private final ScanSink sink;
    private long zerosFrom = NONE;
    private long damageFrom = NONE;
    private GapKind damageKind = GapKind.DAMAGED;
    private boolean anyRecord;

    /** USN minus offset in the stream, as the records seen so far agree on; tells where pages begin. */
    private long usnShift;

    private long lastShift;

    public JournalScanner(ScanSink sink) {
        this.sink = sink;
    }

    /**
     * Scans on.
     *
     * @param window bytes of the stream, little-endian
     * @param base the offset in the stream of position 0 of the window
     * @param from the position to go on from: where the last call stopped
     * @param to stop at or behind this position
     * @param limit the first position without a byte; at least {@link #LOOK_AHEAD} behind {@code to} unless {@code last}
     * @param last whether the stream ends at {@code limit}; then everything up to it is scanned
     * @return the position to go on from, at least {@code to}
     */
    public int scan(ByteBuffer window, long base, int from, int to, int limit, boolean last) {
        int at = from;
        int stop = last ? limit : to;
        while (at < stop) {
            if (zerosFrom != NONE) {
                at = overZeros(window, base, at, stop, limit, last);
            } else if (damageFrom != NONE) {
                at = overDamage(window, base, at, stop, limit);
            } else {
                at = anyRecord ? overCommonRecords(window, base, at, stop, limit) : at;
                at = at < stop ? next(window, base, at, limit) : at;
            }
        }
        if (last) {
            end(base + limit);
        }
        return at;
    }

    /**
     * Whether it stands before a record and will take one with that shift, its USN minus its offset, in its stride: then
     * it will find the same, from here on, as a new scanner that starts here.
     */
    public boolean isInStep(long shift) {
        return zerosFrom == NONE && damageFrom == NONE && (!anyRecord || lastShift == shift);
    }

    /** The offset of the zeros or the damage that it is in the middle of; -1 when it is not. */
    public long recordlessSince() {
        return zerosFrom != NONE ? zerosFrom : damageFrom;
    }

    /** Goes on where another scanner has come to, instead of scanning the same bytes. */
    public void goOnAs(JournalScanner other) {
        zerosFrom = other.zerosFrom;
        damageFrom = other.damageFrom;
        damageKind = other.damageKind;
        anyRecord = other.anyRecord;
        usnShift = other.usnShift;
        lastShift = other.lastShift;
    }

    /**
     * Takes records as long as they are what nearly all are: of version 2, exactly as long as their name needs, one behind
     * the other. What is not is left to {@link #next}, which takes such records too, only slower.
     */
    private int overCommonRecords(ByteBuffer window, long base, int from, int stop, int limit) {
        int at = from;
        while (at < stop && limit - at > V2_NAME) {
            long header = window.getLong(at);
            int length = (int) header;
            int name = window.getInt(at + V2_NAME_LENGTH);
            int nameEnd = (name & 0xFFFF) + (name >>> Short.SIZE);
            boolean common = (header >>> Integer.SIZE & 0xFFFF) == 2
                    && (nameEnd + RecordBytes.ALIGNMENT - 1 & -RecordBytes.ALIGNMENT) == length
                    && name >>> Short.SIZE >= V2_NAME
                    && (name & 1) == 0
                    && length <= RecordCheck.MAX_LENGTH
                    && length <= limit - at
                    && window.getLong(at + V2_USN) - base - at == lastShift;
            if (!common) {
                return at;
            }
            usnShift = lastShift;
            sink.record(base + at, window, at, length);
            at += length;
        }
        return at;
    }

    private int next(ByteBuffer window, long base, int at, int limit) {
        Problem problem = RecordCheck.check(window, at, limit);
        if (problem == Problem.NONE) {
            return accept(window, base, at, limit);
        }
        if (allZero(window, at, Math.min(limit, at + RecordBytes.HEADER_SIZE))) {
            zerosFrom = base + at;
            return at;
        }
        if (problem == Problem.UNKNOWN_VERSION && isLaterVersion(window, base, at, limit)) {
            int length = RecordBytes.length(window, at);
            sink.record(base + at, window, at, length);
            return at + length;
        }
        boolean cut = problem == Problem.PAST_END && cutOff(window, base, at, limit);
        startDamage(base + at, cut ? GapKind.CUT_OFF : GapKind.DAMAGED);
        return at;
    }

    private int accept(ByteBuffer window, long base, int at, int limit) {
        int length = RecordBytes.length(window, at);
        learnShift(RecordBytes.usn(window, at) - base - at);
        sink.record(base + at, window, at, length);
        int natural = RecordCheck.naturalLength(window, at);
        return natural < length ? at + hiddenRecord(window, base, at, natural, length, limit) : at + length;
    }

    /** A record that claims to be longer than its name needs may hide records behind a damaged length. */
    private int hiddenRecord(ByteBuffer window, long base, int at, int natural, int length, int limit) {
        long usn = RecordBytes.usn(window, at);
        for (int step = natural; step + RecordBytes.HEADER_SIZE <= length; step += RecordBytes.ALIGNMENT) {
            if (RecordCheck.check(window, at + step, limit) == Problem.NONE
                    && RecordBytes.usn(window, at + step) == usn + step) {
                return step;
            }
        }
        return length;
    }

    private void learnShift(long shift) {
        if (!anyRecord || shift == lastShift) {
            usnShift = shift;
        }
        anyRecord = true;
        lastShift = shift;
    }

    /** A version that came after this program: believed where a record is due, if what follows it makes sense. */
    private boolean isLaterVersion(ByteBuffer window, long base, int at, int limit) {
        int version = RecordBytes.majorVersion(window, at);
        int length = RecordBytes.length(window, at);
        if (version <= 4 || version > NEWEST_PLAUSIBLE_VERSION || !anyRecord || length < 2 * RecordBytes.HEADER_SIZE) {
            return false;
        }
        long pageLeft = PAGE - (base + at + usnShift & PAGE - 1);
        if (length > pageLeft) {
            return false;
        }
        Problem behind = RecordCheck.check(window, at + length, limit);
        return length == pageLeft
                || at + length == limit
                || behind == Problem.NONE
                || behind == Problem.ZERO_LENGTH
                || behind == Problem.UNKNOWN_VERSION && RecordBytes.majorVersion(window, at + length) == version;
    }

    /** Whether the bytes up to the end of the stream are the first part of a record rather than foreign. */
    private boolean cutOff(ByteBuffer window, long base, int at, int limit) {
        int version = RecordBytes.majorVersion(window, at);
        if (!RecordBytes.isKnown(version) || RecordBytes.minorVersion(window, at) != 0) {
            return false;
        }
        return RecordBytes.length(window, at) <= PAGE
                && (limit - at < RecordLayouts.of(version).offset("Usn") + 8
                        || RecordBytes.usn(window, at) - base - at == usnShift);
    }

    // --- zeros

    private int overZeros(ByteBuffer window, long base, int from, int stop, int limit, boolean last) {
        int at = from;
        int end = Math.min(stop, limit - 7);
        while (at < end && window.getLong(at) == 0) {
            at += 8;
        }
        if (at >= stop) {
            return at;
        }
        if (at + 8 > limit && (!last || allZero(window, at, limit))) {
            return last ? limit : at;
        }
        // Zeros before foreign bytes are the unused rest of a journal; between records they are a loss.
        if (RecordCheck.check(window, at, limit) == Problem.NONE) {
            endZeros(base + at);
        }
        zerosFrom = NONE;
        return at;
    }

    private void endZeros(long until) {
        long from = zerosFrom;
        if (!anyRecord) {
            return;
        }
        long pageEnd = from + usnShift + PAGE - 1 & -PAGE;
        long padded = pageEnd - usnShift;
        boolean onPage = (until + usnShift & PAGE - 1) == 0;
        if (onPage && until > padded) {
            sink.gap(padded, until - padded, GapKind.ZEROED);
        } else if (!onPage) {
            sink.gap(from, until - from, GapKind.ZEROED);
        }
    }

    private static boolean allZero(ByteBuffer window, int from, int to) {
        for (int at = from; at < to; at++) {
            if (window.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    // --- damage

    private void startDamage(long at, GapKind kind) {
        damageFrom = at;
        damageKind = kind;
    }

    private int overDamage(ByteBuffer window, long base, int from, int stop, int limit) {
        int at = from;
        while (at < stop) {
            if (isSoundAgain(window, base, at, limit)) {
                endDamage(window, base, at);
                return at;
            }
            at++;
        }
        return at;
    }

    private boolean isSoundAgain(ByteBuffer window, long base, int at, int limit) {
        if (limit - at < RecordLayouts.V4.offset("Extents") - 4) {
            return false;
        }
        int version = RecordBytes.majorVersion(window, at);
        if (version < 2 || version > 4 || RecordBytes.minorVersion(window, at) != 0) {
            return false;
        }
        if (base + at == damageFrom || RecordCheck.check(window, at, limit) != Problem.NONE) {
            return false;
        }
        long usn = RecordBytes.usn(window, at);
        boolean expected = anyRecord && usn - base - at == usnShift;
        return expected || RecordCheck.isUnmistakable(window, at);
    }

    private void endDamage(ByteBuffer window, long base, int at) {
        long from = damageFrom;
        damageFrom = NONE;
        boolean few = base + at - from < RecordBytes.ALIGNMENT && from >= base;
        if (few && allZero(window, (int) (from - base), at)) {
            return;
        }
        sink.gap(from, base + at - from, GapKind.DAMAGED);
    }

    private void end(long end) {
        if (damageFrom != NONE && end > damageFrom) {
            GapKind kind = damageKind == GapKind.DAMAGED ? GapKind.DAMAGED_END : damageKind;
            sink.gap(damageFrom, end - damageFrom, kind);
        }
        damageFrom = NONE;
        zerosFrom = NONE;
    }
}
