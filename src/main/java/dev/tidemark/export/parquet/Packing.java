package dev.tidemark.export.parquet;

/**
 * Writes numbers of few bits, the lowest bits first: as they are, and as runs where one comes often. Pure functions.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Parquet: Encodings</a>
 */
final class Packing {

    /** Numbers are packed in groups of so many. */
    private static final int GROUP = 8;

    private Packing() {}

    /** How many bits numbers up to one take; in whole bytes, where that is easier to compress. */
    static int bits(int most) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(most);
        return bits <= Byte.SIZE ? bits : (bits + Byte.SIZE - 1) / Byte.SIZE * Byte.SIZE;
    }

    /**
     * Writes numbers as runs of one number, and as groups of eight that are packed between.
     *
     * @param count how many there are
     * @param bits how many bits each takes, 0 when all are 0
     */
    static void hybrid(GrowingBytes to, int[] values, int count, int bits) {
        int packedFrom = 0;
        int at = 0;
        while (at < count) {
            int end = runEnd(values, at, count);
            // A run begins where packing ends: at the end of a group.
            int start = at + (-(at - packedFrom) & GROUP - 1);
            if (end - start >= GROUP) {
                packed(to, values, packedFrom, start, bits);
                run(to, values[at], end - start, bits);
                packedFrom = end;
            }
            at = end;
        }
        packed(to, values, packedFrom, count, bits);
    }

    private static int runEnd(int[] values, int from, int count) {
        int end = from + 1;
        while (end < count && values[end] == values[from]) {
            end++;
        }
        return end;
    }

    /** Writes a run of one number. */
    static void run(GrowingBytes to, int value, int count, int bits) {
        to.varint((long) count << 1);
        to.lowest(value, (bits + Byte.SIZE - 1) / Byte.SIZE);
    }

    private static void packed(GrowingBytes to, int[] values, int from, int end, int bits) {
        if (from == end) {
            return;
        }
        int groups = (end - from + GROUP - 1) / GROUP;
        to.varint((long) groups << 1 | 1);
        if (bits % Byte.SIZE == 0 && bits > 0) {
            bytes(to, values, from, end, bits / Byte.SIZE, groups * GROUP);
            return;
        }
        long pending = 0;
        int filled = 0;
        for (int i = from; i < from + groups * GROUP; i++) {
            pending |= (i < end ? (long) values[i] : 0) << filled;
            filled += bits;
            while (filled >= Byte.SIZE) {
                to.put((int) pending);
                pending >>>= Byte.SIZE;
                filled -= Byte.SIZE;
            }
        }
    }

    /** One bit each, as values stand that are true or false. */
    static void truth(GrowingBytes to, long[] values, int count) {
        for (int at = 0; at < count; at += Byte.SIZE) {
            int bits = 0;
            for (int i = at; i < Math.min(count, at + Byte.SIZE); i++) {
                bits |= (int) values[i] << i - at;
            }
            to.put(bits);
        }
    }

    private static void bytes(GrowingBytes to, int[] values, int from, int end, int each, int count) {
        to.lowest(values, from, end, each);
        for (int i = end; i < from + count; i++) {
            to.lowest(0, each);
        }
    }
}
