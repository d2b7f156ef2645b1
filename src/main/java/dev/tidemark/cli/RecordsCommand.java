package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.Provenance;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.field.Citation;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.RecordPredicate;
import dev.tidemark.session.Presets;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

    private final FieldRegistry registry;
    private final SourceAdditions additions;
    private final FieldOptions narrowing;
    private final Volumes volumes;
    private final Output standardOutput;
    private final PrintStream err;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "A $J extract, a saved capture, or a volume such as D:.")
    private String source = "";

    @Mixin
    private ColumnOptions columns;

    @Mixin
    private ReasonOptions reasons = new ReasonOptions();

    @Mixin
    private WhereOptions asking;

    @Option(
            names = "--at",
            order = HelpOrder.CONDITIONS,
            paramLabel = "CITATION",
            description = "Only the record that was cited so, as the window copies it: usn7000000-1f0c29d4b7a3.")
    private @Nullable String at;

    @Option(names = "--limit", order = HelpOrder.CONDITIONS, paramLabel = "N", description = "End after N records.")
    private long limit = Long.MAX_VALUE;

    @Mixin
    private SourceOptions located = new SourceOptions();

    @Option(
            names = "--follow",
            order = HelpOrder.READING,
            description = "Of a volume: wait for new records until Ctrl+C.")
    private boolean follow;

    @Mixin
    private JournalReadOptions reading = new JournalReadOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private OptionalLong serial = OptionalLong.empty();
    private Where where = Where.EVERYTHING;
    private SourceArgument from = new SourceArgument("", null, null);
    private ProfileContext context = ProfileContext.ofFile("", false);
    private @Nullable Selection selected;

    private RecordsCommand(
            FieldRegistry registry,
            Supplier<Presets> presets,
            SourceAdditions additions,
            Volumes volumes,
            Output standardOutput,
            PrintStream err) {
        this.additions = additions;
        this.registry = registry;
        this.asking = new WhereOptions(presets);
        this.columns = new ColumnOptions(registry);
        this.narrowing = new FieldOptions(registry, HelpOrder.FIELDS);
        this.volumes = volumes;
        this.standardOutput = standardOutput;
        this.err = err;
    }

    /** The command, with the options and the help that the fields give. */
    static CommandLine of(
            FieldRegistry registry,
            Supplier<Presets> presets,
            SourceAdditions additions,
            Volumes volumes,
            Output standardOutput,
            PrintStream err) {
        RecordsCommand command = new RecordsCommand(registry, presets, additions, volumes, standardOutput, err);
        CommandLine line = new CommandLine(command);
        command.narrowing.addTo(line.getCommandSpec());
        line.getCommandSpec().usageMessage().footer(FieldHelp.lines(registry));
        return line;
    }

    @Override
    public Integer call() throws CommandFailedException {
        from = located.source(source, volumes, spec.commandLine());
        checkUsage();
        additions.read(where.tree(), columns.asked(spec.commandLine()), from, registry, err);
        if (from.isVolume()) {
            try (Computer computer = from.open(volumes)) {
                Backend backend = computer.backend();
                String volume = from.volume(backend);
                from = new SourceArgument(source, located.simulated(), volume);
                VolumeFacts facts = facts(backend, volume);
                serial = at == null || facts == null ? OptionalLong.empty() : OptionalLong.of(facts.serial());
                context = SourceContext.of(volume, false, facts, registry)
                        .onHost(computer.host().name());
                return write(ofVolume(computer, volume));
            }
        }
        context = SourceContext.of(from, registry);
        return write(
                needsPaths() || where.needsStore() ? takenIn() : from.fileOrCapture(volumes.allocatedRanges(), err));
    }

    private RecordProducer takenIn() throws CommandFailedException {
        FileTaking taking = from.takenIn(located.table(), needsPaths(), volumes, err);
        return new PathRecords(taking, filter(), where, needsPaths(), err);
    }

    /** What is known of the volume, where a citation or the format asks for it; {@code null} for nothing. */
    private @Nullable VolumeFacts facts(Backend backend, String volume) throws CommandFailedException {
        if (at == null && !columns.tellVolume()) {
            return null;
        }
        try {
            return VolumeFacts.named(backend.volumes(), volume).orElse(null);
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        }
    }

    private RecordProducer ofVolume(Computer computer, String volume) throws CommandFailedException {
        FilterSpec filter = filter();
        ReadOptions options = output.begin(reading.of(filter, follow), written());
        return needsPaths()
                ? new VolumePathRecords(computer, volume, filter, where, options, follow, err)
                : new VolumeRecords(computer.backend(), volume, options, follow, err);
    }

    // --- what is asked for

    private boolean needsPaths() {
        return located.table() != null
                || !narrowing.path().isEmpty()
                || where.needsPaths()
                || columns.needPaths(spec.commandLine());
    }

    private FilterSpec filter() {
        return narrowing.narrow(reasons.filter());
    }

    private boolean extents() {
        return narrowing.versions().contains(4);
    }

    private int versions() {
        List<Integer> versions = narrowing.versions();
        if (!versions.isEmpty()) {
            return versions.stream().mapToInt(version -> 1 << version).sum();
        }
        return columns.haveTwoKindsOfLines() ? 1 << 2 | 1 << 3 : -1;
    }

    private @Nullable ExportColumns written() {
        return columns.written(extents(), spec.commandLine());
    }

    private Optional<Citation> cited() {
        return Optional.ofNullable(at).flatMap(Citation::parse);
    }

    private void checkUsage() throws CommandFailedException {
        require(limit >= 0, "cli.usage.limit");
        List<Integer> versions = narrowing.versions();
        require(versions.stream().allMatch(v -> v >= 2 && v <= 4), "cli.usage.versions");
        boolean named = versions.contains(2) || versions.contains(3);
        require(!columns.haveTwoKindsOfLines() || !(extents() && named), "cli.usage.tsv");
        require(!columns.contradict(), "cli.usage.columns.count");
        require(!columns.doNotFit(), "cli.usage.export.columns");
        require(!columns.contradictWords(), "cli.usage.columns.words");
        columns.chosen(spec.commandLine());
        if (asking.asksForMarks()) {
            additions.readMarks(from);
        }
        where = asking.where(registry, additions::called, spec.commandLine());
        require(from.isVolume() || !follow, "cli.usage.follow");
        require(from.isVolume() || !reading.isGiven(), "cli.usage.reading");
        require(follow || !reading.describesWaits(), "cli.usage.waits");
        require(!reading.hasNegativeNumbers(), "cli.usage.waits.negative");
        require(!reading.contradicts(), "cli.usage.readAs");
        String wrong = output.wrong(from, located.table(), follow);
        require(wrong == null, String.valueOf(wrong));
        String notResumed = output.wrongToResume(follow && !reading.begins(), written());
        require(notResumed == null, String.valueOf(notResumed));
        Optional<Citation> cited = cited();
        require(at == null || cited.isPresent(), "cli.usage.at");
        require(cited.isEmpty() || cited.get().isRecord(), "cli.usage.at.derived");
    }

    private void require(boolean condition, String key) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), Messages.text(key));
        }
    }

    // --- writing

    private int write(RecordProducer records) throws CommandFailedException {
        return output.write(standardOutput, follow, err, (out, file) -> write(records, out, file));
    }

    private int write(RecordProducer records, OutputStream out, @Nullable OutputFile file)
            throws CommandFailedException, IOException {
        ProfileContext whole = context.ofJournals(row -> selected == null ? 0 : selected.journal(row));
        LivesSoFar lives = new LivesSoFar();
        RecordSink sink = columns.sink(records, out, extents(), whole, lives, spec.commandLine());
        CitedRecord cited =
                cited().map(citation -> new CitedRecord(citation, serial)).orElse(null);
        Selection selection = selection(records, sink, cited);
        selection.followed(columns.inWords() ? lives : null);
        selected = selection;
        OutputProvenance provenance = provenance();
        return new RecordRun(records, selection, sink, file, follow, err)
                .run(() -> checkRead(selection, sink, cited), () -> writeProvenance(provenance, selection));
    }

    private Selection selection(RecordProducer records, RecordSink sink, @Nullable CitedRecord cited) {
        FilterSpec filter = filter();
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
        selection.again(output.again());
        return selection;
    }

    private void checkRead(Selection selection, RecordSink sink, @Nullable CitedRecord cited)
            throws CommandFailedException {
        sayWhatWasLeftOut(selection);
        sink.leftOutWords().forEach(words -> ErrorLines.say(err, words));
        Problem missing = cited == null ? null : cited.problem(source, selection.handedOn() > 0);
        if (missing != null) {
            throw new CommandFailedException(missing);
        }
    }

    private @Nullable OutputProvenance provenance() {
        Path file = output.withProvenance();
        return file == null ? null : OutputProvenance.of(from, located.table(), needsPaths(), file);
    }

    /** Of the output, when there is all of it. */
    private boolean writeProvenance(@Nullable OutputProvenance provenance, Selection selection) {
        return provenance == null
                || selection.isStopped()
                || provenance.write(asked(), columns.names(extents(), spec.commandLine()), selection, err);
    }

    private Provenance.Asked asked() {
        OptionalLong most = limit == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(limit);
        return new Provenance.Asked(
                narrowing.withVersions(filter()), where.text(), most, Objects.requireNonNullElse(at, ""));
    }

    private void sayWhatWasLeftOut(Selection selection) {
        if (selection.cutNames() > 0) {
            ErrorLines.say(err, Messages.text("cli.cutNames", selection.cutNames()));
        }
        if (!columns.haveTwoKindsOfLines()) {
            return;
        }
        if (selection.extentsLeftOut() > 0) {
            ErrorLines.say(err, Messages.text("cli.left.extents", selection.extentsLeftOut()));
        }
        if (selection.laterLeftOut() > 0) {
            ErrorLines.say(err, Messages.text("cli.left.later", selection.laterLeftOut()));
        }
    }
}
