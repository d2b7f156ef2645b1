package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.InputFiles;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.field.Citation;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.RecordPredicate;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemark records SOURCE …}: writes the records of a file or a volume. */
@Command(name = "records", mixinStandardHelpOptions = true, sortOptions = false)
final class RecordsCommand implements Callable<Integer> {

    private static final int OF_FIELDS = 1;
    private static final int BEHIND_FIELDS = 2;

    private final FieldRegistry registry;
    private final FieldOptions narrowing;
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
            names = "--columns",
            split = ",",
            paramLabel = "FIELD",
            description = {
                "Write these fields, separated by commas, of records of every version.",
                "All fields are listed below; the columns of every format are names of them too."
            })
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--all-of",
            order = BEHIND_FIELDS,
            paramLabel = "MASK|NAMES",
            converter = ReasonMask.class,
            description = "Only records with all of these reasons.")
    private int allOf;

    @Option(
            names = "--none-of",
            order = BEHIND_FIELDS,
            paramLabel = "MASK|NAMES",
            converter = ReasonMask.class,
            description = "Only records with none of these reasons.")
    private int noneOf;

    @Option(names = "--only-closed", order = BEHIND_FIELDS, description = "Only records with CLOSE.")
    private boolean onlyClosed;

    @Mixin
    private WhereOptions asking = new WhereOptions();

    @Option(
            names = "--paths",
            order = BEHIND_FIELDS,
            description = {
                "Two more columns: the path the file had at the time of the record, and how sure it is.",
                "The $MFT beside a $J is used; a volume is asked for its directories."
            })
    private boolean paths;

    @Option(
            names = "--mft",
            order = BEHIND_FIELDS,
            paramLabel = "FILE",
            description = "The $MFT of the volume, to find paths by.")
    private @Nullable Path table;

    @Option(
            names = "--at",
            order = BEHIND_FIELDS,
            paramLabel = "CITATION",
            description = "Only the record that was cited so, as the window copies it: usn7000000-1f0c29d4b7a3.")
    private @Nullable String at;

    @Option(names = "--limit", order = BEHIND_FIELDS, paramLabel = "N", description = "End after N records.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--follow", order = BEHIND_FIELDS, description = "Of a volume: wait for new records until Ctrl+C.")
    private boolean follow;

    @Option(names = "--simulated", order = BEHIND_FIELDS, description = "SOURCE is a simulated volume.")
    private boolean simulated;

    @Option(
            names = "--output",
            order = BEHIND_FIELDS,
            paramLabel = "FILE",
            description = "Write to this file instead of standard output. An existing file is replaced.")
    private @Nullable Path output;

    private OptionalLong serial = OptionalLong.empty();
    private Where where = Where.EVERYTHING;

    private RecordsCommand(FieldRegistry registry, Volumes volumes, Output standardOutput, PrintStream err) {
        this.registry = registry;
        this.narrowing = new FieldOptions(registry, OF_FIELDS);
        this.volumes = volumes;
        this.standardOutput = standardOutput;
        this.err = err;
    }

    /** The command, with the options and the help that the fields give. */
    static CommandLine of(FieldRegistry registry, Volumes volumes, Output standardOutput, PrintStream err) {
        RecordsCommand command = new RecordsCommand(registry, volumes, standardOutput, err);
        CommandLine line = new CommandLine(command);
        command.narrowing.addTo(line.getCommandSpec());
        line.getCommandSpec().usageMessage().footer(FieldHelp.lines(registry));
        return line;
    }

    @Override
    public Integer call() throws CommandFailedException {
        SourceArgument from = new SourceArgument(source, simulated);
        checkUsage(from);
        if (from.isVolume()) {
            try (Computer computer = from.open(volumes)) {
                Backend backend = computer.backend();
                serial = at == null ? OptionalLong.empty() : serial(backend, from.volume());
                return write(ofVolume(backend, from.volume()));
            }
        }
        boolean takenIn = needsPaths() || where.needsStore();
        return write(takenIn ? from.takenIn(table, filter(), where, needsPaths()) : from.fileOrCapture());
    }

    private static OptionalLong serial(Backend backend, String volume) throws CommandFailedException {
        try {
            return VolumeFacts.named(backend.volumes(), volume)
                    .map(facts -> OptionalLong.of(facts.serial()))
                    .orElse(OptionalLong.empty());
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        }
    }

    private RecordProducer ofVolume(Backend backend, String volume) {
        return needsPaths()
                ? new VolumePathRecords(backend, volume, filter(), where, follow, err)
                : new VolumeRecords(backend, volume, follow, err);
    }

    private boolean needsPaths() {
        return table != null
                || !narrowing.path().isEmpty()
                || where.needsPaths()
                || chosen().stream().anyMatch(RecordField::needsPath)
                || paths;
    }

    private void checkUsage(SourceArgument from) {
        require(limit >= 0, "cli.usage.limit");
        List<Integer> versions = narrowing.versions();
        require(versions.stream().allMatch(v -> v >= 2 && v <= 4), "cli.usage.versions");
        boolean extents = versions.contains(4);
        boolean named = versions.contains(2) || versions.contains(3);
        require(!hasTwoKindsOfLines() || !(extents && named), "cli.usage.tsv");
        require(!count || columns.isEmpty(), "cli.usage.columns.count");
        chosen();
        where = asking.where(registry, spec.commandLine());
        require(from.isVolume() || !follow, "cli.usage.follow");
        require(!from.isVolume() || table == null, "cli.usage.mft");
        Path written = output;
        require(written == null || !from.isReadFrom(written), "cli.usage.output");
        require(written == null || table == null || !InputFiles.contain(table, written), "cli.usage.output.mft");
        Optional<Citation> cited = cited();
        require(at == null || cited.isPresent(), "cli.usage.at");
        require(cited.isEmpty() || cited.get().isRecord(), "cli.usage.at.derived");
    }

    private Optional<Citation> cited() {
        return Optional.ofNullable(at).flatMap(Citation::parse);
    }

    private void require(boolean condition, String key) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), Messages.text(key));
        }
    }

    // --- writing

    private int write(RecordProducer records) throws CommandFailedException {
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

    private int write(RecordProducer records, OutputStream out, String outName) throws CommandFailedException {
        try {
            write(records, out);
            return ExitCode.OK;
        } catch (Output.ClosedException e) {
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandFailedException(unwritten(outName, e));
        }
    }

    private void write(RecordProducer records, OutputStream out) throws CommandFailedException, IOException {
        RecordSink sink = sink(records, out);
        FilterSpec filter = filter();
        CitedRecord cited =
                cited().map(citation -> new CitedRecord(citation, serial)).orElse(null);
        // Where rows are read through a store they are tested there, by what is around them too.
        Where one = records instanceof PathRecords || records instanceof VolumePathRecords ? Where.EVERYTHING : where;
        Selection selection = new Selection(
                RecordPredicate.of(filter),
                one.overRecords(),
                filter.passesAll() && one.passesAll(),
                versions(),
                limit,
                sink,
                err,
                cited);
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
        Problem missing = cited == null ? null : cited.problem(source, selection.handedOn() > 0);
        if (missing != null) {
            throw new CommandFailedException(missing);
        }
    }

    private RecordSink sink(RecordProducer records, OutputStream out) {
        if (count) {
            return new VersionCounts(out);
        }
        ExportColumns written = exportColumns();
        return records instanceof FileRecords ? new ParallelRecords(written, out) : new FormattedRecords(written, out);
    }

    private ExportColumns exportColumns() {
        boolean extents = narrowing.versions().contains(4);
        if (columns.isEmpty()) {
            return paths
                    ? ExportColumns.withPaths(registry, format, extents)
                    : ExportColumns.standard(registry, format, extents);
        }
        List<RecordField> fields = new ArrayList<>(chosen());
        if (paths) {
            registry.all("path", "certainty").stream()
                    .filter(field -> !fields.contains(field))
                    .forEach(fields::add);
        }
        return ExportColumns.of(format, fields);
    }

    /** The fields of the columns that were asked for. */
    private List<RecordField> chosen() {
        return columns.stream().map(this::field).distinct().toList();
    }

    private RecordField field(String name) {
        return registry.find(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        registry.nearest(name)
                                .map(near -> Messages.text("cli.usage.column.near", name, near.id()))
                                .orElseGet(() -> Messages.text("cli.usage.column", name))));
    }

    /** TSV without chosen columns has lines of version 4 that look otherwise than the others. */
    private boolean hasTwoKindsOfLines() {
        return !count && format == ExportFormat.TSV && columns.isEmpty();
    }

    /** What was read before a source failed is written all the same. */
    private static void read(RecordProducer records, Selection selection) throws CommandFailedException {
        try {
            records.read(selection);
        } catch (CommandFailedException e) {
            selection.flush();
            throw e;
        }
    }

    private FilterSpec filter() {
        return narrowing.narrow(
                FilterSpec.ALL.withReasons(FilterSpec.ANY, allOf, noneOf).withOnlyClosed(onlyClosed));
    }

    private int versions() {
        List<Integer> versions = narrowing.versions();
        if (!versions.isEmpty()) {
            return versions.stream().mapToInt(version -> 1 << version).sum();
        }
        return hasTwoKindsOfLines() ? 1 << 2 | 1 << 3 : -1;
    }

    private void sayWhatWasLeftOut(Selection selection) {
        if (!hasTwoKindsOfLines()) {
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
