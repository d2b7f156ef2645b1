package dev.tidemark.capture;

/**
 * A member of a capture's file. Immutable.
 *
 * @param name of ASCII
 * @param start where its local header begins in the file
 * @param size of its bytes, which stand there as they are
 * @param crc the CRC-32 of these bytes
 */
record ZipMember(String name, long start, long size, int crc) {

    /** Where its bytes begin in the file. */
    long data() {
        return start + ZipLayout.LOCAL_SIZE + name.length();
    }

    /** The offset behind its bytes. */
    long end() {
        return data() + size;
    }
}
