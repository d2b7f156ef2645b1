package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportForm;
import dev.tidemark.export.Provenance;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.field.Citation;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.session.Presets;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private final FieldRegistry fields;
    private final FieldRegistry registry;
    private final SourceAdditions additions;
    private final FieldOptions narrowing;
    private final Volumes volumes;
    private final Output standardOutput;
    private final PrintStream err;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "1..*",
            description = {
                "A $J extract, a saved capture, a volume such as D:, or a folder, of which every journal and capture"
                        + " is",
                "read. Several are written as one list by time, with two more columns: volume and source. A record that"
                        + " more",
                "than one of them has, as captures of one journal do, is written once."
            })
    private List<String> source = new ArrayList<>();

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
            description = "Of volumes: wait for new records until Ctrl+C.")
    private boolean follow;

    @Option(
            names = "--unmerged",
            order = HelpOrder.READING,
            description = {
                "Of several sources: write one behind the other, as they were named, and all records of each.",
                "Takes no time or memory for their order."
            })
    private boolean unmerged;

    @Mixin
    private JournalReadOptions reading = new JournalReadOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private Where where = Where.EVERYTHING;
    private List<NamedSource> sources = List.of();
    private boolean several;

    private RecordsCommand(
            FieldRegistry registry,
            Supplier<Presets> presets,
            SourceAdditions additions,
            Volumes volumes,
            Output standardOutput,
            PrintStream err) {
        this.additions = additions;
        this.fields = registry;
        this.registry = SourceFields.in(registry, NamedSource.NONE);
        this.asking = new WhereOptions(presets);
        this.columns = new ColumnOptions(this.registry);
        this.narrowing = new FieldOptions(this.registry, HelpOrder.FIELDS);
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
        line.getCommandSpec().usageMessage().footer(FieldHelp.lines(command.registry));
        return line;
    }

    @Override
    public Integer call() throws CommandFailedException {
        SourceList list = SourceList.of(source, text -> located.source(text, volumes, spec.commandLine()), err);
        sources = list.all();
        several = list.areSeveral();
        checkUsage();
        if (several) {
            return several();
        }
        NamedSource only = sources.getFirst();
        SourceArgument from = only.argument();
        readAdditions(only);
        RecordsRequest request = request(only);
        if (from.isVolume()) {
            try (Computer computer = from.open(volumes)) {
                return ofVolume(computer, from.volume(computer.backend()), request);
            }
        }
        RecordProducer records = request.ofFile(from, err);
        return write(request, records, from, contexts().of(from), OptionalLong.empty(), null, false);
    }

    private SourceContexts contexts() {
        return new SourceContexts(registry, columns.tellVolume());
    }

    private int ofVolume(Computer computer, String volume, RecordsRequest request) throws CommandFailedException {
        ProfileContext context = contexts().of(computer, volume);
        ReadOptions options = output.begin(reading.of(filter(), follow), columns());
        OptionalLong serial =
                at == null && output.point().isEmpty() ? OptionalLong.empty() : serial(computer.backend(), volume);
        Resumption resumption = resumption(serial, volume);
        ExportForm form = request.written().form(context, new LivesSoFar());
        boolean headed = resumption != null && form != null && output.append(form, follow, resumption.goesOn());
        ReadingPosition after =
                resumption == null ? null : resumption.position().orElse(null);
        SourceArgument from = new SourceArgument(source.getFirst(), located.simulated(), volume);
        RecordProducer records = request.ofVolume(computer, volume, options, follow, after, err);
        return write(request, records, from, context, serial, resumption, headed);
    }

    private @Nullable Resumption resumption(OptionalLong serial, String volume) throws CommandFailedException {
        ResumePointFile point = output.point().orElse(null);
        if (point == null) {
            return null;
        }
        return Resumption.of(point, serial.orElseThrow(() -> CommandFailedException.noVolume(volume)), volume);
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

    private int several() throws CommandFailedException {
        readAdditions(NamedSource.NONE);
        RecordsRequest like = request(NamedSource.NONE);
        LeftOutRecords leftOut = new LeftOutRecords();
        SeveralRecords.Order order = follow
                ? SeveralRecords.Order.FOLLOWED
                : unmerged ? SeveralRecords.Order.UNMERGED : SeveralRecords.Order.MERGED;
        SeveralRecords records = new SeveralRecords(
                sources, this::asked, reading.of(filter(), follow), limit, contexts(), leftOut, order, err);
        return output.write(standardOutput, follow, err, (out, file) -> {
            int code = records.write(like, out, file, output.failsOnGap());
            leftOut.sayTo(err, columns.haveTwoKindsOfLines());
            return code;
        });
    }

    /** What is asked of one of several. Captures may have marks of their own. */
    private synchronized RecordsRequest asked(NamedSource one) throws CommandFailedException {
        readAdditions(one);
        return request(one);
    }

    private void readAdditions(NamedSource one) throws CommandFailedException {
        additions.read(where.tree(), columns.asked(spec.commandLine()), one.argument(), registry, err);
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

    private RecordsRequest request(NamedSource one) {
        FieldRegistry ofSource = SourceFields.in(fields, one);
        Where asked = SourceFields.areAskedFor(where.tree())
                ? asking.where(ofSource, additions::called, spec.commandLine())
                : where;
        return new RecordsRequest(
                volumes,
                filter(),
                asked,
                versions(),
                written(ofSource, one),
                needsPaths(),
                columns.needOthers(spec.commandLine()),
                located.table());
    }

    /** The columns, as they are of any source; {@code null} where there are none. */
    private @Nullable ExportColumns columns() {
        return columns.written(extents(), spec.commandLine());
    }

    private RecordsRequest.Written written(FieldRegistry ofSource, NamedSource one) {
        ExportColumns all = columns();
        ExportColumns table =
                all == null ? null : all.with(SourceFields.of(all.fields(), ofSource, several && !columns.areChosen()));
        NamedSource told = several ? one : null;
        return (context, lives) -> columns.form(table, context, lives, told);
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
        List<SourceArgument> all = sources.stream().map(NamedSource::argument).toList();
        where = asking.where(registry, additions, all, spec.commandLine());
        if (several) {
            require(!output.goesOn(), "cli.usage.several.follow");
            require(!follow || !unmerged && !columns.areCounted(), "cli.usage.several.unmerged");
            require(at == null && located.table() == null && output.withProvenance() == null, "cli.usage.several");
        }
        for (NamedSource one : sources) {
            checkUsage(one.argument());
        }
        require(several || !unmerged, "cli.usage.unmerged");
        require(follow || !reading.describesWaits(), "cli.usage.waits");
        require(!reading.hasNegativeNumbers(), "cli.usage.waits.negative");
        require(!reading.contradicts(), "cli.usage.readAs");
        Optional<Citation> cited = cited();
        require(at == null || cited.isPresent(), "cli.usage.at");
        require(cited.isEmpty() || cited.get().isRecord(), "cli.usage.at.derived");
    }

    private void checkUsage(SourceArgument from) {
        require(from.isVolume() || !follow, "cli.usage.follow");
        require(from.isVolume() || !reading.isGiven(), "cli.usage.reading");
        String wrong = output.wrong(from, located.table(), follow);
        require(wrong == null, String.valueOf(wrong));
        String notResumed =
                output.wrongToResume(from.isVolume(), follow, reading.begins(), columns.areCounted(), columns());
        require(notResumed == null, String.valueOf(notResumed));
    }

    private void require(boolean condition, String key) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), Messages.text(key));
        }
    }

    // --- writing

    private int write(
            RecordsRequest request,
            RecordProducer records,
            SourceArgument from,
            ProfileContext context,
            OptionalLong serial,
            @Nullable Resumption resumption,
            boolean headed)
            throws CommandFailedException {
        return output.write(standardOutput, follow, err, (out, file) -> {
            CitedRecord cited =
                    cited().map(citation -> new CitedRecord(citation, serial)).orElse(null);
            RecordsRequest.Reading one = request.reading(records, out, context, headed, limit, err, cited);
            Selection selection = one.selection();
            output.prepare(selection, from.isVolume(), file, follow, resumption);
            OutputProvenance provenance = provenance(from);
            int code = new RecordRun(records, selection, one.sink(), file, follow, resumption, err)
                    .run(() -> checkRead(one, cited), () -> writeProvenance(provenance, selection));
            return output.code(code, selection.gaps() > 0);
        });
    }

    private void checkRead(RecordsRequest.Reading one, @Nullable CitedRecord cited) throws CommandFailedException {
        new LeftOutRecords().add(one.selection()).sayTo(err, columns.haveTwoKindsOfLines());
        one.sink().leftOutWords().forEach(words -> ErrorLines.say(err, words));
        Problem missing = cited == null
                ? null
                : cited.problem(source.getFirst(), one.selection().handedOn() > 0);
        if (missing != null) {
            throw new CommandFailedException(missing);
        }
    }

    private @Nullable OutputProvenance provenance(SourceArgument from) {
        Path file = output.withProvenance();
        if (file == null) {
            return null;
        }
        OutputProvenance.Told told = new OutputProvenance.Told(asked(), columns.names(extents(), spec.commandLine()));
        return OutputProvenance.of(from, null, located.table(), needsPaths(), file, told);
    }

    /** Of the output, when there is all of it. */
    private boolean writeProvenance(@Nullable OutputProvenance provenance, Selection selection) {
        return provenance == null || selection.isStopped() || provenance.write(selection, err);
    }

    private Provenance.Asked asked() {
        OptionalLong most = limit == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(limit);
        return new Provenance.Asked(
                narrowing.withVersions(filter()), where.text(), most, Objects.requireNonNullElse(at, ""));
    }
}
