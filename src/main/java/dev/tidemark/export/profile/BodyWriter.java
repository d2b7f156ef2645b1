package dev.tidemark.export.profile;

import dev.tidemark.usn.Filetime;
import java.io.OutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body file that mactime of the Sleuth Kit reads: one line a record, whose time is that of a change of metadata, in whole
 * seconds. Not thread-safe.
 *
 * <p>mactime merges lines of the same second, id and name, so the USN is in the name; it drops a line with too many bars, so reasons
 * are separated by blanks and a bar in a name is written {@code %7C}, which mactime reads back; and it reads back any other percent
 * sign before two hex digits, which is written {@code %25} therefore.
 *
 * @see <a href="https://wiki.sleuthkit.org/index.php?title=Body_file">Body file</a>
 */
final class BodyWriter extends ProfileWriter {

    private static final Pattern ESCAPED = Pattern.compile("%(?=[0-9A-Fa-f]{2})");

    /** 1970-01-01 as FILETIME: mactime leaves out what was before. */
    private static final long EPOCH = 116_444_736_000_000_000L;

    BodyWriter(OutputStream out) {
        super(out);
    }

    @Override
    @Nullable
    Refusal refuse(RecordFacts record) {
        return record.findTime() && record.time() >= EPOCH ? null : Refusal.TIME;
    }

    @Override
    void put(RecordFacts record, StringBuilder into) {
        into.append("0|").append(escaped(record.bestPath()));
        into.append(" ($UsnJrnl: ").append(String.join(" ", record.reasons()));
        into.append("; USN ").append(record.usn()).append(")|");
        into.append(RecordFacts.address(record.fileHigh(), record.fileLow()));
        into.append('|').append(mode(record));
        into.append("|0|0|0|-1|-1|");
        into.append(Math.floorDiv(record.time() - EPOCH, Filetime.TICKS_PER_SECOND));
        into.append("|-1\n");
    }

    /** As the Sleuth Kit writes what kind of file it is; a journal tells no rights. */
    private static String mode(RecordFacts record) {
        if (!record.isNamed()) {
            return "-/----------";
        }
        return record.isDirectory() ? "d/d---------" : "r/r---------";
    }

    private static String escaped(String path) {
        boolean plain = path.indexOf('|') < 0 && path.indexOf('%') < 0;
        return plain
                ? path
                : ESCAPED.matcher(path)
                        .replaceAll(Matcher.quoteReplacement("%25"))
                        .replace("|", "%7C");
    }
}
