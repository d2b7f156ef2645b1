package dev.tidemark.field;

import dev.tidemark.text.Escapes;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.Flags;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a record has: what it is called and means, which versions have it, how it is read and written. Immutable and
 * safe from any thread; each is itself and equal to no other.
 *
 * @see FieldBuilder
 */
public final class RecordField {

    private static final double TICKS_PER_SECOND = 1e7;

    private final FieldBuilder of;
    private final List<String> spellings;

    RecordField(FieldBuilder of) {
        this.of = of;
        this.spellings = List.copyOf(of.spellings());
    }

    /** Begins a field. */
    public static FieldBuilder of(String id, FieldType type, FieldReader reader) {
        return new FieldBuilder(id, type, reader);
    }

    // --- names

    /** Its name in the filter language, for example {@code file.entry}. */
    public String id() {
        return of.id;
    }

    /** The reference's own name, for example {@code FileReferenceNumber}; {@code null} for what no structure has. */
    public @Nullable String reference() {
        return of.reference;
    }

    /** What a header says. */
    public String title() {
        return of.title;
    }

    /** What it means, in one sentence. */
    public String meaning() {
        return of.meaning;
    }

    /** Every name it is known by, in lower case, the id first: its headers and its old spellings too. */
    public List<String> spellings() {
        return spellings;
    }

    /** Its name in the header of a form. */
    public String header(FieldForm form) {
        return form == FieldForm.TSV ? of.tsvName() : of.csvName();
    }

    // --- values

    public FieldType type() {
        return of.type;
    }

    public FieldReader reader() {
        return of.reader;
    }

    /** The flags that its bits stand for, in bit order; none when it has no flags. */
    public List<Flag> flags() {
        return of.flags;
    }

    /** The only values that it has, words in lower case; none where any value can be. */
    public List<String> values() {
        return of.values;
    }

    /** The column that the store keeps of it, {@code null} when there is none. */
    public @Nullable FieldKernel kernel() {
        return of.kernel;
    }

    /** Whether it is read from the path that the file had: then a record may lack it though its version has it. */
    public boolean needsPath() {
        return of.needsPath;
    }

    /**
     * Whether it is only known of a record whose file's path is known: because it is read from that, or from what asks for it
     * now.
     */
    public boolean usesPath() {
        return of.usesPath.getAsBoolean();
    }

    /** Whether it is read from other rows too: a record that stands alone lacks it. */
    public boolean usesOthers() {
        return of.ofOthers;
    }

    /**
     * Whether records of a version have it.
     *
     * @param kind 2, 3, 4 or {@link RecordView#LATER_VERSION}
     */
    public boolean inVersion(int kind) {
        return (of.versions >>> kind & 1) != 0;
    }

    /** Whether every record of a version that has it has it. */
    public boolean always() {
        return of.presence == null;
    }

    /** Whether a record has it. */
    public boolean has(RecordView view) {
        return inVersion(view.kind()) && (of.presence == null || of.presence.test(view));
    }

    // --- as text

    /**
     * As people read it: names as {@link Escapes} writes them.
     *
     * @param times sets a FILETIME
     * @return {@code null} when the record's version has no such field, empty when it is not known of this record
     */
    public @Nullable String text(RecordView view, LongFunction<String> times) {
        if (!inVersion(view.kind())) {
            return null;
        }
        if (!has(view)) {
            return "";
        }
        return of.shown != null ? of.shown.text(view) : plain(view, times);
    }

    private String plain(RecordView view, LongFunction<String> times) {
        return switch (of.reader) {
            case FieldReader.Texts texts -> of.needsPath ? texts.text(view) : Escapes.name(texts.text(view));
            case FieldReader.Ids ids ->
                FileId.hex(ids.high().number(view), ids.low().number(view));
            case FieldReader.Numbers numbers -> plain(numbers.number(view), times);
        };
    }

    private String plain(long number, LongFunction<String> times) {
        return switch (of.type) {
            case FILETIME -> times.apply(number);
            case FLAGS -> labels((int) number);
            case DURATION -> String.format(Locale.ROOT, "%.3f s", number / TICKS_PER_SECOND);
            default -> Long.toString(number);
        };
    }

    /** The labels of flags in bit order; bits without a name in hex; empty for 0. */
    public String labels(int mask) {
        return Flags.labels(mask, of.flags.toArray(Flag[]::new), " | ");
    }

    /** A writer of its own for a form. */
    public FieldWriter writer(FieldForm form) {
        return of.writing != null ? of.writing.apply(form) : FieldWriter.plain(this, form);
    }

    /** Whether its values are written as its type is everywhere, and not in a way of their own. */
    public boolean isWrittenPlainly() {
        return of.writing == null;
    }

    // --- where it appears

    /** How a table shows it at first, {@code null} when it has no column. */
    public @Nullable FieldColumn column() {
        return of.column;
    }

    /** The option that narrows records by it, {@code null} when there is none. */
    public @Nullable FieldOption option() {
        return of.option;
    }

    /** Whether rows can be sorted by it. */
    public boolean isSortable() {
        return of.sortable;
    }

    /** Whether records can be filtered by it: not by what depends on what is shown. */
    public boolean isFilterable() {
        return of.filterable;
    }

    /** Whether it stands behind the columns of every export where nobody chose columns. */
    public boolean isExported() {
        return of.exported;
    }

    /** Whether the inspector lists it beside what the bytes of a record say themselves. */
    public boolean isInspected() {
        return of.inspected;
    }

    @Override
    public String toString() {
        return of.id;
    }
}
