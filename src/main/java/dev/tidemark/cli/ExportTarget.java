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
 * @param records the format of one file; {@code null} for another
 * @param isOther whether it is the one that only this command has: a lake of many files, or words
 */
record ExportTarget(@Nullable RecordFormat records, boolean isOther) {

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
            return new ExportTarget(null, true);
        }
        return Arrays.stream(RecordFormat.values())
                .filter(format -> format.id().equals(id))
                .findFirst()
                .map(format -> new ExportTarget(format, false))
                .orElseThrow(
                        () -> new TypeConversionException(Messages.text("cli.usage.export.target", value, ids(other))));
    }

    private static String ids(String other) {
        return Arrays.stream(RecordFormat.values()).map(RecordFormat::id).collect(Collectors.joining(", ")) + ", "
                + other;
    }
}
