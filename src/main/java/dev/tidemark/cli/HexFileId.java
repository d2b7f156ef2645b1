package dev.tidemark.cli;

import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a file identifier from up to 32 hex digits, with or without {@code 0x}. */
final class HexFileId implements ITypeConverter<FileId> {

    private static final int DIGITS_OF_64_BITS = 16;

    @Override
    public FileId convert(String text) {
        String digits = text.replaceFirst("^0[xX]", "");
        if (!digits.matches("[0-9a-fA-F]{1,32}")) {
            throw new TypeConversionException(Messages.text("cli.usage.id", text));
        }
        int high = Math.max(0, digits.length() - DIGITS_OF_64_BITS);
        return new FileId(
                high == 0 ? 0 : Long.parseUnsignedLong(digits.substring(0, high), 16),
                Long.parseUnsignedLong(digits.substring(high), 16));
    }
}
