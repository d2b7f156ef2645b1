package dev.tidemark.backend.windows;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one line that {@code tidemark-mark32.exe} says. Immutable.
 *
 * @param step what came last
 * @param error a Win32 error, 0 for none
 * @param ntStatus what is behind it, 0 for nothing
 * @param handle the marked handle, as its process numbers it; 0 when there is none
 * @param sent the bytes of the request; empty when it did not come to that
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once
record NarrowAnswer(Step step, int error, int ntStatus, long handle, byte[] sent) {

    /** No line is longer, in bytes. */
    static final int LONGEST = 128;

    private static final Pattern LINE =
            Pattern.compile("(open|volume|mark) ([0-9]{1,10}) ([0-9a-f]{8}) ([0-9a-f]{1,8}) (-|[0-9a-f]{24})\r?\n?");

    private static final int HEX = 16;

    /** What it does, one after the other. */
    enum Step {
        OPEN,
        VOLUME,
        MARK
    }

    /** Empty for anything that is no such line, or contradicts itself. */
    static Optional<NarrowAnswer> parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Step step = Step.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
        long error = Long.parseLong(parts.group(2));
        long handle = Long.parseUnsignedLong(parts.group(4), HEX);
        boolean sent = !parts.group(5).equals("-");
        boolean marked = error == 0;
        boolean sound =
                error <= 0xFFFF_FFFFL && sent == (step == Step.MARK) && (marked ? sent && handle != 0 : handle == 0);
        return sound
                ? Optional.of(new NarrowAnswer(
                        step,
                        (int) error,
                        Integer.parseUnsignedInt(parts.group(3), HEX),
                        handle,
                        sent ? HexFormat.of().parseHex(parts.group(5)) : new byte[0]))
                : Optional.empty();
    }
}
