package dev.tidemark.capture;

import dev.tidemark.store.BlockBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Packs and unpacks the blocks of a capture. Each is a member of a gzip file (RFC 1952), so that who has but the tools of every
 * system gets at the records. Safe from any thread.
 *
 * @param zip closed with it
 */
record StoredBlocks(ZipMembers zip, BlockIndex index) implements BlockBytes.Blocks {

    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    @Override
    public ByteBuffer read(int number) throws IOException {
        BlockIndex.Block block = index.block(number);
        byte[] stored = new byte[block.stored()];
        zip.readFully(block.start(), stored, stored.length);
        CRC32 crc = new CRC32();
        crc.update(stored, 0, stored.length);
        byte[] records = new byte[block.size() + 1];
        if ((int) crc.getValue() != block.crc() || !unpack(stored, records, block.size())) {
            throw zip.damaged(
                    CaptureNames.journal(block.journal()) + CaptureNames.PACKED, block.start(), block.stored());
        }
        return ByteBuffer.wrap(records, 0, block.size()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Whether a block is whole and has just the size that it was said to have: never more than a byte beyond that is unpacked.
     *
     * @param records has room for one byte more
     */
    private static boolean unpack(byte[] stored, byte[] records, int size) {
        if (!Arrays.equals(HEAD, 0, HEAD.length, stored, 0, HEAD.length)) {
            return false;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(stored, HEAD.length, stored.length - BlockIndex.FRAME);
            int at = 0;
            while (!inflater.finished()) {
                int count = inflater.inflate(records, at, records.length - at);
                if (count == 0 && !inflater.finished()) {
                    return false;
                }
                at += count;
            }
            ByteBuffer tail = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
            return at == size && inflater.getRemaining() == 0 && tail.getInt(stored.length - Integer.BYTES) == size;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    /** Puts what stands around a packed block to its begin and its end. */
    static void frame(ByteBuffer block, int crc, int size) {
        block.order(ByteOrder.LITTLE_ENDIAN).put(0, HEAD).putInt(crc).putInt(size);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
