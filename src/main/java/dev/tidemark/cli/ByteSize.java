package dev.tidemark.cli;

import dev.tidemark.text.Messages;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size in bytes: {@code 33554432}, {@code 32m}, {@code 32MiB}, {@code 0x2000000}; K, M and G are powers of 1,024. */
final class ByteSize implements ITypeConverter<Long> {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})\\s*([kmgt]?)(i?b)?");

    @Override
    public Long convert(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.matches("0x[0-9a-f]{1,15}")) {
            return Long.parseLong(lower.substring(2), 16);
        }
        Matcher size = SIZE.matcher(lower);
        if (!size.matches()) {
            throw new TypeConversionException(Messages.text("cli.usage.size", text));
        }
        int power = size.group(2).isEmpty() ? 0 : " kmgt".indexOf(size.group(2));
        try {
            return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << 10 * power);
        } catch (ArithmeticException e) {
            throw new TypeConversionException(Messages.text("cli.usage.size", text));
        }
    }
}
