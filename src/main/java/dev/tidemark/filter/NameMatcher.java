package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;

/**
 * Immutable. Matches a record's name in place, without making a text of it. Case is ignored as NTFS does it: one UTF-16
 * unit at a time, in no language.
 */
public final class NameMatcher {

    private enum How {
        SUBSTRING,
        PREFIX,
        PATTERN
    }

    private static final char[] UPPER = upper();

    private final char[] wanted;
    private final How how;

    private NameMatcher(String text, How how) {
        this.wanted = text.toCharArray();
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = UPPER[wanted[i]];
        }
        this.how = how;
    }

    private static char[] upper() {
        char[] upper = new char[0x1_0000];
        for (int c = 0; c < upper.length; c++) {
            upper[c] = Character.toUpperCase((char) c);
        }
        return upper;
    }

    /** A part of a name; or, when it has {@code *} or {@code ?}, a pattern of the whole name. */
    public static NameMatcher of(String text) {
        boolean pattern = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
        return new NameMatcher(text, pattern ? How.PATTERN : How.SUBSTRING);
    }

    /** The beginning of a name. */
    public static NameMatcher startingWith(String text) {
        return new NameMatcher(text, How.PREFIX);
    }

    /** Whether the row is a record whose name fits. A record without a name fits nothing. */
    public boolean matches(RecordCursor row) {
        if (!row.hasTimeAndName()) {
            return false;
        }
        ByteBuffer bytes = row.bytes();
        int at = row.position();
        return matches(bytes, at + RecordBytes.nameOffset(bytes, at), RecordBytes.nameLength(bytes, at) / 2);
    }

    /**
     * Whether a name fits.
     *
     * @param from where its UTF-16 units begin in the little-endian bytes
     * @param length how many units it has
     */
    boolean matches(ByteBuffer bytes, int from, int length) {
        return switch (how) {
            case SUBSTRING -> contains(bytes, from, length);
            case PREFIX -> wanted.length <= length && startsWith(bytes, from);
            case PATTERN -> fitsPattern(bytes, from, length);
        };
    }

    private boolean contains(ByteBuffer bytes, int from, int length) {
        if (wanted.length == 0) {
            return true;
        }
        char first = wanted[0];
        int last = from + 2 * (length - wanted.length);
        for (int at = from; at <= last; at += 2) {
            if (UPPER[bytes.getChar(at)] == first && startsWith(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(ByteBuffer bytes, int from) {
        for (int i = 0; i < wanted.length; i++) {
            if (UPPER[bytes.getChar(from + 2 * i)] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Tries the newest star with one unit more whenever the rest does not fit: no name takes more than n times m. */
    private boolean fitsPattern(ByteBuffer bytes, int from, int length) {
        int name = 0;
        int pattern = 0;
        int star = -1;
        int resume = 0;
        while (name < length) {
            if (pattern < wanted.length && wanted[pattern] == '*') {
                star = pattern++;
                resume = name;
            } else if (pattern < wanted.length && fits(wanted[pattern], bytes.getChar(from + 2 * name))) {
                pattern++;
                name++;
            } else if (star >= 0) {
                pattern = star + 1;
                name = ++resume;
            } else {
                return false;
            }
        }
        while (pattern < wanted.length && wanted[pattern] == '*') {
            pattern++;
        }
        return pattern == wanted.length;
    }

    private static boolean fits(char wanted, char unit) {
        return wanted == '?' || wanted == UPPER[unit];
    }
}
