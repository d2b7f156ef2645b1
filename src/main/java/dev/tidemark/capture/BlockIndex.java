package dev.tidemark.capture;

import dev.tidemark.store.BlockBytes;
import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the blocks of a capture lie that its records are packed in, and what is in each. Immutable. What it says is bounded
 * before anything is unpacked: who made a file small cannot make it large.
 */
final class BlockIndex {

    /** Records unpack to at most so many times their packed size: what would pack better is stored as it is. */
    static final int MOST_TIMES = 64;

    static final int MOST_BLOCKS = 1 << 16;

    private static final int MAGIC = 0x49_42_4d_54;
    private static final int VERSION = 1;
    private static final int HEADER = 12;
    private static final int ENTRY = 20;

    /** What stands around what is packed in a block, in bytes: the head and the tail of a gzip member. */
    static final int FRAME = 10 + 8;

    private final List<Block> blocks;

    /**
     * A block: one member of a gzip file.
     *
     * @param journal the number of the journal that the records are of
     * @param start where it begins in the file
     * @param stored how many bytes it has there
     * @param size how many bytes its records have
     * @param records how many there are
     * @param crc the CRC-32 of the bytes as they are stored
     */
    record Block(int journal, long start, int stored, int size, int records, int crc) {}

    private BlockIndex(List<Block> blocks) {
        this.blocks = blocks;
    }

    /** The bytes of an index. */
    static byte[] write(List<Block> blocks) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + ENTRY * blocks.size()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC).putInt(VERSION).putInt(blocks.size());
        for (Block block : blocks) {
            bytes.putInt(block.journal)
                    .putInt(block.stored)
                    .putInt(block.size)
                    .putInt(block.records)
                    .putInt(block.crc);
        }
        return bytes.array();
    }

    /**
     * Reads an index.
     *
     * @param place of the index, for a person
     * @param journals the members that the blocks are in
     * @throws IOException if it does not describe just these members, or no such blocks can be
     */
    static BlockIndex read(String place, byte[] written, List<ZipMember> journals) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
        if (written.length < HEADER
                || bytes.getInt() != MAGIC
                || bytes.getInt() != VERSION
                || written.length != HEADER + (long) ENTRY * bytes.getInt()) {
            throw new ContentException(Messages.text("capture.index", place, "0"));
        }
        List<Block> blocks = new ArrayList<>();
        int journal = 0;
        long start = journals.isEmpty() ? 0 : journals.getFirst().data();
        while (bytes.hasRemaining()) {
            int at = bytes.position();
            while (journal < journals.size() && start == journals.get(journal).end()) {
                journal++;
                start = journal < journals.size() ? journals.get(journal).data() : 0;
            }
            Block block =
                    new Block(bytes.getInt(), start, bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt());
            if (block.journal != journal || journal == journals.size() || !fits(block, journals.get(journal))) {
                throw new ContentException(Messages.text("capture.index", place, Integer.toString(at)));
            }
            blocks.add(block);
            start += block.stored;
        }
        requireAll(place, written.length, start, journal, journals);
        return new BlockIndex(blocks);
    }

    private static boolean fits(Block block, ZipMember in) {
        boolean sized = block.size > 0
                && block.size <= BlockBytes.BLOCK
                && block.size % RecordBytes.ALIGNMENT == 0
                && block.stored >= FRAME
                && block.stored <= in.end() - block.start
                && block.stored <= BlockBytes.BLOCK + BlockBytes.BLOCK / MOST_TIMES
                && block.size <= (long) block.stored * MOST_TIMES;
        return sized && block.records > 0 && block.records <= block.size / RecordBytes.ALIGNMENT;
    }

    private static void requireAll(String place, int length, long start, int journal, List<ZipMember> journals)
            throws IOException {
        boolean ends =
                journal < journals.size() && start == journals.get(journal).end();
        int next = ends ? journal + 1 : journal;
        for (ZipMember empty : journals.subList(next, journals.size())) {
            ends = ends && empty.size() == 0;
        }
        if (!ends && !journals.isEmpty()) {
            throw new ContentException(Messages.text("capture.index", place, Integer.toString(length)));
        }
    }

    int count() {
        return blocks.size();
    }

    Block block(int number) {
        return blocks.get(number);
    }

    /** Where the records of each block begin, one behind the other, and where those of the last one end. */
    long[] starts() {
        long[] starts = new long[blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            starts[i + 1] = starts[i] + blocks.get(i).size;
        }
        return starts;
    }
}
