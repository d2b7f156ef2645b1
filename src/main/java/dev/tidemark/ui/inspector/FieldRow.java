package dev.tidemark.ui.inspector;

/**
 * A field of a record, or what stands in its place.
 *
 * @param name the reference's name of the field
 * @param offset where it begins, in bytes from the start of the record; -1 when this version does not have it
 * @param size how many bytes it has, 0 when it is absent
 * @param value the value as text; empty when it is absent
 * @param meaning what the value says here, possibly several lines
 */
public record FieldRow(String name, int offset, int size, String value, String meaning) {

    public boolean isAbsent() {
        return offset < 0;
    }

    /** Whether a byte of the record belongs to this field. */
    public boolean holds(int byteOffset) {
        return offset >= 0 && byteOffset >= offset && byteOffset < offset + size;
    }
}
