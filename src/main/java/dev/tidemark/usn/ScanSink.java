package dev.tidemark.usn;

import java.nio.ByteBuffer;

/** Takes what {@link JournalScanner} finds, in the order of the stream. */
public interface ScanSink {

    /** Why a stretch of a journal stream holds no record. */
    enum GapKind {
        /** The bytes are no records; a record follows them. */
        DAMAGED,
        /** The bytes up to the end of the stream are no records. */
        DAMAGED_END,
        /** The bytes are zero where records belong. */
        ZEROED,
        /** The stream ends within a record. */
        CUT_OFF
    }

    /**
     * A record.
     *
     * @param offset where it starts in the stream, in bytes
     * @param bytes holds the record at {@code at}; valid during the call
     * @param length its length in bytes
     */
    void record(long offset, ByteBuffer bytes, int at, int length);

    /**
     * A stretch without a record.
     *
     * @param offset where it starts in the stream, in bytes
     * @param length its length in bytes, 1 or more
     */
    void gap(long offset, long length, GapKind kind);
}
