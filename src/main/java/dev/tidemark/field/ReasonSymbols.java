package dev.tidemark.field;

import dev.tidemark.text.ByteText;
import dev.tidemark.text.ByteText.Literal;
import dev.tidemark.usn.Reason;

/**
 * Reasons as symbols without their prefix, in bit order; made once for each mask, of which there are few. Not thread-safe.
 */
public final class ReasonSymbols {

    /** Room for all 24 symbols, their quotes and commas. */
    static final int MOST_BYTES = 640;

    private static final int SLOTS = 1 << 10;

    private final String separator;
    private final int[] masks = new int[SLOTS];
    private final Literal[] texts = new Literal[SLOTS];

    /**
     * @param separator stands between two
     */
    public ReasonSymbols(String separator) {
        this.separator = separator;
    }

    void put(ByteText text, int mask) {
        text.put(literal(mask));
    }

    /** The symbols of a mask, in ASCII; not to be changed. */
    public byte[] of(int mask) {
        return literal(mask).bytes();
    }

    private Literal literal(int mask) {
        int slot = mask * 0x9E37_79B1 >>> 22;
        if (texts[slot] == null || masks[slot] != mask) {
            masks[slot] = mask;
            texts[slot] =
                    new Literal(Reason.symbols(mask).replace("USN_REASON_", "").replace("|", separator));
        }
        return texts[slot];
    }
}
