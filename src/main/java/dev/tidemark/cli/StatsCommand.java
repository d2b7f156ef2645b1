package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.Provenance;
import dev.tidemark.export.StatisticsLines;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.filter.FilterParts;
import dev.tidemark.path.PathIndex;
import dev.tidemark.session.Presets;
import dev.tidemark.store.RecordStore;
import dev.tidemark.summary.Counted;
import dev.tidemark.summary.Grouping;
import dev.tidemark.summary.Statistics;
import dev.tidemark.summary.StatisticsResult;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
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

/** {@code tidemark stats SOURCE --by …}: counts the records of a file or a volume by what they have. */
@Command(name = "stats", mixinStandardHelpOptions = true, sortOptions = false)
final class StatsCommand implements Callable<Integer> {

    private static final String UNKNOWN_ABOVE = "\u2026";

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

    @Option(
            names = "--by",
            order = HelpOrder.COLUMNS,
            required = true,
            split = ",",
            paramLabel = "WORD",
            description = {
                "What to count by, separated by commas, each on its own: fields (listed below; flags one by one),",
                "dir:2 for directories down to two levels with all that is below, hour, weekday."
            })
    private List<String> by = List.of();

    @Option(
            names = "--format",
            order = HelpOrder.COLUMNS,
            paramLabel = "tsv|csv|jsonl",
            description = "TSV is the default. Times are FILETIME numbers in TSV, else ISO 8601 in UTC.")
    private ExportFormat format = ExportFormat.TSV;

    @Option(
            names = "--top",
            order = HelpOrder.COLUMNS,
            paramLabel = "N",
            description = "Only the N values of each that most records have; the others on one line, rest.")
    private int top = Integer.MAX_VALUE;

    @Option(
            names = "--zone",
            order = HelpOrder.COLUMNS,
            paramLabel = "ZONE",
            description = "The time zone of hour and weekday, such as Europe/Berlin or +02:00; UTC is the default.")
    private String zone = "UTC";

    @Mixin
    private GuardOption guard = new GuardOption();

    @Mixin
    private ReasonOptions reasons = new ReasonOptions();

    @Mixin
    private WhereOptions asking;

    @Mixin
    private SourceOptions located = new SourceOptions();

    @Mixin
    private OutputTarget output = new OutputTarget();

    private StatsCommand(
            FieldRegistry registry,
            Supplier<Presets> presets,
            SourceAdditions additions,
            Volumes volumes,
            Output standardOutput,
            PrintStream err) {
        this.registry = registry;
        this.additions = additions;
        this.asking = new WhereOptions(presets);
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
            Output out,
            PrintStream err) {
        StatsCommand command = new StatsCommand(registry, presets, additions, volumes, out, err);
        CommandLine line = new CommandLine(command);
        command.narrowing.addTo(line.getCommandSpec());
        line.getCommandSpec().usageMessage().footer(FieldHelp.lines(registry));
        return line;
    }

    @Override
    public Integer call() throws CommandFailedException {
        SourceArgument from = located.source(source, volumes, spec.commandLine());
        List<Grouping> groupings = by.stream().map(this::grouping).distinct().toList();
        ZoneId hours = zone();
        checkUsage();
        output.require(from, located.table(), spec.commandLine());
        Where where = where(from, groupings);
        boolean withPaths = located.table() != null
                || where.needsPaths()
                || groupings.stream().anyMatch(Grouping::usesPath);
        OutputProvenance provenance = output.provenance(
                from,
                null,
                located.table(),
                withPaths,
                new OutputProvenance.Told(Provenance.Asked.of(where.text()), StatisticsLines.COLUMNS));
        new TakenIn(volumes, located.table(), withPaths, err)
                .read(from, output.of(standardOutput, err, provenance, (taken, out, stopped) -> {
                    PathIndex paths = withPaths ? taken.paths() : null;
                    CompiledFilter filter = where.from(from, taken.store());
                    return write(taken, count(taken, paths, filter, groupings, hours), out, stopped);
                }));
        return output.code();
    }

    // --- what is asked for

    private Grouping grouping(String word) {
        return Grouping.parse(word, registry)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        registry.nearest(word)
                                .map(near -> Messages.text("cli.usage.by.near", word, near.id(), words()))
                                .orElseGet(() -> Messages.text("cli.usage.by", word, words()))));
    }

    private String words() {
        return String.join(", ", Grouping.words(registry));
    }

    private ZoneId zone() {
        try {
            return zone.equalsIgnoreCase("UTC") ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), Messages.text("cli.usage.zone", zone));
        }
    }

    private void checkUsage() {
        require(top > 0, "cli.usage.top");
        require(narrowing.versions().stream().allMatch(version -> version >= 2 && version <= 4), "cli.usage.versions");
    }

    private void require(boolean condition, String key) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), Messages.text(key));
        }
    }

    /** All conditions, those of the short options too. */
    private Where where(SourceArgument from, List<Grouping> groupings) throws CommandFailedException {
        Where where = asking.where(registry, additions, List.of(from), spec.commandLine())
                .and(FilterParts.of(narrowing.withVersions(narrowing.narrow(reasons.filter())))
                        .tree());
        List<RecordField> fields =
                groupings.stream().map(Grouping::field).filter(Objects::nonNull).toList();
        additions.read(where.tree(), fields, from, registry, err);
        return where;
    }

    // --- counting

    private StatisticsResult count(
            Source taken, @Nullable PathIndex paths, CompiledFilter filter, List<Grouping> groupings, ZoneId hours)
            throws InterruptedException {
        RecordStore store = taken.store();
        try (PassingRows passing = new PassingRows(store, filter, paths)) {
            Statistics.Of of = new Statistics.Of(store, passing.await(), paths, () -> false);
            try (Statistics statistics = new Statistics(of, groupings, hours, top, Runnable::run)) {
                statistics.await();
                return statistics.result().top(top);
            }
        }
    }

    private long write(Source taken, StatisticsResult result, Output out, BooleanSupplier stopped)
            throws CommandFailedException {
        if (stopped.getAsBoolean()) {
            return 0;
        }
        for (Counted counted : result.groups()) {
            if (!counted.keepsAll()) {
                ErrorLines.say(
                        err,
                        Messages.text("cli.stats.beyond", counted.grouping().id(), counted.values()));
            }
            if (counted.grouping().usesPath() && hasUnknown(counted)) {
                FileTaking.sayMissed(taken, err);
            }
        }
        List<String> lines = StatisticsLines.of(result, format, guard.isGiven());
        out.lines(lines);
        FileTaking.requireWhole(taken);
        return format == ExportFormat.JSONL ? lines.size() : lines.size() - 1;
    }

    private static boolean hasUnknown(Counted counted) {
        return counted.lines().stream().anyMatch(line -> line.value().startsWith(UNKNOWN_ABOVE));
    }
}
