package dev.tidemark.selftest;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * What was seen of an answer. Immutable. It holds no name of a user, a machine or a file.
 *
 * @param words a status with its symbol, or what a question makes of several things
 * @param ntStatus the NTSTATUS behind a failure, 0 when it is not known
 * @param bytes the first bytes of the output in hex, where they tell nothing but numbers; may be empty
 * @param tries how often it was asked until this was seen
 */
record Observation(String words, int ntStatus, String bytes, int tries) {

    /** How many bytes are shown. */
    private static final int MOST_BYTES = 256;

    static Observation of(String words) {
        return new Observation(words, 0, "", 1);
    }

    static Observation of(Completion done) {
        return new Observation(words(done.status()), done.detail().ntStatus(), "", 1);
    }

    static Observation of(Win32Exception refused) {
        return new Observation(words(refused.code()), refused.detail().ntStatus(), "", 1);
    }

    /**
     * With what came back.
     *
     * @param out the output, from its position on; of a structure of numbers alone
     */
    static Observation of(Completion done, ByteBuffer out) {
        int count = !done.ok() ? 0 : Math.clamp(done.bytesReturned(), 0, Math.min(out.remaining(), MOST_BYTES));
        byte[] bytes = new byte[count];
        out.get(out.position(), bytes);
        return new Observation(
                words(done.status()), done.detail().ntStatus(), HexFormat.of().formatHex(bytes), 1);
    }

    /** The same with more to see. */
    Observation and(String more) {
        return new Observation(words + ", " + more, ntStatus, bytes, tries);
    }

    /** The same, which was not seen at the first try. */
    Observation after(int count) {
        return new Observation(words, ntStatus, bytes, count);
    }

    /** A status as reports have it: 0, or number and symbol. */
    static String words(int status) {
        return status == Win32Error.SUCCESS ? "0" : Win32Error.describe(status);
    }
}
