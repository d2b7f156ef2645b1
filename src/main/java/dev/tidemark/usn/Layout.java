package dev.tidemark.usn;

import java.util.List;

/**
 * The layout of one Windows structure: its C name, its size and its fields. All multi-byte fields are little-endian.
 * Tests compare every layout with what a C compiler says of the Windows headers.
 *
 * @param name the C name, for example {@code USN_RECORD_V2}
 * @param size {@code sizeof}, in bytes
 * @param fields the fields in order of their offsets
 */
public record Layout(String name, int size, List<Field> fields) {

    /**
     * One field of a structure.
     *
     * @param name the C name of the member
     * @param offset in bytes from the start of the structure
     * @param size in bytes
     */
    public record Field(String name, int offset, int size) {}

    public Layout {
        fields = List.copyOf(fields);
    }

    public static Field field(String name, int offset, int size) {
        return new Field(name, offset, size);
    }

    public static Layout of(String name, int size, Field... fields) {
        return new Layout(name, size, List.of(fields));
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException if the structure has no such field
     */
    public Field get(String fieldName) {
        for (Field field : fields) {
            if (field.name().equals(fieldName)) {
                return field;
            }
        }
        throw new IllegalArgumentException(name + " has no field " + fieldName);
    }

    /** The offset of the field of that name, in bytes. */
    public int offset(String fieldName) {
        return get(fieldName).offset();
    }
}
