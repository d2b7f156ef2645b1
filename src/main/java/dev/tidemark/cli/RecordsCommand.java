package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.RecordPredicate;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemark records SOURCE …}: writes the records of a file or a volume. */
@Command(
        name = "records",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes the records of a $J extract, a saved capture or a volume to standard output.")
final class RecordsCommand implements Callable<Integer> {

    private final Volumes volumes;
    private final Output standardOutput;
    private final PrintStream err;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SOURCE",
            description = "A $J extract, the folder of a saved capture, or a volume such as D:.")
    private String source = "";

    @Option(
            names = "--format",
            paramLabel = "tsv|csv|jsonl",
            defaultValue = "tsv",
            description = "tsv: versions 2 and 3, or 4 with --versions 4. csv and jsonl: every version and field.")
    private ExportFormat format = ExportFormat.TSV;

    @Option(
            names = "--count",
            description =
                    "Write only how many records there are of each version: V2, a tab, the number; then the total.")
    private boolean count;

    @Option(
            names = "--versions",
            split = ",",
            paramLabel = "2|3|4",
            description = "Only records of these major versions, separated by commas (tsv: 2,3 by default).")
    private List<Integer> versions = new ArrayList<>();

    @Option(
            names = "--reason",
            paramLabel = "MASK|NAMES",
            converter = ReasonMask.class,
            description = "Only records with at least one of these reasons: 0x80000100, or FILE_CREATE,CLOSE.")
    private @Nullable Integer anyOf;

    @Option(
            names = "--all-of",
            paramLabel = "MASK|NAMES",
            converter = ReasonMask.class,
            description = "Only records with all of these reasons.")
    private int allOf;

    @Option(
            names = "--none-of",
            paramLabel = "MASK|NAMES",
            converter = ReasonMask.class,
            description = "Only records with none of these reasons.")
    private int noneOf;

    @Option(names = "--only-closed", description = "Only records with CLOSE.")
    private boolean onlyClosed;

    @Option(
            names = "--name",
            paramLabel = "PATTERN",
            description = "Only records whose name contains this, or fits it when it has * or ?; case is ignored.")
    private String name = "";

    @Option(
            names = "--path",
            paramLabel = "PATTERN",
            description = "Only records whose file's path at that time contains this, or fits it; case is ignored.")
    private String path = "";

    @Option(
            names = "--paths",
            description = {
                "Two more columns: the path the file had at the time of the record, and how sure it is.",
                "The $MFT beside a $J is used; a volume is asked for its directories."
            })
    private boolean paths;

    @Option(names = "--mft", paramLabel = "FILE", description = "The $MFT of the volume, to find paths by.")
    private @Nullable Path table;

    @Option(
            names = "--file-id",
            paramLabel = "HEX",
            converter = HexFileId.class,
            description = "Only records of this file: up to 16 hex digits, or 32 for 128 bits.")
    private @Nullable FileId file;

    @Option(
            names = "--parent-id",
            paramLabel = "HEX",
            converter = HexFileId.class,
            description = "Only records that name this directory as parent.")
    private @Nullable FileId parent;

    @Option(names = "--limit", paramLabel = "N", description = "End after N records.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--follow", description = "Of a volume: wait for new records until Ctrl+C.")
    private boolean follow;

    @Option(names = "--simulated", description = "SOURCE is a simulated volume.")
    private boolean simulated;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write to this file instead of standard output. An existing file is replaced.")
    private @Nullable Path output;

    RecordsCommand(Volumes volumes, Output standardOutput, PrintStream err) {
        this.volumes = volumes;
        this.standardOutput = standardOutput;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandFailedException {
        SourceArgument from = new SourceArgument(source, simulated);
        checkUsage(from);
        if (from.isVolume()) {
            try (Backend backend = from.open(volumes)) {
                return write(ofVolume(backend, from.volume()));
            }
        }
        return write(needsPaths() ? from.withPaths(table, filter()) : from.fileOrCapture());
    }

    private RecordsOf ofVolume(Backend backend, String volume) {
        return needsPaths()
                ? new VolumePathRecords(backend, volume, filter(), follow, err)
                : new VolumeRecords(backend, volume, follow, err);
    }

    private boolean needsPaths() {
        return paths || table != null || !path.isEmpty();
    }

    private void checkUsage(SourceArgument from) {
        require(limit >= 0, "cli.usage.limit");
        require(versions.stream().allMatch(v -> v >= 2 && v <= 4), "cli.usage.versions");
        boolean extents = versions.contains(4);
        boolean named = versions.contains(2) || versions.contains(3);
        require(count || format != ExportFormat.TSV || !(extents && named), "cli.usage.tsv");
        require(from.isVolume() || !follow, "cli.usage.follow");
        require(!from.isVolume() || table == null, "cli.usage.mft");
        require(output == null || !from.is(output), "cli.usage.output");
    }

    private void require(boolean condition, String key) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), Messages.text(key));
        }
    }

    // --- writing

    private int write(RecordsOf records) throws CommandFailedException {
        Path file = output;
        if (file == null) {
            return write(records, standardOutput, "standard output");
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            return write(records, out, file.toString());
        } catch (IOException e) {
            throw new CommandFailedException(unwritten(file.toString(), e));
        }
    }

    private static Problem unwritten(String file, IOException e) {
        String key = e instanceof NoSuchFileException ? "cli.write.folder" : "cli.write";
        String detail = e.getMessage() == null || e.getMessage().equals(file)
                ? e.getClass().getSimpleName()
                : e.getMessage();
        return new Problem(
                0,
                Messages.text("error.file.what", file, detail),
                Messages.text(key + ".here"),
                Messages.text(key + ".next"));
    }

    private int write(RecordsOf records, OutputStream out, String outName) throws CommandFailedException {
        try {
            write(records, out);
            return CommandLineApp.OK;
        } catch (Output.ClosedException e) {
            return CommandLineApp.OK;
        } catch (IOException e) {
            throw new CommandFailedException(unwritten(outName, e));
        }
    }

    private void write(RecordsOf records, OutputStream out) throws CommandFailedException, IOException {
        RecordSink sink = sink(records, out);
        FilterSpec filter = filter();
        Selection selection =
                new Selection(RecordPredicate.of(filter), filter.passesAll(), versions(), limit, sink, err);
        Runnable end = () -> {
            selection.stop();
            records.cancel();
        };
        try (Interruption interruption = new Interruption(end)) {
            read(records, selection);
            sink.end();
        } catch (Selection.SinkException e) {
            throw e.failure();
        }
        sayWhatWasLeftOut(selection);
    }

    private RecordSink sink(RecordsOf records, OutputStream out) {
        if (count) {
            return new VersionCounts(out);
        }
        boolean extents = versions.contains(4);
        return records instanceof FileRecords
                ? new ParallelRecords(format, extents, out)
                : new FormattedRecords(format, extents, paths, out);
    }

    /** What was read before a source failed is written all the same. */
    private static void read(RecordsOf records, Selection selection) throws CommandFailedException {
        try {
            records.read(selection);
        } catch (CommandFailedException e) {
            selection.flush();
            throw e;
        }
    }

    private FilterSpec filter() {
        int any = anyOf == null ? FilterSpec.ANY : anyOf;
        return FilterSpec.ALL
                .withReasons(any, allOf, noneOf)
                .withOnlyClosed(onlyClosed)
                .withName(name)
                .withPath(path)
                .withFile(file)
                .withParent(parent);
    }

    private int versions() {
        if (!versions.isEmpty()) {
            return versions.stream().mapToInt(version -> 1 << version).sum();
        }
        return count || format != ExportFormat.TSV ? -1 : 1 << 2 | 1 << 3;
    }

    private void sayWhatWasLeftOut(Selection selection) {
        if (count || format != ExportFormat.TSV) {
            return;
        }
        if (selection.extentsLeftOut() > 0) {
            err.println("tidemark: " + Messages.text("cli.left.extents", selection.extentsLeftOut()));
        }
        if (selection.laterLeftOut() > 0) {
            err.println("tidemark: " + Messages.text("cli.left.later", selection.laterLeftOut()));
        }
    }
}
