package dev.tidemark.export.profile;

import dev.tidemark.field.RecordView;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RowTime;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a record what the profiles tell of it. Not thread-safe; used again for every record. Names and paths are as {@link
 * Escapes} writes them in a path: other tools neither show what cannot be seen nor keep half of a surrogate pair.
 */
final class RecordFacts {

    /** 0001-01-01 and 10000-01-01 as FILETIME: beyond that no other tool has a date. */
    private static final long FIRST_YEAR = Filetime.of(Instant.parse("0001-01-01T00:00:00Z"));

    private static final long BEYOND_YEARS = Filetime.of(Instant.parse("+10000-01-01T00:00:00Z"));

    private static final int ENTRY_BITS = 48;

    private final RowTime rowTime = new RowTime();
    private RecordView view = new RecordView();
    private ByteBuffer bytes = view.bytes();
    private int at;

    /** Looks at a record, which is valid as long as the view is. */
    void look(RecordView shown) {
        view = shown;
        bytes = shown.bytes();
        at = shown.position();
    }

    RecordView view() {
        return view;
    }

    /** Whether it has a name, attributes and a time of its own. */
    boolean isNamed() {
        return RecordBytes.hasTimeAndName(view.version());
    }

    // --- time

    /**
     * Finds its time: its own, or that of the close record behind it.
     *
     * @return whether it has one that fits a date of four digits
     */
    boolean findTime() {
        RecordCursor row = view.cursor();
        boolean found = row == null ? rowTime.findOwn(bytes, at) : rowTime.find(row);
        return found && rowTime.time() >= FIRST_YEAR && rowTime.time() < BEYOND_YEARS;
    }

    /** As FILETIME; where it was found. */
    long time() {
        return rowTime.time();
    }

    // --- names

    /** Empty where the record has none. */
    String name() {
        return isNamed() ? Escapes.inPath(RecordBytes.name(bytes, at)) : "";
    }

    /** The whole path; {@code null} where it is not known, or not whole. */
    @Nullable
    FilePath wholePath() {
        FilePath path = view.path();
        return path == null || path.certainty() == Certainty.PARTIAL ? null : path;
    }

    /** The path as far as it is known, the name else, the file's id where there is neither. */
    String bestPath() {
        FilePath path = view.path();
        return path != null ? path.text() : isNamed() ? name() : address(fileHigh(), fileLow());
    }

    // --- identifiers

    long fileHigh() {
        return RecordBytes.fileIdHigh(bytes, at);
    }

    long fileLow() {
        return RecordBytes.fileIdLow(bytes, at);
    }

    long parentHigh() {
        return RecordBytes.parentIdHigh(bytes, at);
    }

    long parentLow() {
        return RecordBytes.parentIdLow(bytes, at);
    }

    /** The number of the file record in a file reference of NTFS. */
    static long entry(long reference) {
        return reference & (1L << ENTRY_BITS) - 1;
    }

    /** The sequence number in a file reference of NTFS. */
    static long sequence(long reference) {
        return reference >>> ENTRY_BITS;
    }

    /** As Tidemark shows it, in hex behind {@code 0x}. */
    static String id(long high, long low) {
        return "0x" + FileId.hex(high, low);
    }

    /** As forensic tools write it, {@code entry-sequence}; a longer identifier as one decimal number. */
    static String address(long high, long low) {
        return high == 0
                ? entry(low) + "-" + sequence(low)
                : new BigInteger(Long.toUnsignedString(high))
                        .shiftLeft(Long.SIZE)
                        .or(new BigInteger(Long.toUnsignedString(low)))
                        .toString();
    }

    // --- numbers

    long usn() {
        return RecordBytes.usn(bytes, at);
    }

    int reason() {
        return RecordBytes.reason(bytes, at);
    }

    /** The names of its reasons in bit order; unknown bits follow in hex. */
    List<String> reasons() {
        int mask = reason();
        return mask == 0
                ? List.of()
                : List.of(Reason.symbols(mask).replace("USN_REASON_", "").split("\\|"));
    }

    int sourceInfo() {
        return RecordBytes.sourceInfo(bytes, at);
    }

    int attributes() {
        return RecordBytes.attributes(bytes, at);
    }

    long securityId() {
        return Integer.toUnsignedLong(RecordBytes.securityId(bytes, at));
    }

    boolean isDirectory() {
        return FileAttribute.DIRECTORY.in(attributes());
    }

    /** What a person called it; empty for nothing. */
    String tag(ProfileContext context) {
        String tag = context.tag() == null ? null : context.tag().text(view, Filetime::isoUtc);
        return tag == null ? "" : tag;
    }

    /** The id of its journal in hex; empty when it is not known. */
    String journal(ProfileContext context) {
        RecordCursor row = view.cursor();
        long id = row == null ? 0 : context.journal().applyAsLong(row);
        return id == 0 ? "" : "0x" + Long.toHexString(id);
    }

    /** {@code 0x} and the digits of 32 bits. */
    static String hex(int mask) {
        return Flags.hex(mask);
    }
}
