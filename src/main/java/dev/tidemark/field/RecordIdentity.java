package dev.tidemark.field;

import dev.tidemark.store.DerivedRow;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalLong;

/**
 * Tells a record from every other one, over captures, files and years. Pure functions.
 *
 * <p>A USN alone does not: journals are made anew and begin at 0 again. So a record is known by its USN, its time, its file's
 * id and parent, its reasons and its name; one of version 4, which has no time and no name, by its USN, its file's id and its
 * reasons. A record that Windows gave as version 2 and the same one given as version 3 are one: identifiers are compared as
 * 128 bits. A derived row is known by its kind, its place, and its time.
 */
public final class RecordIdentity {

    private static final int DIGEST_BITS = 48;
    private static final int FIXED = 64;
    private static final byte NAMED = 2;
    private static final byte EXTENTS = 4;
    private static final byte DERIVED = 0;

    private RecordIdentity() {}

    /** 48 bits of the SHA-256 of what a row is known by; empty for a version that is not known. */
    public static OptionalLong digest(RecordCursor row) {
        DerivedRow derived = row.derived();
        return derived == null ? digest(row.bytes(), row.position()) : OptionalLong.of(digest(of(derived)));
    }

    /**
     * As {@link #digest(RecordCursor)}, of a record.
     *
     * @param bytes little-endian
     * @param at where the record starts
     */
    public static OptionalLong digest(ByteBuffer bytes, int at) {
        int version = RecordBytes.majorVersion(bytes, at);
        return RecordBytes.isKnown(version) ? OptionalLong.of(digest(of(bytes, at, version))) : OptionalLong.empty();
    }

    /**
     * A number that equal records have in common, and others only by a chance of one in 2^64. Found much faster than the digest, and
     * only good for comparing records with the same key.
     *
     * @param bytes little-endian
     * @param at where the record starts
     * @param key which nobody knows, so that no choice of bytes makes two records alike
     * @return never 0 but for a version that is not known
     */
    public static long mixed(ByteBuffer bytes, int at, long key) {
        int version = RecordBytes.majorVersion(bytes, at);
        if (!RecordBytes.isKnown(version)) {
            return 0;
        }
        boolean named = RecordBytes.hasTimeAndName(version);
        long mixed = mix(key ^ (named ? NAMED : EXTENTS), key);
        mixed = mix(mixed ^ RecordBytes.usn(bytes, at), key);
        mixed = mix(mixed ^ RecordBytes.fileIdHigh(bytes, at), key);
        mixed = mix(mixed ^ RecordBytes.fileIdLow(bytes, at), key);
        mixed = mix(mixed ^ RecordBytes.reason(bytes, at), key);
        if (named) {
            mixed = mix(mixed ^ RecordBytes.time(bytes, at), key);
            mixed = mix(mixed ^ RecordBytes.parentIdHigh(bytes, at), key);
            mixed = mix(mixed ^ RecordBytes.parentIdLow(bytes, at), key);
            mixed = mixName(mixed, bytes, at, key);
        }
        return mixed == 0 ? 1 : mixed;
    }

    /** With its length, so that a name and one that is longer by zeros differ. */
    private static long mixName(long before, ByteBuffer bytes, int at, long key) {
        int length = RecordBytes.nameLength(bytes, at);
        int from = at + RecordBytes.nameOffset(bytes, at);
        int end = from + length;
        long mixed = mix(before ^ length, key);
        for (; from + Long.BYTES <= end; from += Long.BYTES) {
            mixed = mix(mixed ^ bytes.getLong(from), key);
        }
        for (; from < end; from++) {
            mixed = mix(mixed ^ bytes.get(from), key);
        }
        return mixed;
    }

    /** Both halves of a product of 128 bits. */
    private static long mix(long value, long key) {
        long by = key | 1;
        long product = value * by ^ Math.multiplyHigh(value, by);
        return Long.rotateLeft(product, 29) * 0x9E37_79B9_7F4A_7C15L;
    }

    private static ByteBuffer of(DerivedRow row) {
        byte[] kind = row.kind().id().getBytes(StandardCharsets.US_ASCII);
        return buffer(kind.length)
                .put(DERIVED)
                .putLong(row.at())
                .putLong(row.time())
                .put(kind)
                .flip();
    }

    private static ByteBuffer of(ByteBuffer bytes, int at, int version) {
        if (!RecordBytes.hasTimeAndName(version)) {
            return buffer(0)
                    .put(EXTENTS)
                    .putLong(RecordBytes.usn(bytes, at))
                    .putLong(RecordBytes.fileIdHigh(bytes, at))
                    .putLong(RecordBytes.fileIdLow(bytes, at))
                    .putInt(RecordBytes.reason(bytes, at))
                    .flip();
        }
        int length = RecordBytes.nameLength(bytes, at);
        ByteBuffer known = buffer(length)
                .put(NAMED)
                .putLong(RecordBytes.usn(bytes, at))
                .putLong(RecordBytes.time(bytes, at))
                .putLong(RecordBytes.fileIdHigh(bytes, at))
                .putLong(RecordBytes.fileIdLow(bytes, at))
                .putLong(RecordBytes.parentIdHigh(bytes, at))
                .putLong(RecordBytes.parentIdLow(bytes, at))
                .putInt(RecordBytes.reason(bytes, at));
        known.put(known.position(), bytes, at + RecordBytes.nameOffset(bytes, at), length);
        return known.position(known.position() + length).flip();
    }

    private static ByteBuffer buffer(int more) {
        return ByteBuffer.allocate(FIXED + more).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long digest(ByteBuffer known) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(known);
            return ByteBuffer.wrap(sha.digest()).getLong() >>> Long.SIZE - DIGEST_BITS;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
