package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.Provenance;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.filter.LifeCondition;
import dev.tidemark.filter.language.Node;
import dev.tidemark.history.LifeFields;
import dev.tidemark.history.LifeReader;
import dev.tidemark.history.Lives;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemark lives SOURCE}: one line for each life, from open to close, in the order of first records. */
@Command(name = "lives", mixinStandardHelpOptions = true, sortOptions = false)
final class LivesCommand implements Callable<Integer> {

    private final FieldRegistry registry;
    private final SourceAdditions additions;
    private final Volumes volumes;
    private final Output standardOutput;
    private final PrintStream err;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "A $J extract, a saved capture, or a volume such as D:.")
    private String source = "";

    @Option(
            names = "--format",
            paramLabel = "tsv|csv|jsonl",
            defaultValue = "tsv",
            description = "A header, then one line a life and nothing else; JSON Lines have no header.")
    private ExportFormat format = ExportFormat.TSV;

    @Option(
            names = "--where",
            order = HelpOrder.CONDITIONS,
            paramLabel = "TEXT",
            parameterConsumer = WhereOptions.Next.class,
            description = {
                "Only lives that pass this filter: is temporary and life.duration < 5s.",
                "What is asked of a record is asked of the life's last one."
            })
    private @Nullable String where;

    @Option(
            names = "--columns",
            order = HelpOrder.COLUMNS,
            split = ",",
            paramLabel = "FIELD",
            description = "Write these fields, separated by commas; those of records are of the life's last one.")
    private List<String> columns = new ArrayList<>();

    @Mixin
    private SourceOptions at = new SourceOptions();

    @Mixin
    private OutputTarget output = new OutputTarget();

    private LivesCommand(
            FieldRegistry registry,
            SourceAdditions additions,
            Volumes volumes,
            Output standardOutput,
            PrintStream err) {
        this.additions = additions;
        this.registry = LifeFields.in(registry);
        this.volumes = volumes;
        this.standardOutput = standardOutput;
        this.err = err;
    }

    /** The command, with the help that the fields give. */
    static CommandLine of(
            FieldRegistry registry, SourceAdditions additions, Volumes volumes, Output out, PrintStream err) {
        LivesCommand command = new LivesCommand(registry, additions, volumes, out, err);
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().footer(FieldHelp.lines(command.registry));
        return line;
    }

    @Override
    public Integer call() throws CommandFailedException {
        SourceArgument from = at.source(source, volumes, spec.commandLine());
        Node tree = where == null ? Node.EVERYTHING : WhereOptions.tree(where, registry, spec.commandLine());
        List<RecordField> fields = columns.isEmpty()
                ? LifeFields.columns(registry)
                : ColumnOptions.fields(columns, registry, spec.commandLine());
        output.require(from, at.table(), spec.commandLine());
        additions.read(tree, fields, from, registry, err);
        Where wanted = new Where(tree);
        boolean withPaths =
                at.table() != null || wanted.needsPaths() || fields.stream().anyMatch(RecordField::usesPath);
        ExportColumns table = ExportColumns.of(format, fields);
        OutputProvenance provenance = output.provenance(
                from,
                null,
                at.table(),
                withPaths,
                new OutputProvenance.Told(Provenance.Asked.of(wanted.text()), table.names()));
        new TakenIn(volumes, at.table(), withPaths, err)
                .read(
                        from,
                        output.of(
                                standardOutput,
                                err,
                                provenance,
                                (taken, out, stopped) -> write(taken, withPaths, wanted, table, out, stopped)));
        return output.code();
    }

    private long write(
            Source taken, boolean withPaths, Where wanted, ExportColumns table, Output out, BooleanSupplier stopped)
            throws CommandFailedException, IOException, InterruptedException {
        RecordStore store = taken.store();
        long end = store.endRecord();
        PathIndex paths = withPaths ? taken.paths() : null;
        if (paths != null) {
            paths.await(end);
        }
        Lives lives = new Lives(store);
        lives.updateTo(end, stopped);
        long written = write(lives, store, paths, wanted.from(store), table.writer(out), stopped);
        out.flush();
        say(lives);
        FileTaking.requireWhole(taken);
        return written;
    }

    private static long write(
            Lives lives,
            RecordStore store,
            @Nullable PathIndex paths,
            CompiledFilter wanted,
            RecordWriter writer,
            BooleanSupplier stopped)
            throws IOException {
        RecordView view = new RecordView();
        long[] written = {0};
        writer.begin();
        try (LifeReader reader = new LifeReader(store, paths);
                LifeCondition condition = wanted.overLives(paths)) {
            for (int life = lives.first(); life < lives.end() && !stopped.getAsBoolean(); life++) {
                Outcome outcome = reader.read(lives.life(life), (facts, last, path) -> {
                    if (condition.test(last, facts)) {
                        writer.write(view.show(last).withPath(path).withLife(facts));
                        written[0]++;
                    }
                });
                if (outcome == Outcome.UNREADABLE) {
                    throw new IOException(Messages.text("records.unreadable"));
                }
            }
        }
        writer.flush();
        return written[0];
    }

    /** What a list of lives cannot show. */
    private void say(Lives lives) {
        if (lives.orphans() > 0) {
            ErrorLines.say(err, Messages.text("cli.lives.orphans", lives.orphans(), lives.pairs()));
        }
        if (lives.overflows() > 0) {
            ErrorLines.say(err, Messages.text("cli.lives.overflows", lives.overflows()));
        }
    }
}
