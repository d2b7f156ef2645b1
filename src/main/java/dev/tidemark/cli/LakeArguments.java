package dev.tidemark.cli;

import dev.tidemark.export.lake.LakeExport;
import dev.tidemark.export.lake.LakeOptions;
import dev.tidemark.export.lake.Partition;
import dev.tidemark.export.parquet.Compression;
import dev.tidemark.text.Messages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The options that say how a lake is written. Used by one thread. */
final class LakeArguments {

    @Option(
            names = "--partition",
            order = HelpOrder.OUTPUT,
            split = ",",
            paramLabel = "KEY",
            description = {
                "In parquet: by what folders are told apart, of host, volume and date, separated by commas;",
                "all three unless it is given."
            })
    private List<Partition> partitions = new ArrayList<>();

    @Option(
            names = "--compression",
            order = HelpOrder.OUTPUT,
            paramLabel = "gzip|none",
            description = "In parquet: how pages are compressed; gzip unless it is given.")
    private Compression compression = Compression.GZIP;

    @Option(
            names = "--volume-serial",
            order = HelpOrder.OUTPUT,
            paramLabel = "HEX",
            converter = Hex.class,
            description = {
                "In parquet: the serial number of the volume that a $J is of, as 1a2b-3c4d or in 16 digits.",
                "It is read from the boot sector that was collected with the $J, if there is one."
            })
    private @Nullable Long serial;

    @Option(
            names = "--journal-id",
            order = HelpOrder.OUTPUT,
            paramLabel = "HEX",
            converter = Hex.class,
            description = {
                "In parquet: the id of the journal that a $J is of.",
                "It is read from the $Max that was collected with the $J, if there is one."
            })
    private @Nullable Long journalId;

    /** Up to 16 digits, with or without {@code 0x}, and hyphens anywhere. */
    static final class Hex implements ITypeConverter<Long> {

        @Override
        public Long convert(String value) {
            String digits = value.strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("^0x", "")
                    .replace("-", "");
            if (!digits.matches("[0-9a-f]{1,16}")) {
                throw new TypeConversionException(Messages.text("cli.usage.lake.hex", value));
            }
            return Long.parseUnsignedLong(digits, 16);
        }
    }

    /** Whether one of them is given. */
    boolean areGiven() {
        return !partitions.isEmpty() || compression != Compression.GZIP || serial != null || journalId != null;
    }

    /**
     * Refuses what makes no sense.
     *
     * @param sources how many sources there are
     * @param host the machine, empty when nobody said
     */
    void check(int sources, String host, CommandLine line) {
        require(sources == 1 || serial == null && journalId == null, "cli.usage.lake.one", line);
        require(LakeExport.isHost(host), "cli.usage.lake.host", line);
    }

    private static void require(boolean condition, String key, CommandLine line) {
        if (!condition) {
            throw new ParameterException(line, Messages.text(key));
        }
    }

    /** What is written into a folder at a time. */
    LakeOptions options(Path folder, Instant now) {
        EnumSet<Partition> by = partitions.isEmpty() ? EnumSet.allOf(Partition.class) : EnumSet.copyOf(partitions);
        return new LakeOptions(folder, by, compression, now);
    }

    /** The serial number that was given, else one that is known otherwise. */
    OptionalLong serial(OptionalLong known) {
        return serial == null ? known : OptionalLong.of(serial);
    }

    /** The journal's id that was given, else one that is known otherwise. */
    OptionalLong journalId(OptionalLong known) {
        return journalId == null ? known : OptionalLong.of(journalId);
    }
}
