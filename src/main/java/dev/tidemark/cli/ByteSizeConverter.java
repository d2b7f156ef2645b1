package dev.tidemark.cli;

import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size in bytes as {@link ByteSize#parse} does. */
final class ByteSizeConverter implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
        return ByteSize.parse(text)
                .orElseThrow(() -> new TypeConversionException(Messages.text("cli.usage.size", text)));
    }
}
