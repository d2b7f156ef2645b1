package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.Acts;
import dev.tidemark.act.MarkedHandle;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.SourceInfo;
import java.io.PrintStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code tidemark mark PATH}: FSCTL_MARK_HANDLE. */
@Command(name = "mark", mixinStandardHelpOptions = true, sortOptions = false, description = "Ctrl+C releases it.")
final class MarkCommand extends FileActCommand {

    @Option(
            names = "--source",
            paramLabel = "MASK|NAMES",
            converter = Source.class,
            description = "Source information: 0x1, or DATA_MANAGEMENT,AUXILIARY_DATA,…")
    private int source;

    @Option(names = "--copy", paramLabel = "N", description = "CopyNumber for READ_COPY; not together with --source.")
    private @Nullable Integer copy;

    @Option(
            names = "--flags",
            paramLabel = "MASK|NAMES",
            converter = Info.class,
            description = "HandleInfo: 0x1, or PROTECT_CLUSTERS,RETURN_PURGE_FAILURE,…")
    private int flags;

    @Option(
            names = "--caller",
            paramLabel = "64|32",
            defaultValue = "64",
            description = "32 sends MARK_HANDLE_INFO32, as a 32-bit program does; tidemark-mark32.exe sends it.")
    private int caller;

    @Option(
            names = "--touch",
            description = "Set a time of the file to the value that it has, through the marked handle; never its data.")
    private boolean touch;

    @Option(names = "--close-record", description = "Force a close record through the marked handle.")
    private boolean closeRecord;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "How long to keep the handle; 0 until Ctrl+C (default).")
    private double seconds;

    MarkCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    void check() {
        mustBeSeconds("--for", seconds);
        if (copy != null && source != 0) {
            throw usage(Messages.text("cli.usage.copy"));
        }
        if (caller != 32 && caller != 64) {
            throw usage(Messages.text("cli.usage.caller"));
        }
    }

    @Override
    void run(Acts acts, ActReport report) throws ActFailedException, Win32Exception, CommandFailedException {
        int info = copy == null ? flags : flags | HandleInfo.READ_COPY.bit();
        MarkedHandle marked = acts.files().mark(file(acts), copy == null ? source : copy, info, caller);
        report.field("UsnSourceInfo", Flags.hex(source)).field("HandleInfo", Flags.hex(info));
        if (touch) {
            marked.touch();
            report.say(Messages.text("held.touched", marked.file().describe()));
        }
        if (closeRecord) {
            OptionalLong usn = marked.closeRecord();
            usn.ifPresent(value -> report.field("Usn", value));
        }
        report.say(Messages.text("cli.mark.held"));
        hold(seconds, marked::release);
    }

    /** Reads source flags from hex or names. */
    static final class Source implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return parse(text, SourceInfo.values(), "USN_SOURCE_");
        }
    }

    /** Reads HandleInfo flags from hex or names. */
    static final class Info implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return parse(text, HandleInfo.values(), "MARK_HANDLE_");
        }
    }

    private static int parse(String text, Flag[] flags, String prefix) {
        try {
            return Flags.parse(text, flags, prefix);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(Messages.text("cli.usage.flag", String.valueOf(e.getMessage())));
        }
    }
}
