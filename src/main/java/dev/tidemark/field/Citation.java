package dev.tidemark.field;

import dev.tidemark.store.DerivedRow;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowKind;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names one row for another person, another day, or another file of the same journal: by its USN and a digest of what makes it
 * that row ({@link RecordIdentity}), narrowed by the volume's serial number and the journal's id where they are known.
 * Immutable.
 *
 * <p>Its text is one word without blanks, and without any character that a shell or the filter language takes for its own:
 * {@code usn7000000-1f0c29d4b7a3-v1a2b3c4d-j01d8347be2ab90f1-o4096}. A row that is no record begins with its kind instead of
 * {@code usn}, and gives the place it stands at.
 *
 * @param kind what the row is
 * @param usn the record's USN; of a derived row its place, see {@link DerivedRow#at}
 * @param digest 48 bits of the digest
 * @param serial the volume's serial number, where it is known
 * @param journalId the journal's id, where it is known
 * @param offset where the record starts in its file, in bytes: a hint, since another extract may begin elsewhere
 */
public record Citation(
        RowKind kind, long usn, long digest, OptionalLong serial, OptionalLong journalId, OptionalLong offset) {

    /** What is known of a row beyond what it says itself. */
    public record Origin(OptionalLong serial, OptionalLong journalId, OptionalLong offset) {

        /** Nothing. */
        public static final Origin UNKNOWN =
                new Origin(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    private static final String RECORD = "usn";
    private static final Pattern TEXT = Pattern.compile(
            "([a-z]+)(-?\\d{1,19})-([0-9a-f]{12})(?:-v([0-9a-f]{1,16}))?(?:-j([0-9a-f]{1,16}))?(?:-o(\\d{1,18}))?",
            Pattern.CASE_INSENSITIVE);

    /** Cites the row that a cursor shows; empty for a record of a version that has no identity. */
    public static Optional<Citation> of(RecordCursor row, Origin origin) {
        OptionalLong digest = RecordIdentity.digest(row);
        if (digest.isEmpty()) {
            return Optional.empty();
        }
        DerivedRow derived = row.derived();
        long usn = derived == null ? row.usn() : derived.at();
        return Optional.of(new Citation(
                row.kind(), usn, digest.getAsLong(), origin.serial(), origin.journalId(), origin.offset()));
    }

    /** Reads what {@link #toString} wrote, in any case and with blanks around it; empty when it is no citation. */
    public static Optional<Citation> parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<RowKind> kind = kind(parts.group(1).toLowerCase(Locale.ROOT));
        try {
            long usn = Long.parseLong(parts.group(2));
            long digest = Long.parseLong(parts.group(3), 16);
            return kind.map(is ->
                    new Citation(is, usn, digest, hex(parts.group(4)), hex(parts.group(5)), decimal(parts.group(6))));
        } catch (NumberFormatException e) {
            // More digits than a USN has.
            return Optional.empty();
        }
    }

    private static Optional<RowKind> kind(String word) {
        if (word.equals(RECORD)) {
            return Optional.of(RowKind.RECORD);
        }
        for (RowKind kind : RowKind.values()) {
            if (kind != RowKind.RECORD && kind.id().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static OptionalLong hex(@Nullable String digits) {
        return digits == null ? OptionalLong.empty() : OptionalLong.of(Long.parseUnsignedLong(digits, 16));
    }

    private static OptionalLong decimal(@Nullable String digits) {
        return digits == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }

    /** Whether it is of a record, and not of a derived row. */
    public boolean isRecord() {
        return kind == RowKind.RECORD;
    }

    /** Whether a row stands where this one did: what is left to compare is the digest. */
    public boolean isPlaceOf(RecordCursor row) {
        DerivedRow derived = row.derived();
        return row.kind() == kind && (derived == null ? row.isKnown() && row.usn() == usn : derived.at() == usn);
    }

    /** Whether it cites just this row, as far as the row tells itself. */
    public boolean cites(RecordCursor row) {
        OptionalLong own = isPlaceOf(row) ? RecordIdentity.digest(row) : OptionalLong.empty();
        return own.isPresent() && own.getAsLong() == digest;
    }

    /**
     * Whether it cites just this record, as far as the record tells itself.
     *
     * @param bytes little-endian
     * @param at where the record starts
     */
    public boolean cites(ByteBuffer bytes, int at) {
        OptionalLong own = isPlaceOf(bytes, at) ? RecordIdentity.digest(bytes, at) : OptionalLong.empty();
        return own.isPresent() && own.getAsLong() == digest;
    }

    /** As {@link #isPlaceOf(RecordCursor)}, of a record. */
    public boolean isPlaceOf(ByteBuffer bytes, int at) {
        return isRecord()
                && RecordBytes.isKnown(RecordBytes.majorVersion(bytes, at))
                && RecordBytes.usn(bytes, at) == usn;
    }

    /** Whether what is known of where a row comes from speaks against this being the row that was cited. */
    public boolean contradicts(OptionalLong knownSerial, OptionalLong knownJournalId) {
        return differ(serial, knownSerial) || differ(journalId, knownJournalId);
    }

    private static boolean differ(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent() && one.getAsLong() != other.getAsLong();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(isRecord() ? RECORD : kind.id())
                .append(usn)
                .append(String.format(Locale.ROOT, "-%012x", digest));
        serial.ifPresent(number -> text.append("-v").append(Long.toHexString(number)));
        journalId.ifPresent(id -> text.append(String.format(Locale.ROOT, "-j%016x", id)));
        offset.ifPresent(at -> text.append("-o").append(at));
        return text.toString();
    }
}
