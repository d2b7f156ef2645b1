package dev.tidemark.cli;

import dev.tidemark.export.profile.RecordFormat;
import dev.tidemark.text.Messages;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code --format} of an export names. Immutable.
 *
 * @param records the format of one file; {@code null} for the one that only this command has: a lake of many files, or words
 */
record ExportTarget(@Nullable RecordFormat records) {

    private static final String LAKE = "parquet";
    private static final String WORDS = "words";

    /** The formats of files, and a lake. */
    static final class OrLake implements ITypeConverter<ExportTarget> {

        @Override
        public ExportTarget convert(String value) {
            return read(value, LAKE);
        }
    }

    /** The formats of files, and words. */
    static final class OrWords implements ITypeConverter<ExportTarget> {

        @Override
        public ExportTarget convert(String value) {
            return read(value, WORDS);
        }
    }

    /** Reads it in any case. */
    private static ExportTarget read(String value, String other) {
        String id = value.strip().toLowerCase(Locale.ROOT);
        if (id.equals(other)) {
            return new ExportTarget(null);
        }
        return Arrays.stream(RecordFormat.values())
                .filter(format -> format.id().equals(id))
                .findFirst()
                .map(ExportTarget::new)
                .orElseThrow(
                        () -> new TypeConversionException(Messages.text("cli.usage.export.target", value, ids(other))));
    }

    private static String ids(String other) {
        return Arrays.stream(RecordFormat.values()).map(RecordFormat::id).collect(Collectors.joining(", ")) + ", "
                + other;
    }
}
