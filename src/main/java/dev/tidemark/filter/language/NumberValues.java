package dev.tidemark.filter.language;

import dev.tidemark.text.ByteSize;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes numbers, sizes, durations and identifiers. Pure functions; what is none of them is {@code null}. */
final class NumberValues {

    /**
     * A unit of time.
     *
     * @param ticks its length, in units of 100 ns
     */
    private record Unit(String symbol, long ticks) {}

    private static final long SECOND = Filetime.TICKS_PER_SECOND;

    /** The longest first. */
    private static final List<Unit> UNITS = List.of(
            new Unit("d", 86_400 * SECOND),
            new Unit("h", 3_600 * SECOND),
            new Unit("m", 60 * SECOND),
            new Unit("s", SECOND),
            new Unit("ms", SECOND / 1_000));

    private static final String SIZES = "kmgtp";
    private static final int STEP_BITS = 10;

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,19}");
    private static final Pattern HEX = Pattern.compile("0[xX]([0-9a-fA-F]{1,16})");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,19})(ms|[smhd])", Pattern.CASE_INSENSITIVE);

    private static final Pattern WHOLE_ID =
            Pattern.compile("(?:0[xX]([0-9a-fA-F]{1,32})|([0-9a-fA-F]{16}|[0-9a-fA-F]{32}))");
    private static final Pattern ID_PARTS = Pattern.compile("(?:0[xX]([0-9a-fA-F]{1,12})|(\\d{1,15}))-(\\d{1,5})");
    private static final long MOST_ENTRY = (1L << 48) - 1;
    private static final int MOST_SEQUENCE = 0xFFFF;
    private static final int RADIX = 16;

    private NumberValues() {}

    static Value.@Nullable Number integer(String text) {
        Matcher hex = HEX.matcher(text);
        boolean isHex = hex.matches();
        if (!isHex && !DECIMAL.matcher(text).matches()) {
            return null;
        }
        BigInteger number = isHex ? new BigInteger(hex.group(1), RADIX) : new BigInteger(text);
        return number.bitLength() < Long.SIZE ? new Value.Number(number.longValue()) : null;
    }

    static Value.@Nullable Number size(String text) {
        OptionalLong size = text.strip().equals(text) ? ByteSize.parse(text) : OptionalLong.empty();
        return size.isPresent() ? new Value.Number(size.getAsLong()) : integer(text);
    }

    static Value.@Nullable Number duration(String text) {
        Long ticks = ticks(text);
        return ticks == null ? null : new Value.Number(ticks);
    }

    /** A duration in units of 100 ns. */
    static @Nullable Long ticks(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        String symbol = parts.group(2).toLowerCase(Locale.ROOT);
        Unit unit = UNITS.stream()
                .filter(each -> each.symbol.equals(symbol))
                .findFirst()
                .orElseThrow();
        BigInteger ticks = new BigInteger(parts.group(1)).multiply(BigInteger.valueOf(unit.ticks));
        return ticks.bitLength() < Long.SIZE ? ticks.longValue() : null;
    }

    /** As shown: hex behind {@code 0x}, or all 16 or 32 digits; or entry and sequence, {@code 30-7} or {@code 0x1e-7}. */
    static Value.@Nullable Id id(String text) {
        Matcher whole = WHOLE_ID.matcher(text);
        if (whole.matches()) {
            BigInteger id = new BigInteger(whole.group(1) == null ? whole.group(2) : whole.group(1), RADIX);
            return new Value.Id(new FileId(id.shiftRight(Long.SIZE).longValue(), id.longValue()));
        }
        Matcher parts = ID_PARTS.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        long entry = parts.group(1) == null ? Long.parseLong(parts.group(2)) : Long.parseLong(parts.group(1), RADIX);
        int sequence = Integer.parseInt(parts.group(3));
        return entry > MOST_ENTRY || sequence > MOST_SEQUENCE ? null : new Value.Id(FileId.ntfs(entry, sequence));
    }

    // --- and back

    static String sizeText(long bytes) {
        int unit = 0;
        long count = bytes;
        while (count != 0 && unit < SIZES.length() && count % (1 << STEP_BITS) == 0) {
            count >>= STEP_BITS;
            unit++;
        }
        return count < 0 || unit == 0 ? Long.toString(bytes) : Long.toString(count) + SIZES.charAt(unit - 1);
    }

    /** A duration that is a number of the shortest unit. */
    static String durationText(long ticks) {
        Unit unit = UNITS.stream()
                .filter(each -> ticks != 0 && ticks % each.ticks == 0)
                .findFirst()
                .orElse(UNITS.getLast());
        return ticks / unit.ticks + unit.symbol;
    }

    static String idText(FileId id) {
        return "0x" + id.hex();
    }
}
