package dev.tidemark.mft;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the first bytes of a file whether it is an {@code $MFT}, and how its records are to be read. Immutable. Neither a
 * damaged first record nor an extractor that put back what the fixups replaced keeps the others from being read.
 *
 * @param recordSize a power of two from 512 to 65,536, in bytes
 * @param fixupsUndone whether the last bytes of every sector are the file's own already
 * @param firstDamaged whether the first record, the table's own, is damaged
 */
public record FileTableForm(int recordSize, boolean fixupsUndone, boolean firstDamaged) {

    /** As many bytes of a table as are wanted to tell, or all when there are fewer. */
    public static final int SAMPLE = 1 << 18;

    private static final int LEAST_RECORD = 512;
    private static final int MOST_RECORD = 1 << 16;

    /** Records that do not say their number are taken for a table's only when there are several. */
    private static final int SEVERAL = 3;

    /**
     * The form of a table.
     *
     * @param bytes little-endian; holds the first {@link #SAMPLE} bytes of the file from {@code from} to {@code to}
     * @return {@code null} when they are not the start of an {@code $MFT}
     */
    public static @Nullable FileTableForm of(ByteBuffer bytes, int from, int to) {
        int size = to - from < LEAST_RECORD ? 0 : firstSize(bytes, from);
        boolean sizeOfFirst = size != 0;
        for (int other = LEAST_RECORD; size == 0 && other <= MOST_RECORD; other *= 2) {
            size = isSizeOfOthers(bytes, from, to, other) ? other : 0;
        }
        if (size == 0) {
            return null;
        }
        Sample sample = Sample.of(bytes, from, to, size);
        boolean undone = sample.checked == 0 && sample.undone > 0;
        return new FileTableForm(size, undone, !sizeOfFirst || !isWhole(bytes, from, to, size, undone));
    }

    private static int firstSize(ByteBuffer bytes, int from) {
        FileRecord first = new FileRecord(LEAST_RECORD);
        first.copy(bytes, from);
        int size = first.allocated();
        return first.hasSignature() && isSane(size) && first.isNumbered(0) ? size : 0;
    }

    private static boolean isSane(int size) {
        return size >= LEAST_RECORD && size <= MOST_RECORD && Integer.bitCount(size) == 1;
    }

    /**
     * Whether the records behind the first have a size. A few may be anything that somebody made to look so, even the names of
     * files: in a table hardly anything else stands between them.
     */
    private static boolean isSizeOfOthers(ByteBuffer bytes, int from, int to, int size) {
        FileRecord record = new FileRecord(size);
        int numbered = 0;
        int others = 0;
        int strange = 0;
        for (int at = from + size; at + size <= to; at += size) {
            record.copy(bytes, at);
            if (record.hasSignature() && record.allocated() == size && record.hasFixups()) {
                boolean stands = record.isNumbered((at - from) / size);
                numbered += stands && record.saysNumber() ? 1 : 0;
                others += stands ? 1 : 0;
            } else if (!record.hasSignature() && !record.isMarkedBad() && !record.isBlank()) {
                strange++;
            }
        }
        return others > strange && (numbered > 0 || others >= SEVERAL);
    }

    private static boolean isWhole(ByteBuffer bytes, int from, int to, int size, boolean undone) {
        if (from + size > to) {
            return true;
        }
        FileRecord first = new FileRecord(size);
        first.copy(bytes, from);
        return first.soundBytes(undone) == size;
    }

    /** Counts the records whose sectors end as they were written, and those whose sectors end as the file had them. */
    private record Sample(int checked, int undone) {

        static Sample of(ByteBuffer bytes, int from, int to, int size) {
            FileRecord record = new FileRecord(size);
            int checked = 0;
            int undone = 0;
            for (int at = from; at + size <= to; at += size) {
                record.copy(bytes, at);
                if (record.hasSignature() && record.hasFixups()) {
                    boolean isChecked = record.matchesFixups(false);
                    checked += isChecked ? 1 : 0;
                    undone += !isChecked && record.matchesFixups(true) ? 1 : 0;
                }
            }
            return new Sample(checked, undone);
        }
    }
}
