package dev.tidemark.usn;

import dev.tidemark.usn.RecordCheck.Problem;
import java.nio.ByteBuffer;

/**
 * Steps over records as control codes return them: packed, each on an 8-byte boundary, walked by RecordLength. Pure
 * functions; no object is made per record.
 */
public final class PackedRecords {

    private PackedRecords() {}

    /**
     * The length of the record at {@code at}, rounded up to 8 bytes: the step to the next.
     *
     * @param end the first position behind the records
     * @return 0 when no record can be read there: the answer is exhausted or broken
     */
    public static int step(ByteBuffer bytes, int at, int end) {
        Problem problem = RecordCheck.check(bytes, at, end);
        return problem == Problem.NONE || problem == Problem.UNKNOWN_VERSION ? RecordBytes.length(bytes, at) : 0;
    }
}
