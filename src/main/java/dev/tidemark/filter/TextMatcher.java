package dev.tidemark.filter;

import java.nio.ByteBuffer;

/** Tests text where it lies, as UTF-16LE. Immutable and safe from any thread. */
@FunctionalInterface
interface TextMatcher {

    /**
     * Whether a text fits.
     *
     * @param bytes little-endian
     * @param from where the text starts
     * @param length how many UTF-16 code units it has
     */
    boolean matches(ByteBuffer bytes, int from, int length);
}
