package dev.tidemark.export.profile;

import dev.tidemark.path.FilePath;
import dev.tidemark.text.Formulas;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.Reason;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV as MFTECmd writes it of a {@code $J}: Timeline Explorer knows such a file by its thirteen columns, and gives it typed
 * times and saved filters. UTF-8 with a byte order mark, CRLF. Not thread-safe. Bits that have no name there follow the names in hex.
 */
final class MftecmdWriter extends ProfileWriter {

    /** What tells the encoding. */
    static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The columns, in their order. */
    static final List<String> COLUMNS = List.of(
            "Name",
            "Extension",
            "EntryNumber",
            "SequenceNumber",
            "ParentEntryNumber",
            "ParentSequenceNumber",
            "ParentPath",
            "UpdateSequenceNumber",
            "UpdateTimestamp",
            "UpdateReasons",
            "FileAttributes",
            "OffsetToData",
            "SourceFile");

    private static final Pattern WORD = Pattern.compile("_?([A-Z])([A-Z]*)");

    private final ProfileContext shown;
    private ProfileContext context;
    private final boolean guarded;
    private final FlagWords reasons = new FlagWords(Reason.values());
    private final FlagWords attributes = new FlagWords(FileAttribute.values());

    MftecmdWriter(ProfileContext context, boolean guarded, OutputStream out) {
        super(out);
        this.shown = context;
        this.context = context;
        this.guarded = guarded;
    }

    @Override
    String header() {
        return BYTE_ORDER_MARK + String.join(",", COLUMNS) + "\r\n";
    }

    @Override
    @Nullable
    Refusal refuse(RecordFacts record) {
        if (!record.isNamed()) {
            return Refusal.VERSION;
        }
        if (record.fileHigh() != 0 || record.parentHigh() != 0) {
            return Refusal.WIDE_ID;
        }
        return record.findTime() && record.time() >= 0 ? null : Refusal.TIME;
    }

    @Override
    void put(RecordFacts record, StringBuilder into) {
        context = shown.at(record.view().cursor());
        String name = record.name();
        text(into, name);
        text(into.append(','), extension(name));
        reference(into, record.fileLow());
        reference(into, record.parentLow());
        text(into.append(','), parentPath(record));
        into.append(',').append(Long.toUnsignedString(record.usn()));
        into.append(',').append(Filetime.format(record.time(), ZoneOffset.UTC, ' '));
        into.append(',').append(reasons.of(record.reason()));
        into.append(',').append(attributes.of(record.attributes()));
        into.append(',').append(context.inFile() ? Math.max(0, record.view().offset()) : 0);
        quoted(into.append(','), context.source());
        into.append("\r\n");
    }

    private static void reference(StringBuilder into, long reference) {
        into.append(',').append(RecordFacts.entry(reference));
        into.append(',').append(RecordFacts.sequence(reference));
    }

    /** From the last dot on, with it; none behind a dot at the end. */
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || dot == name.length() - 1 ? "" : name.substring(dot);
    }

    /** From the root of the volume, which is a dot; empty where it is not known. */
    private static String parentPath(RecordFacts record) {
        FilePath path = record.wholePath();
        return path == null ? "" : "." + path.directory();
    }

    private void text(StringBuilder into, String text) {
        quoted(into, guarded ? Formulas.guard(text) : text);
    }

    private static void quoted(StringBuilder into, String text) {
        boolean blank = text.startsWith(" ") || text.endsWith(" ");
        if (blank || text.indexOf(',') >= 0 || text.indexOf('"') >= 0) {
            into.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            into.append(text);
        }
    }

    /** The flag's name in the words of .NET: {@code FileCreate}. */
    static String word(Flag flag) {
        if (flag == FileAttribute.READONLY) {
            return "ReadOnly";
        }
        // The bit has two meanings; in a journal it is that of the older one.
        if (flag == FileAttribute.RECALL_ON_OPEN) {
            return "HasEa";
        }
        return WORD.matcher(((Enum<?>) flag).name())
                .replaceAll(part ->
                        Matcher.quoteReplacement(part.group(1) + part.group(2).toLowerCase(Locale.ROOT)));
    }

    /** The words of masks, of which there are few: those of the last one are kept. */
    private static final class FlagWords {

        private static final String NONE = "0";

        private final Flag[] flags;
        private final String[] words;
        private int last;
        private String ofLast = NONE;

        FlagWords(Flag... flags) {
            this.flags = flags;
            this.words = List.of(flags).stream().map(MftecmdWriter::word).toArray(String[]::new);
        }

        String of(int mask) {
            if (mask != last) {
                last = mask;
                ofLast = joined(mask);
            }
            return ofLast;
        }

        private String joined(int mask) {
            if (mask == 0) {
                return NONE;
            }
            StringBuilder text = new StringBuilder();
            int left = mask;
            for (int i = 0; i < flags.length; i++) {
                if ((mask & flags[i].bit()) != 0) {
                    text.append(text.isEmpty() ? "" : "|").append(words[i]);
                    left &= ~flags[i].bit();
                }
            }
            String rest = left == 0 ? "" : (text.isEmpty() ? "" : "|") + RecordFacts.hex(left);
            return text.append(rest).toString();
        }
    }
}
