package dev.tidemark.export.parquet;

/**
 * Writes integers as the differences between neighbours, in blocks that say how many bits theirs take. Pure functions.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Parquet: Encodings, Delta Encoding</a>
 */
final class Differences {

    private static final int BLOCK = 128;
    private static final int PARTS = 4;
    private static final int PART = BLOCK / PARTS;

    private Differences() {}

    /**
     * Writes integers; differences beyond 64 bits wrap, there and back.
     *
     * @param count how many there are
     */
    static void write(GrowingBytes to, long[] values, int count) {
        to.varint(BLOCK);
        to.varint(PARTS);
        to.varint(count);
        to.varint(ThriftWriter.zigzag(count == 0 ? 0 : values[0]));
        long[] block = new long[BLOCK];
        for (int at = 1; at < count; at += BLOCK) {
            block(to, values, at, Math.min(BLOCK, count - at), block);
        }
    }

    private static void block(GrowingBytes to, long[] values, int from, int count, long[] block) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            block[i] = values[from + i] - values[from + i - 1];
            least = Math.min(least, block[i]);
        }
        for (int i = 0; i < BLOCK; i++) {
            block[i] = i < count ? block[i] - least : 0;
        }
        to.varint(ThriftWriter.zigzag(least));
        int[] bits = new int[PARTS];
        for (int part = 0; part < PARTS; part++) {
            bits[part] = bits(block, part * PART);
            to.put(bits[part]);
        }
        for (int part = 0; part * PART < count; part++) {
            pack(to, block, part * PART, bits[part]);
        }
    }

    private static int bits(long[] block, int from) {
        long all = 0;
        for (int i = from; i < from + PART; i++) {
            all |= block[i];
        }
        return Long.SIZE - Long.numberOfLeadingZeros(all);
    }

    private static void pack(GrowingBytes to, long[] block, int from, int bits) {
        if (bits == 0) {
            return;
        }
        long pending = 0;
        int filled = 0;
        for (int i = from; i < from + PART; i++) {
            pending |= block[i] << filled;
            filled += bits;
            if (filled >= Long.SIZE) {
                to.int64(pending);
                filled -= Long.SIZE;
                pending = filled == 0 ? 0 : block[i] >>> bits - filled;
            }
        }
        // 32 numbers of any width fill whole bytes.
        to.lowest(pending, filled / Byte.SIZE);
    }
}
