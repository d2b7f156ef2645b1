package dev.tidemark.export.parquet;

/**
 * What the values of a column are. Immutable.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md">Parquet: Logical Types</a>
 */
public enum ColumnType {
    /** Text, as UTF-8. */
    STRING(Physical.BYTE_ARRAY, 0),
    /** Bytes of any kind. */
    BINARY(Physical.BYTE_ARRAY, ColumnType.NONE),
    /** True or false. */
    BOOLEAN(Physical.BOOLEAN, ColumnType.NONE),
    /** Signed 32 bits. */
    INT32(Physical.INT32, ColumnType.NONE),
    /** Unsigned 32 bits. */
    UINT32(Physical.INT32, 13),
    /** Signed 64 bits. */
    INT64(Physical.INT64, ColumnType.NONE),
    /** Unsigned 64 bits. */
    UINT64(Physical.INT64, 14),
    /** Microseconds since 1970 UTC, signed 64 bits. */
    TIMESTAMP(Physical.INT64, 10);

    private static final int NONE = -1;
    private static final int LOGICAL_STRING = 1;
    private static final int LOGICAL_TIMESTAMP = 8;
    private static final int LOGICAL_INTEGER = 10;
    private static final int MICROS = 2;

    /** How values are stored. */
    enum Physical {
        BOOLEAN(0),
        INT32(1),
        INT64(2),
        BYTE_ARRAY(6);

        private final int id;

        Physical(int id) {
            this.id = id;
        }

        int id() {
            return id;
        }
    }

    private final Physical physical;
    private final int converted;

    ColumnType(Physical physical, int converted) {
        this.physical = physical;
        this.converted = converted;
    }

    Physical physical() {
        return physical;
    }

    /** Writes what readers know it by: the name that old ones know, and the one that new ones do. */
    void describe(ThriftWriter to, int convertedField, int logicalField) {
        if (converted == NONE) {
            return;
        }
        to.int32(convertedField, converted);
        to.begin(logicalField);
        switch (this) {
            case STRING -> to.begin(LOGICAL_STRING).end();
            case TIMESTAMP -> {
                to.begin(LOGICAL_TIMESTAMP).bool(1, true);
                to.begin(2).begin(MICROS).end().end();
                to.end();
            }
            default -> {
                int bits = physical == Physical.INT32 ? Integer.SIZE : Long.SIZE;
                to.begin(LOGICAL_INTEGER).int8(1, bits).bool(2, false).end();
            }
        }
        to.end();
    }
}
