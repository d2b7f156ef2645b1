package dev.tidemark.backend.simulated.answers;

import java.nio.ByteBuffer;

/** Where a buffer lies in memory. Stateless. */
final class Alignment {

    private Alignment() {}

    /** Whether a buffer's position is on a multiple of 4 bytes. */
    static boolean isOn4(ByteBuffer bytes) {
        return bytes.isDirect()
                ? bytes.alignmentOffset(bytes.position(), Integer.BYTES) == 0
                : bytes.position() % Integer.BYTES == 0;
    }
}
