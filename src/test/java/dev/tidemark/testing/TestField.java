package dev.tidemark.testing;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.usn.RecordBytes;

/** A field that only tests have, declared by one entry: the USN's distance to the next 1,000. */
public final class TestField {

    /** What the field's entry calls it. */
    public static final String ID = "test.left";

    public static final RecordField FIELD = RecordField.of(
                    ID,
                    FieldType.INTEGER,
                    FieldReader.number((bytes, at) -> 1_000 - RecordBytes.usn(bytes, at) % 1_000))
            .words("Left over", "How far the next thousand is.")
            .versions(2, 3, 4)
            .exported()
            .build();

    private TestField() {}

    /** The fields there are, and this one. */
    public static FieldRegistry registry() {
        return FieldRegistry.standard().with(FIELD);
    }
}
