package dev.tidemark.filter;

import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tests file names where they lie, as UTF-16LE. Immutable. Case is ignored as NTFS does it: code unit by code unit, upper
 * case, whatever the language.
 */
public final class NameMatcher implements TextMatcher {

    private enum Kind {
        ANYTHING,
        PART,
        /** A part that {@link PartSearch} cannot find. */
        AWKWARD_PART,
        START,
        WHOLE,
        WILDCARD
    }

    private final Kind kind;
    private final char[] wanted;

    private final @Nullable PartSearch search;

    private NameMatcher(Kind kind, String text) {
        wanted = new char[text.length()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = fold(text.charAt(i));
        }
        search = kind == Kind.PART && PartSearch.canFind(wanted) ? PartSearch.of(wanted) : null;
        boolean anything = text.isEmpty() && (kind == Kind.PART || kind == Kind.START);
        this.kind = anything ? Kind.ANYTHING : kind == Kind.PART && search == null ? Kind.AWKWARD_PART : kind;
    }

    /**
     * A part of the name; or, when the text has {@code *} (any characters) or {@code ?} (one), a pattern for the whole
     * name. An empty text fits every name.
     */
    public static NameMatcher of(String text) {
        boolean wildcard = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
        return new NameMatcher(wildcard ? Kind.WILDCARD : Kind.PART, text);
    }

    /** A part of the name, all taken literally. */
    static NameMatcher part(String text) {
        return new NameMatcher(Kind.PART, text);
    }

    /** The whole name, all taken literally. */
    static NameMatcher whole(String text) {
        return new NameMatcher(Kind.WHOLE, text);
    }

    /** The whole name, in which {@code *} stands for any characters and {@code ?} for one. */
    static NameMatcher pattern(String text) {
        return new NameMatcher(Kind.WILDCARD, text);
    }

    /** The first characters of the name, all taken literally. */
    public static NameMatcher startingWith(String text) {
        return new NameMatcher(Kind.START, text);
    }

    /** Upper case as NTFS compares names: one UTF-16 code unit to one, independent of the language. */
    static char fold(char c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' ? (char) (c - 0x20) : c;
        }
        return Character.toUpperCase(c);
    }

    /** Whether every name fits. */
    public boolean matchesEverything() {
        return kind == Kind.ANYTHING;
    }

    /** Whether every text fits that has the wanted one somewhere in it. */
    boolean isPart() {
        return kind == Kind.PART || kind == Kind.AWKWARD_PART;
    }

    /** Whether the whole text must be the wanted one. */
    boolean isWhole() {
        return kind == Kind.WHOLE;
    }

    /** Whether stars and question marks stand for other characters. */
    boolean isPattern() {
        return kind == Kind.WILDCARD;
    }

    /** What is wanted, in the case in which it is compared. */
    String folded() {
        return String.valueOf(wanted);
    }

    /** Whether the record has a name, and it fits. Of a row that is being looked at. */
    public boolean matches(RecordCursor cursor) {
        return matchesRecord(cursor.bytes(), cursor.position(), cursor.version());
    }

    boolean matchesRecord(ByteBuffer bytes, int at, int version) {
        if (!RecordBytes.hasTimeAndName(version)) {
            return false;
        }
        int extent = RecordBytes.nameExtent(bytes, version, at);
        return matches(bytes, at + (extent >>> Short.SIZE), (extent & 0xFFFF) >> 1);
    }

    /**
     * Whether a name fits.
     *
     * @param bytes little-endian
     * @param from where the name starts
     * @param length how many UTF-16 code units it has
     */
    @Override
    public boolean matches(ByteBuffer bytes, int from, int length) {
        return switch (kind) {
            case ANYTHING -> true;
            case PART -> Objects.requireNonNull(search).in(bytes, from, length);
            case AWKWARD_PART -> contains(bytes, from, length);
            case START -> wanted.length <= length && startsAt(bytes, from);
            case WHOLE -> wanted.length == length && startsAt(bytes, from);
            case WILDCARD -> fitsPattern(bytes, from, length);
        };
    }

    private boolean contains(ByteBuffer bytes, int from, int length) {
        int last = from + 2 * (length - wanted.length);
        for (int at = from; at <= last; at += 2) {
            if (startsAt(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsAt(ByteBuffer bytes, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (fold(bytes.getChar(at + 2 * i)) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** On a mismatch the last star takes one character more; earlier stars never need another look. */
    private boolean fitsPattern(ByteBuffer bytes, int from, int length) {
        int at = 0;
        int in = 0;
        int star = -1;
        int starAt = 0;
        while (at < length) {
            if (in < wanted.length && wanted[in] == '*') {
                star = in++;
                starAt = at;
            } else if (in < wanted.length && (wanted[in] == '?' || fold(bytes.getChar(from + 2 * at)) == wanted[in])) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (in < wanted.length && wanted[in] == '*') {
            in++;
        }
        return in == wanted.length;
    }
}
