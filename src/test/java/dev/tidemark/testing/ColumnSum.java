package dev.tidemark.testing;

import java.util.zip.CRC32;

/**
 * What a reader of Parquet says of a column. Immutable.
 *
 * @param count how many values there are
 * @param sum of numbers, as 64 bits that wrap; of truth, how often; of text, its bytes
 * @param content of text, the sum of what CRC-32 gives for each; 0 for a reader that cannot tell
 */
public record ColumnSum(long count, long sum, long content) {

    public static final ColumnSum NOTHING = new ColumnSum(0, 0, 0);

    /** With a number more. */
    public ColumnSum plus(long number) {
        return new ColumnSum(count + 1, sum + number, content);
    }

    /** With a text more. */
    public ColumnSum plus(byte[] text) {
        CRC32 crc = new CRC32();
        crc.update(text);
        return new ColumnSum(count + 1, sum + text.length, content + crc.getValue());
    }

    /** Both together. */
    public ColumnSum plus(ColumnSum more) {
        return new ColumnSum(count + more.count, sum + more.sum, content + more.content);
    }

    /** Without what only some readers tell. */
    public ColumnSum withoutContent() {
        return new ColumnSum(count, sum, 0);
    }
}
