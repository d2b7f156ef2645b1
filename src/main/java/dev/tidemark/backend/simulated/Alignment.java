package dev.tidemark.backend.simulated;

import java.nio.ByteBuffer;

/** Stateless. Where a buffer lies in memory. */
final class Alignment {

    private Alignment() {}

    /** Whether a buffer's position is on a multiple of 4 bytes. */
    static boolean isOn4(ByteBuffer bytes) {
        return bytes.isDirect()
                ? bytes.alignmentOffset(bytes.position(), Integer.BYTES) == 0
                : bytes.position() % Integer.BYTES == 0;
    }
}
