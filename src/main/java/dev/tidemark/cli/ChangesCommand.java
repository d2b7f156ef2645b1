package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.export.Provenance;
import dev.tidemark.filter.language.Node;
import dev.tidemark.history.ChangePlaces;
import dev.tidemark.session.NamedPlaces;
import dev.tidemark.session.RecordMark;
import dev.tidemark.story.ChangeLines;
import dev.tidemark.story.ChangeLines.Written;
import dev.tidemark.story.ChangeRange;
import dev.tidemark.story.ChangeRange.End;
import dev.tidemark.story.ChangeReport;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemark changes [BEFORE] SOURCE}: what remains of all changes between two places, one line a file. */
@Command(name = "changes", mixinStandardHelpOptions = true, sortOptions = false)
final class ChangesCommand implements Callable<Integer> {

    private final SourceAdditions additions;
    private final Volumes volumes;
    private final Output standardOutput;
    private final PrintStream err;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "1..2",
            paramLabel = "SOURCE",
            description = {
                "A $J extract, a saved capture, or a volume such as D:.",
                "Of two, what the second one has behind the last record of the first."
            })
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--from",
            order = HelpOrder.CONDITIONS,
            paramLabel = "PLACE",
            parameterConsumer = WhereOptions.Next.class,
            description = {
                "Changes from this record on: a USN, a time in UTC, a citation, or the tag of a mark.",
                "Without it, from the oldest record that the source has."
            })
    private @Nullable String from;

    @Option(
            names = "--to",
            order = HelpOrder.CONDITIONS,
            paramLabel = "PLACE",
            parameterConsumer = WhereOptions.Next.class,
            description = "Changes up to this record, that included.")
    private @Nullable String to;

    @Option(
            names = "--journal-id",
            order = HelpOrder.CONDITIONS,
            paramLabel = "ID",
            converter = JournalReadOptions.IdConverter.class,
            description = "Refuse a journal of another id: the one that --from is of.")
    private @Nullable Long journalId;

    @Option(
            names = "--allow-gap",
            order = HelpOrder.CONDITIONS,
            description = "Write what is there also where records are missing, or the journal is another one.")
    private boolean allowGap;

    @Option(
            names = "--format",
            paramLabel = "tsv|jsonl|paths0",
            defaultValue = "tsv",
            description = "paths0: only the paths to look at again, new and old ones, each ended by a zero.")
    private ChangeLines.Format format = ChangeLines.Format.TSV;

    @Mixin
    private SourceOptions at = new SourceOptions();

    @Mixin
    private OutputTarget output = new OutputTarget();

    private int code = ExitCode.OK;

    ChangesCommand(SourceAdditions additions, Volumes volumes, Output standardOutput, PrintStream err) {
        this.additions = additions;
        this.volumes = volumes;
        this.standardOutput = standardOutput;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandFailedException {
        boolean two = sources.size() == 2;
        SourceArgument source = at.source(sources.getLast(), volumes, spec.commandLine());
        if (two && from != null) {
            throw new ParameterException(spec.commandLine(), Messages.text("cli.usage.changes.two"));
        }
        output.require(source, at.table(), spec.commandLine());
        SourceArgument earlier = two ? SourceArgument.of(sources.getFirst(), null, volumes) : null;
        if (earlier != null) {
            output.require(earlier, null, spec.commandLine());
        }
        Function<String, List<RecordMark>> called = additions::called;
        if (from != null && NamedPlaces.from(from, word -> List.of()) == null
                || to != null && NamedPlaces.to(to, word -> List.of()) == null) {
            additions.readMarks(source);
        }
        Node first = bound(from, word -> NamedPlaces.from(word, called));
        Node last = bound(to, word -> NamedPlaces.to(word, called));
        Where asked = new Where(
                Node.and(Stream.of(first, last).filter(Objects::nonNull).toList()));
        OutputProvenance provenance = output.provenance(
                source,
                earlier,
                at.table(),
                true,
                new OutputProvenance.Told(Provenance.Asked.of(asked.text()), format.columns()));
        End before = earlier == null ? null : end(earlier);
        new TakenIn(volumes, at.table(), true, err)
                .read(source, output.of(standardOutput, err, provenance, (taken, out, stopped) -> {
                    long end = taken.store().endRecord();
                    taken.paths().await(end);
                    ChangeRange range = before == null
                            ? ChangeRange.between(taken, end, first, last)
                            : ChangeRange.behind(taken, end, before);
                    return write(taken, range, out, stopped);
                }));
        return code == ExitCode.OK ? output.code() : code;
    }

    private @Nullable Node bound(@Nullable String word, Function<String, @Nullable Node> read) {
        if (word == null) {
            return null;
        }
        Node bound = read.apply(word);
        if (bound == null) {
            throw new ParameterException(spec.commandLine(), Messages.text("places.wrong", word));
        }
        return bound;
    }

    /** Where a source ends. */
    private End end(SourceArgument source) throws CommandFailedException {
        End[] end = {new End(null, OptionalLong.empty())};
        new TakenIn(volumes, null, false, err).read(source, (taken, stopped) -> end[0] = End.of(taken));
        return end[0];
    }

    // --- what is written

    private long write(Source taken, ChangeRange range, Output out, BooleanSupplier stopped)
            throws CommandFailedException, IOException {
        OptionalLong asked = journalId == null ? OptionalLong.empty() : OptionalLong.of(journalId);
        ChangeReport report = ChangeReport.of(taken, range, asked, row -> {}, stopped);
        if (stopped.getAsBoolean()) {
            // It is not all, and would be called complete.
            return 0;
        }
        if (!report.missing().isEmpty() && !allowGap) {
            throw new CommandFailedException(Problem.refusal(
                    Messages.text("cli.changes.refused", sources.getLast(), String.join("; ", report.missing())),
                    Messages.text("cli.changes.scan"),
                    Messages.text("cli.changes.scan.next")));
        }
        ErrorLines.say(err, report.limits());
        OutputStream buffered = out.buffered();
        Written written;
        try (ChangePlaces places = report.places()) {
            written = ChangeLines.write(format, report, places, buffered);
        }
        buffered.flush();
        ErrorLines.say(err, report.counted(written.rows(), written.unsure()));
        ErrorLines.say(err, written.verdict());
        // Who allowed gaps has what he asked for; who wants paths and does not get all of them has not.
        code = written.pathsLeftOut() ? ExitCode.FAILED : ExitCode.OK;
        return written.rows();
    }
}
