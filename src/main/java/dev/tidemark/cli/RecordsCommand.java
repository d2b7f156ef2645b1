package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.capture.InputFiles;
import dev.tidemark.export.Devices;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.Provenance;
import dev.tidemark.field.Citation;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.RecordPredicate;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
    static final int BEHIND_FIELDS = 2;

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

    @Option(
            names = "--paths",
            order = BEHIND_FIELDS,
            description = {
                "Two more columns: the path the file had at the time of the record, and how sure it is.",
                "The $MFT collected with a $J is used; a volume is asked for its directories."
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

    @Option(
            names = "--guard-formulas",
            order = BEHIND_FIELDS,
            description = {
                "For spreadsheets: an apostrophe before text that begins with = + - @ or an apostrophe.",
                "Not in JSON Lines."
            })
    private boolean guard;

    @Option(names = "--limit", order = BEHIND_FIELDS, paramLabel = "N", description = "End after N records.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--follow", order = BEHIND_FIELDS, description = "Of a volume: wait for new records until Ctrl+C.")
    private boolean follow;

    @Option(
            names = SimulatedOption.NAME,
            order = BEHIND_FIELDS,
            arity = "0..1",
            paramLabel = SimulatedOption.LABEL,
            preprocessor = SimulatedOption.class,
            converter = SimulatedOption.class,
            description = "SOURCE is a simulated volume; odd-volumes has those that are rarely met.")
    private @Nullable SimulatedMachine simulated;

    @Option(
            names = "--output",
            order = BEHIND_FIELDS,
            paramLabel = "FILE",
            description = {
                "Write to this file instead of standard output. An existing file is replaced when all is written;",
                "with --follow it must be a new one."
            })
    private @Nullable Path output;

    @Option(
            names = "--provenance",
            order = BEHIND_FIELDS,
            description = {
                "Write FILE.provenance.json beside --output: the files that were read with their",
                "SHA-256, the conditions, and how many records were written."
            })
    private boolean provenance;

    @Mixin
    private JournalReadOptions reading = new JournalReadOptions();

    private OptionalLong serial = OptionalLong.empty();

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
                return write(ofVolume(computer, from.volume()));
            }
        }
        return write(
                needsPaths()
                        ? from.withPaths(table, filter(), this::firstAllocated, err)
                        : from.fileOrCapture(this::firstAllocated, err));
    }

    /** The machine is asked only of a file that begins with a hole. */
    private long firstAllocated(Path file, long offset) throws IOException {
        try (Computer computer = volumes.open(null)) {
            return computer == null ? offset : computer.host().allocatedRanges().firstAllocated(file, offset);
        }
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

    private RecordProducer ofVolume(Computer computer, String volume) {
        return needsPaths()
                ? new VolumePathRecords(computer, volume, filter(), reading.of(filter()), follow, err)
                : new VolumeRecords(computer.backend(), volume, reading.of(filter()), follow, err);
    }

    private boolean needsPaths() {
        return table != null
                || !narrowing.path().isEmpty()
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
        require(from.isVolume() || !follow, "cli.usage.follow");
        require(from.isVolume() || !reading.isGiven(), "cli.usage.reading");
        require(follow || !reading.describesWaits(), "cli.usage.waits");
        require(!reading.hasNegativeNumbers(), "cli.usage.waits.negative");
        require(!reading.contradicts(), "cli.usage.readAs");
        require(!from.isVolume() || table == null, "cli.usage.mft");
        Path written = output;
        require(written == null || !from.isReadFrom(written), "cli.usage.output");
        require(written == null || table == null || !InputFiles.contain(table, written), "cli.usage.output.mft");
        require(written == null || !InputFiles.isEvidence(written), "cli.usage.output.evidence");
        require(written == null || !follow || !isThere(written), "cli.usage.output.follow");
        require(!provenance || written != null && !follow, "cli.usage.provenance");
        Optional<Citation> cited = cited();
        require(at == null || cited.isPresent(), "cli.usage.at");
        require(cited.isEmpty() || cited.get().isRecord(), "cli.usage.at.derived");
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Devices.test(file);
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
            return write(records, standardOutput);
        }
        OutputFile out;
        try {
            out = new OutputFile(file, follow);
        } catch (IOException e) {
            throw new CommandFailedException(unwritten(file.toString(), e));
        }
        try {
            return write(records, out, out);
        } catch (IOException e) {
            out.drop(e);
            throw new CommandFailedException(unwritten(file.toString(), e));
        }
    }

    /** That a file or stream could not be written. */
    static Problem unwritten(String file, IOException e) {
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

    private int write(RecordProducer records, OutputStream out) throws CommandFailedException {
        try {
            return write(records, out, null);
        } catch (Output.ClosedException e) {
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandFailedException(unwritten("standard output", e));
        }
    }

    /**
     * @param file what the stream is of, {@code null} when it is of none
     */
    private int write(RecordProducer records, OutputStream out, @Nullable OutputFile file)
            throws CommandFailedException, IOException {
        RecordSink sink = sink(records, out);
        FilterSpec filter = filter();
        CitedRecord cited =
                cited().map(citation -> new CitedRecord(citation, serial)).orElse(null);
        Selection selection =
                new Selection(RecordPredicate.of(filter), filter.passesAll(), versions(), limit, sink, err, cited);
        Runnable end = () -> {
            selection.stop();
            records.cancel();
        };
        // Until the file has its name: the program ends with this.
        try (Interruption interruption = new Interruption(end)) {
            read(records, selection);
            sink.end();
            sayWhatWasLeftOut(selection);
            Problem missing = cited == null ? null : cited.problem(source, selection.handedOn() > 0);
            if (missing != null) {
                throw new CommandFailedException(missing);
            }
            name(file, selection.isStopped() && !follow);
            return writeProvenance(selection) ? ExitCode.OK : ExitCode.FAILED;
        } catch (Selection.SinkException e) {
            throw e.failure();
        } catch (CommandFailedException e) {
            end(file, selection, e);
            throw e;
        } finally {
            records.position().ifPresent(position -> say(position.line()));
        }
    }

    /** Gives a file its name, unless the reading was ended before the end. */
    private void name(@Nullable OutputFile file, boolean stopped) throws IOException {
        if (file == null) {
            return;
        }
        if (stopped) {
            say(file.keep());
        } else {
            file.whole();
        }
    }

    /** Of the output, when there is all of it. */
    private boolean writeProvenance(Selection selection) {
        Path file = output;
        if (!provenance || file == null || selection.isStopped()) {
            return true;
        }
        List<String> names = count ? List.of() : Provenance.names(exportColumns());
        return new OutputProvenance(new SourceArgument(source, simulated), table, needsPaths())
                .write(filter(), names, selection, file, err);
    }

    /** What was read before a source failed is kept; a file without records tells nothing. */
    private void end(@Nullable OutputFile file, Selection selection, CommandFailedException why) throws IOException {
        if (selection.handedOn() > 0) {
            say(Messages.text("cli.ended", selection.handedOn()));
        }
        if (file == null) {
            return;
        }
        if (selection.handedOn() > 0) {
            say(file.keep());
        } else {
            file.drop(why);
        }
    }

    private void say(String words) {
        if (!words.isEmpty()) {
            ErrorLines.say(err, words);
        }
    }

    private RecordSink sink(RecordProducer records, OutputStream out) {
        if (count) {
            return new VersionCounts(out);
        }
        ExportColumns written = exportColumns().guarding(guard);
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
        if (selection.cutNames() > 0) {
            ErrorLines.say(err, Messages.text("cli.cutNames", selection.cutNames()));
        }
        if (!hasTwoKindsOfLines()) {
            return;
        }
        if (selection.extentsLeftOut() > 0) {
            say(Messages.text("cli.left.extents", selection.extentsLeftOut()));
        }
        if (selection.laterLeftOut() > 0) {
            say(Messages.text("cli.left.later", selection.laterLeftOut()));
        }
    }
}
