package dev.tidemark.cli;

import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.capture.ReadOptions.Versions;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Reason;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a volume's journal is to be read, as READ_USN_JOURNAL_DATA has it. Used by one thread. */
final class JournalReadOptions {

    private static final int ORDER = HelpOrder.READING;
    private static final int ALL = -1;
    private static final int HIGHEST_VERSION = 0xFFFF;

    @Option(
            names = "--start",
            order = ORDER,
            paramLabel = "oldest|now|USN",
            converter = StartConverter.class,
            description = "Of a volume: where to begin (StartUsn); oldest is the default.")
    private @Nullable Begin start;

    @Option(
            names = "--journal-id",
            order = ORDER,
            paramLabel = "ID",
            converter = IdConverter.class,
            description =
                    "Of a volume: read this journal only (UsnJournalID); an id that is not the current one fails with"
                            + " 87.")
    private @Nullable Long journalId;

    @Option(
            names = "--at-volume",
            order = ORDER,
            description = {
                "Of a volume: let it leave out what --reason and --only-closed do not ask for",
                "(ReasonMask, ReturnOnlyOnClose), instead of reading everything."
            })
    private boolean atVolume;

    @Option(
            names = "--timeout",
            order = ORDER,
            paramLabel = "SECONDS",
            description =
                    "With --follow: how long a wait lasts before the volume looks again (Timeout); 0 is the default.")
    private @Nullable Long timeout;

    @Option(
            names = "--bytes-to-wait",
            order = ORDER,
            paramLabel = "N",
            description = "With --follow: how many bytes of records end a wait (BytesToWaitFor); 1 is the default.")
    private @Nullable Long bytesToWait;

    @Option(
            names = "--read-as",
            order = ORDER,
            paramLabel = "v0|v1",
            description = "Of a volume: which READ_USN_JOURNAL_DATA to send; v0 returns version 2 records only.")
    private @Nullable Request readAs;

    @Option(
            names = "--accept",
            order = ORDER,
            paramLabel = "MIN-MAX",
            converter = VersionsConverter.class,
            description = "Of a volume: the record versions to accept, for example 2-4; what the volume offers is the"
                    + " default.")
    private @Nullable Versions accept;

    /** Which version of the request. */
    enum Request {
        V0,
        V1
    }

    /** Where to begin. */
    record Begin(Start start, long usn) {}

    /** Whether any of them was given. */
    boolean isGiven() {
        return start != null
                || journalId != null
                || atVolume
                || timeout != null
                || bytesToWait != null
                || readAs != null
                || accept != null;
    }

    /** Whether it was said where to begin. */
    boolean begins() {
        return start != null;
    }

    /** Whether waits were described. */
    boolean describesWaits() {
        return timeout != null || bytesToWait != null;
    }

    /** Whether numbers are none below 0. */
    boolean hasNegativeNumbers() {
        return timeout != null && timeout < 0 || bytesToWait != null && bytesToWait < 0;
    }

    /** Whether V0 was asked for together with a range of versions, which only V1 can carry. */
    boolean contradicts() {
        return readAs == Request.V0 && accept != null;
    }

    /**
     * The options.
     *
     * @param filter what is asked for, of which the volume can apply the reasons and that a record has CLOSE
     * @param follow whether to wait for new records; who does not is answered at once, whatever there is
     */
    ReadOptions of(FilterSpec filter, boolean follow) {
        Begin begin = start == null ? new Begin(Start.OLDEST, 0) : start;
        boolean onlyOnClose = atVolume && filter.onlyClosed();
        int mask = atVolume && filter.anyOf() != FilterSpec.ANY ? filter.anyOf() : ALL;
        return new ReadOptions(
                begin.start(),
                begin.usn(),
                journalId == null ? OptionalLong.empty() : OptionalLong.of(journalId),
                versions(),
                onlyOnClose ? mask | Reason.CLOSE.bit() : mask,
                onlyOnClose,
                follow ? Objects.requireNonNullElse(bytesToWait, ReadOptions.DEFAULT.bytesToWaitFor()) : 0,
                follow ? Objects.requireNonNullElse(timeout, ReadOptions.DEFAULT.timeoutSeconds()) : 0);
    }

    private Versions versions() {
        if (readAs == Request.V0) {
            return Versions.V0;
        }
        return accept == null ? Versions.OFFERED : accept;
    }

    // --- how they are read

    /** Reads {@code oldest}, {@code now} or a USN. */
    static final class StartConverter implements ITypeConverter<Begin> {
        @Override
        public Begin convert(String text) {
            if (text.equalsIgnoreCase(Start.OLDEST.name())) {
                return new Begin(Start.OLDEST, 0);
            }
            if (text.equalsIgnoreCase(Start.NOW.name())) {
                return new Begin(Start.NOW, 0);
            }
            try {
                long usn = Long.decode(text);
                if (usn >= 0) {
                    return new Begin(Start.USN, usn);
                }
            } catch (NumberFormatException e) {
                // As one below 0: it is no USN.
            }
            throw new TypeConversionException(Messages.text("cli.usage.start", text));
        }
    }

    /** Reads a journal id as it is written everywhere. */
    static final class IdConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            if (!text.matches("(0[xX])?[0-9a-fA-F]{1,16}")) {
                throw new TypeConversionException(Messages.text("readOptions.wrong.ID", text));
            }
            return Long.parseUnsignedLong(text.replaceFirst("^0[xX]", ""), 16);
        }
    }

    /** Reads a range of record versions. */
    static final class VersionsConverter implements ITypeConverter<Versions> {

        private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

        @Override
        public Versions convert(String text) {
            Matcher range = RANGE.matcher(text);
            if (range.matches()) {
                int min = Integer.parseInt(range.group(1));
                int max = range.group(2) == null ? min : Integer.parseInt(range.group(2));
                if (min > 0 && min <= max && max <= HIGHEST_VERSION) {
                    return new Versions(false, min, max);
                }
            }
            throw new TypeConversionException(Messages.text("readOptions.wrong.VERSIONS", text));
        }
    }
}
