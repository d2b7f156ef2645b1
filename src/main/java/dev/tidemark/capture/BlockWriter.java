package dev.tidemark.capture;

import dev.tidemark.store.BlockBytes;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Packs the records of a capture in blocks and writes these. Belongs to one thread; in memory for one block. */
final class BlockWriter implements AutoCloseable {

    /** A journal's first block is small: its rows are to be seen at once. */
    private static final int FIRST = 1 << 18;

    /** Fast: a disk writes no sooner than this packs. */
    private static final int LEVEL = 3;

    private final ZipWriter zip;
    private final List<BlockIndex.Block> blocks = new ArrayList<>();
    private final ByteBuffer records = ByteBuffer.allocate(BlockBytes.BLOCK);
    private final ByteBuffer packed = ByteBuffer.allocate(BlockBytes.BLOCK + BlockBytes.BLOCK / BlockIndex.MOST_TIMES);
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 crc = new CRC32();
    private int journal = -1;
    private int count;
    private boolean first;

    BlockWriter(ZipWriter zip) {
        this.zip = zip;
    }

    /** Begins the next journal. */
    void begin() throws IOException {
        journal++;
        first = true;
        zip.begin(CaptureNames.journal(journal) + CaptureNames.PACKED);
    }

    /** Adds a record, as it was read. */
    void add(RecordCursor row) throws IOException {
        int length = row.length();
        if (records.position() + length > (first ? FIRST : BlockBytes.BLOCK)) {
            write();
            first = false;
        }
        records.put(records.position(), row.bytes(), row.position(), length);
        records.position(records.position() + length);
        count++;
    }

    /** Ends the journal. */
    void end() throws IOException {
        if (count > 0) {
            write();
        }
        zip.end();
    }

    private void write() throws IOException {
        if (blocks.size() == BlockIndex.MOST_BLOCKS) {
            throw new IOException(Messages.text("capture.blocks", BlockIndex.MOST_BLOCKS));
        }
        int size = records.position();
        pack(size, LEVEL);
        if (size > (long) packed.position() * BlockIndex.MOST_TIMES) {
            pack(size, Deflater.NO_COMPRESSION);
        }
        StoredBlocks.frame(packed, sum(records.array(), size), size);
        int stored = packed.position();
        int stamp = sum(packed.array(), stored);
        blocks.add(new BlockIndex.Block(journal, 0, stored, size, count, stamp));
        zip.add(packed.array(), 0, stored);
        records.clear();
        count = 0;
    }

    private void pack(int size, int level) {
        deflater.reset();
        deflater.setLevel(level);
        deflater.setInput(records.array(), 0, size);
        deflater.finish();
        packed.clear().position(BlockIndex.FRAME - 2 * Integer.BYTES);
        while (!deflater.finished()) {
            packed.position(packed.position()
                    + deflater.deflate(packed.array(), packed.position(), packed.remaining() - 2 * Integer.BYTES));
        }
    }

    private int sum(byte[] bytes, int count) {
        crc.reset();
        crc.update(bytes, 0, count);
        return (int) crc.getValue();
    }

    /** Where the blocks are that were written. */
    byte[] index() {
        return BlockIndex.write(blocks);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
