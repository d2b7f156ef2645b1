package dev.tidemark.summary;

import dev.tidemark.usn.Reason;
import java.util.Arrays;

/**
 * What a record tells of its file, in one word: what the timeline stacks. Pure functions.
 *
 * <p>Reasons add up from the first change of an opened file to its close, so that one mask tells several things. Of these the one
 * that weighs most for the file is taken: that it went, that it came into being, that its name or links changed, that its
 * contents or named streams changed, that other facts about it changed. A record of none of these (a close record alone, no reason
 * at all, or bits that have no name) is {@link #OTHER}.
 */
public enum ChangeKind {
    /** FILE_CREATE, without FILE_DELETE. */
    CREATE(Reason.FILE_CREATE.bit()),
    /** Data of the file or of a named stream, or the set of streams; the file neither came nor went, nor was renamed. */
    WRITE(mask(Reason.Kind.DATA) | mask(Reason.Kind.NAMED_DATA)),
    /** The old or new name of a rename, or a hard link; the file neither came nor went. */
    RENAME(mask(Reason.Kind.NAME)),
    /** FILE_DELETE, whatever else. */
    DELETE(Reason.FILE_DELETE.bit()),
    /** Nothing but attributes, security, times, EAs, compression and the like. */
    METADATA(mask(Reason.Kind.METADATA)),
    /** Nothing of these. */
    OTHER(0);

    /** How many there are. */
    public static final int COUNT = 6;

    private static final ChangeKind[] BY_WEIGHT = {DELETE, CREATE, RENAME, WRITE, METADATA, OTHER};
    private static final int BYTE = 8;
    private static final int VALUES = 1 << BYTE;

    /** For each value of each byte of a mask, the place in {@link #BY_WEIGHT} of what weighs most in it: no branch for each record. */
    private static final byte[] WEIGHTS = weights();

    private static final int[] ORDINALS =
            Arrays.stream(BY_WEIGHT).mapToInt(Enum::ordinal).toArray();

    private final int reasons;

    ChangeKind(int reasons) {
        this.reasons = reasons;
    }

    private static int mask(Reason.Kind kind) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.kind() == kind)
                .mapToInt(Reason::bit)
                .reduce(0, (one, other) -> one | other);
    }

    /** The reasons of which any makes a record of this kind, unless it is of one that weighs more; 0 for {@link #OTHER}. */
    public int reasons() {
        return reasons;
    }

    /** The kind of a record with some reasons. */
    public static ChangeKind of(int reason) {
        return BY_WEIGHT[weight(reason)];
    }

    /** The ordinal of {@link #of}. */
    static int ordinal(int reason) {
        return ORDINALS[weight(reason)];
    }

    private static int weight(int reason) {
        int low = Math.min(WEIGHTS[reason & VALUES - 1], WEIGHTS[VALUES + (reason >>> BYTE & VALUES - 1)]);
        int high = Math.min(
                WEIGHTS[2 * VALUES + (reason >>> 2 * BYTE & VALUES - 1)], WEIGHTS[3 * VALUES + (reason >>> 3 * BYTE)]);
        return Math.min(low, high);
    }

    private static byte[] weights() {
        byte[] weights = new byte[Integer.BYTES * VALUES];
        for (int i = 0; i < weights.length; i++) {
            int mask = (i & VALUES - 1) << BYTE * (i / VALUES);
            int weight = 0;
            while (BY_WEIGHT[weight] != OTHER && (mask & BY_WEIGHT[weight].reasons) == 0) {
                weight++;
            }
            weights[i] = (byte) weight;
        }
        return weights;
    }
}
