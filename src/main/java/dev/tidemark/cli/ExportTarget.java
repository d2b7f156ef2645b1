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
 * @param records the format of one file; {@code null} for a lake, which has many
 */
record ExportTarget(@Nullable RecordFormat records) {

    private static final String LAKE = "parquet";

    /** Reads it in any case. */
    static final class Converter implements ITypeConverter<ExportTarget> {

        @Override
        public ExportTarget convert(String value) {
            String id = value.strip().toLowerCase(Locale.ROOT);
            if (id.equals(LAKE)) {
                return new ExportTarget(null);
            }
            return Arrays.stream(RecordFormat.values())
                    .filter(format -> format.id().equals(id))
                    .findFirst()
                    .map(ExportTarget::new)
                    .orElseThrow(
                            () -> new TypeConversionException(Messages.text("cli.usage.export.target", value, ids())));
        }

        private static String ids() {
            return Arrays.stream(RecordFormat.values()).map(RecordFormat::id).collect(Collectors.joining(", ")) + ", "
                    + LAKE;
        }
    }

    boolean isLake() {
        return records == null;
    }
}
