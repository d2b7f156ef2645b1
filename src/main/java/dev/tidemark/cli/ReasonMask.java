package dev.tidemark.cli;

import dev.tidemark.text.Messages;
import dev.tidemark.usn.Reason;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads reasons from hex or names. */
final class ReasonMask implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            return Reason.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(Messages.text("cli.usage.reason", String.valueOf(e.getMessage())));
        }
    }
}
