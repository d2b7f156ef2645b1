package dev.tidemark.ui.inspector;

import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record, or what stands in its place.
 *
 * @param name the reference's name of the field
 * @param offset where it begins, in bytes from the start of the record; -1 when no bytes stand for it
 * @param size how many bytes it has, 0 when there are none
 * @param value the value as text; empty when it is absent
 * @param meaning what the value says here, possibly several lines
 * @param certainty how sure a path is; {@code null} for everything else
 * @param escaped whether the value has escapes for what cannot be seen
 */
public record FieldRow(
        String name,
        int offset,
        int size,
        String value,
        String meaning,
        @Nullable Certainty certainty,
        boolean escaped) {

    /** What the reference calls the name of the file. */
    static final String NAME = "FileName";

    /** Anything but a path. */
    public FieldRow(String name, int offset, int size, String value, String meaning) {
        this(name, offset, size, value, meaning, null, false);
    }

    /** Where the file was at the time of the record. */
    static FieldRow path(FilePath path) {
        Certainty sure = path.certainty();
        String words = Messages.text("path.meaning." + sure.name());
        String text = path.text();
        boolean escaped = Escapes.indexIn(text, 0, false) >= 0;
        return new FieldRow(Messages.text("inspector.path"), -1, 0, text, words, sure, escaped);
    }

    /** A field that this version of the record does not have. */
    static FieldRow absent(String name, String why) {
        return new FieldRow(name, -1, 0, "", why);
    }

    /** Something that is not in the bytes. */
    static FieldRow said(String name, String value) {
        return new FieldRow(name, -1, 0, value, "");
    }

    /** Whether the value is a name, in which a backslash is written twice, and no path. */
    boolean isName() {
        return certainty == null;
    }

    /** Whether the value is text that somebody chose: a name or a path, and no number. */
    boolean isText() {
        return name.equals(NAME) || certainty != null;
    }

    /** Whether bytes of the record stand for it. */
    public boolean hasBytes() {
        return offset >= 0;
    }

    /** Whether this version of the record does not have it. */
    public boolean isAbsent() {
        return offset < 0 && value.isEmpty();
    }

    /** Whether a byte of the record belongs to this field. */
    public boolean holds(int byteOffset) {
        return offset >= 0 && byteOffset >= offset && byteOffset < offset + size;
    }
}
