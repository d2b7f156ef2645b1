package dev.tidemark.ui.filter;

import dev.tidemark.usn.FileId;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the id of a directory as the window writes it elsewhere. Pure functions. */
final class DirectoryId {

    private static final Pattern WHOLE = Pattern.compile("(?:0x)?([0-9a-f]{1,32})", Pattern.CASE_INSENSITIVE);

    /** As paths have it that are not known: {@code unknown 0x1234-5}. */
    private static final Pattern PARTS =
            Pattern.compile("(?:0x)?([0-9a-f]{1,12})-([0-9]{1,5})", Pattern.CASE_INSENSITIVE);

    private static final int MOST_SEQUENCE = 0xFFFF;
    private static final int HEX = 16;

    private DirectoryId() {}

    /** Up to 32 hex digits, or record number and sequence as {@code 0x1234-5}; empty when it is neither. */
    static Optional<FileId> parse(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        if (parts.matches()) {
            int sequence = Integer.parseInt(parts.group(2));
            return sequence > MOST_SEQUENCE
                    ? Optional.empty()
                    : Optional.of(FileId.ntfs(Long.parseLong(parts.group(1), HEX), sequence));
        }
        Matcher whole = WHOLE.matcher(text.strip());
        if (!whole.matches()) {
            return Optional.empty();
        }
        BigInteger id = new BigInteger(whole.group(1), HEX);
        return Optional.of(new FileId(id.shiftRight(Long.SIZE).longValue(), id.longValue()));
    }
}
