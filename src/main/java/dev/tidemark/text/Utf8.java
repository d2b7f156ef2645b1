package dev.tidemark.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text that others wrote, which is read as it is or not at all: no character stands for bytes that are none. Pure functions. */
public final class Utf8 {

    private Utf8() {}

    /**
     * Reads text.
     *
     * @param place where it is from, for what is wrong
     * @throws ContentException if it is not UTF-8; names the place
     */
    public static String read(String place, byte[] written) throws ContentException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(written))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ContentException(Messages.text("capture.not.text", place), e);
        }
    }
}
