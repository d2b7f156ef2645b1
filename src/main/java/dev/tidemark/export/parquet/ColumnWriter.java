package dev.tidemark.export.parquet;

/**
 * Takes the values of one column, of many rows at a time. Not thread-safe; what it is handed is not kept.
 *
 * <p>A row has a value where its flags have all bits of a mask; elsewhere it has none, which only an optional column may say.
 */
public interface ColumnWriter {

    /** So many rows have no value. */
    void nothing(int count);

    /** So many rows have the same text, as UTF-8. */
    void same(byte[] value, int count);

    /** So many rows have the same number, see {@link #numbers}. */
    void same(long value, int count);

    /**
     * Each row has a number: of 64 bits, the lower 32 bits of what is declared as such, microseconds since 1970 for a time, 1 or 0 for
     * what is true or false.
     */
    void numbers(long[] values, int[] flags, int mask, int count);

    /** Each row has text, as UTF-8, or other bytes. */
    void texts(Texts values, int[] flags, int mask, int count);
}
