package dev.tidemark.capture;

import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.StoreReader;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Tells which records of a store are the same to the byte, in some 20 bytes of memory for each, however long they are. Belongs
 * to one thread. Records are found by a digest with a key that nobody knows, so that no choice of bytes makes it slow, and
 * compared then.
 */
final class DistinctRecords {

    private static final int NONE = -1;

    private final StoreReader reader;
    private final MessageDigest digest = sha256();
    private final byte[] key = new byte[Long.BYTES * 2];
    private final int[] rows;
    private final long[] digests;

    /**
     * @param most how many records are added at most
     */
    DistinctRecords(StoreReader reader, int most) {
        this.reader = reader;
        new SecureRandom().nextBytes(key);
        // At most two thirds of the places are taken.
        int places = Integer.highestOneBit(Math.max(2, most + (most >> 1))) << 1;
        this.rows = new int[places];
        this.digests = new long[places];
        Arrays.fill(rows, NONE);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Takes a record; false when one that is the same was taken before, or when it can no longer be read. */
    boolean add(int row) {
        byte[] bytes = bytes(row);
        if (bytes.length == 0) {
            return false;
        }
        digest.update(key);
        long wanted = ByteBuffer.wrap(digest.digest(bytes)).getLong();
        int place = (int) wanted & rows.length - 1;
        while (rows[place] != NONE) {
            if (digests[place] == wanted && Arrays.equals(bytes, bytes(rows[place]))) {
                return false;
            }
            place = place + 1 & rows.length - 1;
        }
        rows[place] = row;
        digests[place] = wanted;
        return true;
    }

    private byte[] bytes(int row) {
        byte[][] bytes = {{}};
        return reader.readRecord(row, record -> bytes[0] = record.copy()) == Outcome.READ ? bytes[0] : new byte[0];
    }
}
