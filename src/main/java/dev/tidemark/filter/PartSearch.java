package dev.tidemark.filter;

import java.nio.ByteBuffer;

/**
 * Finds a part of a name, ignoring case, four characters at a time: looks for the rarest character of the part that nothing
 * but itself in either case is folded to, and compares the rest where it stands. Immutable.
 */
final class PartSearch {

    /** What file names are made of, the most frequent first. */
    private static final String FREQUENT = "E.TAONRLCDMP_0123456789-HUGBFVWYKXZQJ";

    /** 'I' and 'S' have a further lower case beyond ASCII: dotless i, long s. */
    private static final String AMBIGUOUS = "IS";

    private static final long LOW = 0x0001_0001_0001_0001L;
    private static final long HIGH = 0x8000_8000_8000_8000L;
    private static final int LANE_SHIFT = 4;
    private static final char CASE = 0x20;

    private final char[] wanted;
    private final int anchor;
    private final char caseBit;
    private final char lower;

    private PartSearch(char[] wanted, int anchor) {
        char upper = wanted[anchor];
        this.wanted = wanted;
        this.anchor = anchor;
        this.caseBit = upper >= 'A' && upper <= 'Z' ? CASE : 0;
        this.lower = (char) (upper | caseBit);
    }

    /** Whether a part has a character to look for. */
    static boolean canFind(char[] folded) {
        return anchor(folded) >= 0;
    }

    /**
     * @param folded what {@link #canFind} takes
     */
    static PartSearch of(char[] folded) {
        return new PartSearch(folded, anchor(folded));
    }

    private static int anchor(char[] folded) {
        int best = -1;
        int rarest = -1;
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            int frequent = FREQUENT.indexOf(c);
            int rank = frequent < 0 ? FREQUENT.length() : frequent;
            if (c < 0x80 && AMBIGUOUS.indexOf(c) < 0 && rank > rarest) {
                best = i;
                rarest = rank;
            }
        }
        return best;
    }

    /**
     * Whether a name holds the part.
     *
     * @param bytes little-endian
     * @param from where the name starts
     * @param length how many UTF-16 code units it has
     */
    boolean in(ByteBuffer bytes, int from, int length) {
        int first = from + 2 * anchor;
        int lastFour = first + 2 * (length - wanted.length) - (Long.BYTES - Character.BYTES);
        return lastFour < first ? inFew(bytes, first, lastFour) : inFours(bytes, first, lastFour);
    }

    /** The last four may overlap those before: looking at a character twice costs less than at each of the rest by itself. */
    private boolean inFours(ByteBuffer bytes, int first, int lastFour) {
        long bits = caseBit * LOW;
        long sought = lower * LOW;
        for (int at = first; ; at = Math.min(at + Long.BYTES, lastFour)) {
            long different = (bytes.getLong(at) | bits) ^ sought;
            long hits = different - LOW & ~different & HIGH;
            if (hits != 0 && anyOf(hits, bytes, at)) {
                return true;
            }
            if (at == lastFour) {
                return false;
            }
        }
    }

    private boolean inFew(ByteBuffer bytes, int first, int lastFour) {
        for (int at = first; at < lastFour + Long.BYTES; at += Character.BYTES) {
            if ((bytes.getChar(at) | caseBit) == lower && startsAt(bytes, at - 2 * anchor)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyOf(long hits, ByteBuffer bytes, int at) {
        for (long left = hits; left != 0; left &= left - 1) {
            int lane = Long.numberOfTrailingZeros(left) >> LANE_SHIFT;
            if (startsAt(bytes, at + 2 * (lane - anchor))) {
                return true;
            }
        }
        return false;
    }

    private boolean startsAt(ByteBuffer bytes, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (NameMatcher.fold(bytes.getChar(at + 2 * i)) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
