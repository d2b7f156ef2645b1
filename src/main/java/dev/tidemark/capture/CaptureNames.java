package dev.tidemark.capture;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the parts of a capture are called, and how large they can be. Pure functions. */
final class CaptureNames {

    /** The part that says what the capture is. */
    static final String DESCRIPTION = "capture.json";

    /** The part with the rows that are no records. */
    static final String ROWS = "rows.jsonl";

    /** The first member of a file, which tells it from any other zip. */
    static final String MAGIC = "tidemark";

    static final String MAGIC_TEXT = "capture 1\n";

    /** The member of a file that tells where the blocks lie that the records are packed in. */
    static final String INDEX = "records.index";

    /** Behind the name of a part with records in a file: they are packed. */
    static final String PACKED = ".gz";

    /** Of a description, in bytes: room for thousands of journals. */
    static final int LARGEST_DESCRIPTION = 1 << 20;

    /** Of an index, in bytes. */
    private static final int LARGEST_INDEX = 1 << 21;

    /** Of the rows that are no records, in bytes: a kilobyte for each of as many as there may be. */
    private static final long LARGEST_ROWS = 1L << 30;

    private static final Pattern PACKED_JOURNAL = Pattern.compile("journal-\\d{3,5}\\.usn\\.gz");

    private CaptureNames() {}

    /** The part with the records of a journal. */
    static String journal(int number) {
        return String.format(Locale.ROOT, "journal-%03d.usn", number);
    }

    /** Whether a member of a file can be one with packed records. */
    static boolean isPackedJournal(String name) {
        return PACKED_JOURNAL.matcher(name).matches();
    }

    /** Whether a member of a file may be called so. */
    static boolean isKnown(String name) {
        return isPackedJournal(name) || mostOf(name) > 0;
    }

    /** The most bytes of a member that holds no records; 0 for one that is not known. */
    static long mostOf(String name) {
        for (CaptureAddition addition : CaptureAddition.values()) {
            if (addition.part().equals(name)) {
                return addition.most();
            }
        }
        return switch (name) {
            case MAGIC -> MAGIC_TEXT.length();
            case DESCRIPTION -> LARGEST_DESCRIPTION;
            case ROWS -> LARGEST_ROWS;
            case INDEX -> LARGEST_INDEX;
            default -> 0;
        };
    }
}
