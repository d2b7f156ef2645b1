package dev.tidemark.text;

import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes, as people write and read them. */
public final class ByteSize {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final int STEP_BITS = 10;
    private static final long STEP = 1L << STEP_BITS;
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,19})\\s*([KMGTPE]?)(iB|B)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern HEX = Pattern.compile("0x([0-9a-f]{1,16})", Pattern.CASE_INSENSITIVE);

    private ByteSize() {}

    /** {@code 32 MiB}, {@code 32M}, {@code 33554432}, {@code 0x2000000}; units are powers of 1,024. Empty when it is no size of 63 bits. */
    public static OptionalLong parse(String text) {
        Matcher hex = HEX.matcher(text.strip());
        if (hex.matches()) {
            return of(new BigInteger(hex.group(1), 16));
        }
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return OptionalLong.empty();
        }
        BigInteger count = new BigInteger(written.group(1));
        String unit = written.group(2).toUpperCase(Locale.ROOT);
        int bits = unit.isEmpty() ? 0 : STEP_BITS * ("KMGTPE".indexOf(unit) + 1);
        return of(count.shiftLeft(bits));
    }

    private static OptionalLong of(BigInteger bytes) {
        return bytes.bitLength() < Long.SIZE ? OptionalLong.of(bytes.longValue()) : OptionalLong.empty();
    }

    /** The shortest exact text that {@link #parse} reads back: {@code 32 MiB}, {@code 1000 B}. */
    public static String exact(long bytes) {
        int unit = 0;
        long count = bytes;
        while (count != 0 && count % STEP == 0) {
            count /= STEP;
            unit++;
        }
        return count + " " + UNITS[unit];
    }

    /** For reading: {@code 33,554,432 bytes (32.0 MiB)}. */
    public static String words(long bytes) {
        String plain = Messages.text("acts.bytes", bytes);
        int unit = 0;
        double count = bytes;
        while (Math.abs(count) >= STEP) {
            count /= STEP;
            unit++;
        }
        return unit == 0 ? plain : plain + String.format(Locale.ROOT, " (%.1f %s)", count, UNITS[unit]);
    }

    /** In few characters: {@code 32.0 MiB}. */
    public static String brief(long bytes) {
        int unit = 0;
        double count = bytes;
        while (count >= STEP && unit < UNITS.length - 1) {
            count /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || count >= 100 ? "%.0f %s" : "%.1f %s", count, UNITS[unit]);
    }
}
