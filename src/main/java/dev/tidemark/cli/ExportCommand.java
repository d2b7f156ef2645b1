package dev.tidemark.cli;

import dev.tidemark.backend.host.Computer;
import dev.tidemark.export.Export;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportForm;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.Provenance;
import dev.tidemark.export.lake.LakeOptions;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.export.profile.RecordFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.session.Presets;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** {@code tidemark export SOURCE --format F --output FILE}: writes the records of a source into a file for another tool. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false)
final class ExportCommand implements Callable<Integer> {

    private final FieldRegistry registry;
    private final SourceAdditions additions;
    private final Volumes volumes;
    private final Output out;
    private final PrintStream err;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..*",
            description = {
                "A $J extract, a saved capture, or a volume such as D:. In parquet: several, and folders, of which",
                "every journal and capture is written."
            })
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--check",
            order = HelpOrder.OUTPUT,
            paramLabel = "FILE",
            description = {
                "Validate this file, written by whomever, against its form, which its first line tells;",
                "says the line and column of what is wrong. Without SOURCE."
            })
    private @Nullable Path checked;

    @Option(
            names = "--format",
            order = HelpOrder.COLUMNS,
            paramLabel = "FORMAT",
            description = {
                "csv, tsv or jsonl: columns, with the path and how sure it is.",
                "For other tools: mftecmd, timesketch, body, ecs. For query engines: parquet, into a folder."
            },
            converter = ExportTarget.OrLake.class)
    private @Nullable ExportTarget format;

    @Option(
            names = "--columns",
            order = HelpOrder.COLUMNS,
            split = ",",
            paramLabel = "FIELD",
            description = "In csv, tsv and jsonl: these fields, separated by commas. All fields are listed below.")
    private List<String> columns = new ArrayList<>();

    @Mixin
    private GuardOption guard = new GuardOption();

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private WhereOptions asking;

    @Mixin
    private SourceOptions located = new SourceOptions();

    @Option(
            names = "--output",
            order = HelpOrder.OUTPUT,
            paramLabel = "FILE",
            description = "The file to write; one that is there is replaced when all is written. In parquet: a folder.")
    private @Nullable Path output;

    @Mixin
    private ProvenanceOption provenance = new ProvenanceOption();

    private int code = ExitCode.OK;

    @Mixin
    private LakeArguments lake = new LakeArguments();

    private ExportCommand(
            FieldRegistry registry,
            Supplier<Presets> presets,
            SourceAdditions additions,
            Volumes volumes,
            Output out,
            PrintStream err) {
        this.registry = registry;
        this.additions = additions;
        this.asking = new WhereOptions(presets);
        this.volumes = volumes;
        this.out = out;
        this.err = err;
    }

    /** The command, with the help that the fields give. */
    static CommandLine of(
            FieldRegistry registry,
            Supplier<Presets> presets,
            SourceAdditions additions,
            Volumes volumes,
            Output out,
            PrintStream err) {
        CommandLine line = new CommandLine(new ExportCommand(registry, presets, additions, volumes, out, err));
        line.getCommandSpec().usageMessage().footer(FieldHelp.lines(registry));
        return line;
    }

    @Override
    public Integer call() throws CommandFailedException {
        Path file = checked;
        if (file != null) {
            require(
                    sources.isEmpty() && format == null && output == null && !provenance.isGiven(),
                    "cli.usage.export.check");
            return new CheckedFile(registry, out, err).check(file);
        }
        return write();
    }

    private int write() throws CommandFailedException {
        ExportTarget target = given(format, "cli.usage.export.format");
        Path file = given(output, "cli.usage.export.output");
        require(!sources.isEmpty(), "cli.usage.export.source");
        RecordFormat as = target.records();
        if (as == null) {
            return writeLake(file);
        }
        require(!lake.areGiven(), "cli.usage.lake.format");
        // Other sources would need a place of their own in each line.
        require(sources.size() == 1, "cli.usage.export.one");
        require(as.table() != null || columns.isEmpty(), "cli.usage.export.columns");
        return write(located.source(sources.getFirst(), volumes, spec.commandLine()), as, file);
    }

    private int writeLake(Path folder) throws CommandFailedException {
        require(columns.isEmpty(), "cli.usage.export.columns");
        require(!provenance.isGiven(), "cli.usage.provenance.lake");
        require(!Files.exists(folder) || Files.isDirectory(folder), "cli.usage.lake.folder");
        SourceList list = SourceList.of(sources, text -> located.source(text, volumes, spec.commandLine()), err);
        List<SourceArgument> all =
                list.all().stream().map(NamedSource::argument).toList();
        lake.check(all.size(), machine(""), spec.commandLine());
        all.forEach(from -> OutputTarget.require(from, located.table(), folder, spec.commandLine()));
        Where where = asking.where(registry, additions, all, spec.commandLine());
        LakeOptions options = lake.options(folder, Instant.now());
        int code = ExitCode.OK;
        for (NamedSource one : list.all()) {
            PrintStream said = list.areSeveral() ? NamedErrors.of(err, one.name()) : err;
            try {
                writeLake(one, where, new LakeWriting(lake, options, said), said);
            } catch (CommandFailedException e) {
                // One that cannot be read does not stop the others.
                ErrorLines.say(err, e.problem().line());
                code = ExitCode.FAILED;
            }
        }
        return code;
    }

    private void writeLake(NamedSource one, Where where, LakeWriting writing, PrintStream said)
            throws CommandFailedException {
        if (one.problem() != null) {
            throw new CommandFailedException(one.problem());
        }
        SourceArgument from = one.argument();
        additions.read(where.tree(), List.of(), from, registry, said);
        String machine = machine(computer(from));
        new TakenIn(volumes, located.table(), true, said).read(from, (taken, stopped) -> {
            writing.write(taken, machine, where.from(from, taken.store()), stopped);
            FileTaking.sayMissed(taken, said);
        });
    }

    /** The name of the computer that a volume is of; empty for what is no volume. */
    private String computer(SourceArgument from) throws CommandFailedException {
        if (!from.isVolume()) {
            return "";
        }
        try (Computer computer = from.open(volumes)) {
            return computer.host().name();
        }
    }

    /** The machine that was named, else the one that is known. */
    private String machine(String known) {
        return host.on(ProfileContext.ofFile("", false).onHost(known)).host();
    }

    private int write(SourceArgument from, RecordFormat as, Path file) throws CommandFailedException {
        OutputTarget.require(from, located.table(), file, spec.commandLine());
        Where where = asking.where(registry, additions, List.of(from), spec.commandLine());
        List<RecordField> chosen = ColumnOptions.fields(columns, registry, spec.commandLine());
        additions.read(where.tree(), as.asked(chosen, registry), from, registry, err);
        String computer = as.table() == null ? computer(from) : "";
        ExportedFile written = new ExportedFile(file, err);
        OutputProvenance beside = provenance(from, file, where, as, chosen);
        new TakenIn(volumes, located.table(), true, err).read(from, (taken, stopped) -> {
            ProfileContext context = host.on(ProfileContext.of(taken, registry, computer));
            Export.Result result =
                    written.write(taken, where.from(from, taken.store()), form(as, chosen, context), stopped);
            if (beside != null
                    && !beside.write(result.written(), result.leftOut().total(), stopped, err)) {
                code = ExitCode.FAILED;
            }
            if (as.table() == null || chosen.isEmpty() || chosen.stream().anyMatch(RecordField::usesPath)) {
                FileTaking.sayMissed(taken, err);
            }
        });
        return code;
    }

    private @Nullable OutputProvenance provenance(
            SourceArgument from, Path file, Where where, RecordFormat as, List<RecordField> chosen) {
        ExportFormat table = as.table();
        List<String> names =
                table == null ? List.of(as.id()) : table(table, chosen).names();
        return provenance.isGiven()
                ? OutputProvenance.of(
                        from,
                        null,
                        located.table(),
                        true,
                        file,
                        new OutputProvenance.Told(Provenance.Asked.of(where.text()), names))
                : null;
    }

    private <T> T given(@Nullable T value, String key) {
        if (value == null) {
            throw new ParameterException(spec.commandLine(), Messages.text(key));
        }
        return value;
    }

    private void require(boolean condition, String key) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), Messages.text(key));
        }
    }

    private ExportForm form(RecordFormat as, List<RecordField> chosen, ProfileContext context) {
        ExportFormat table = as.table();
        return table == null
                ? as.form(registry, context, guard.isGiven())
                : table(table, chosen).guarding(guard.isGiven());
    }

    private ExportColumns table(ExportFormat table, List<RecordField> chosen) {
        return chosen.isEmpty() ? ExportColumns.withPaths(registry, table, false) : ExportColumns.of(table, chosen);
    }
}
