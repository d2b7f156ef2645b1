package dev.tidemark.field;

/** Says what the values of a field are, and so how they are set, compared and written unless the field says otherwise. Immutable. */
public enum FieldType {
    /** A whole number, signed 64 bits; decimal. */
    INTEGER(FieldColumn.Setting.NUMBER),
    /** A number of bytes; decimal. */
    SIZE(FieldColumn.Setting.NUMBER),
    /** A span of time in units of 100 ns; seconds where people read it, that number where programs do. */
    DURATION(FieldColumn.Setting.NUMBER),
    /** A time in units of 100 ns since 1601 UTC; ISO 8601 but for TSV, which has the number. */
    FILETIME(FieldColumn.Setting.CODE),
    /** 32 bits with names; their labels where people read them, hex where programs do. */
    FLAGS(FieldColumn.Setting.WORDS),
    /** A file identifier of 64 or 128 bits; hex. */
    ID(FieldColumn.Setting.CODE),
    /** One of few words. */
    ENUM(FieldColumn.Setting.WORDS),
    /** Text of any kind. */
    TEXT(FieldColumn.Setting.WORDS);

    private final FieldColumn.Setting setting;

    FieldType(FieldColumn.Setting setting) {
        this.setting = setting;
    }

    /** How a table sets such values. */
    public FieldColumn.Setting setting() {
        return setting;
    }

    /** Whether the values are numbers, which JSON has without quotes. */
    public boolean isNumber() {
        return this == INTEGER || this == SIZE || this == DURATION;
    }
}
