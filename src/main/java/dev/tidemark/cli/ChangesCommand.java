package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.cli.ChangeRange.Reach;
import dev.tidemark.field.Citation;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.filter.language.Node;
import dev.tidemark.history.ChangePlaces;
import dev.tidemark.history.NetChange;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.StoreReader;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
    private final Output out;
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

    private int code = ExitCode.OK;

    ChangesCommand(SourceAdditions additions, Volumes volumes, Output out, PrintStream err) {
        this.additions = additions;
        this.volumes = volumes;
        this.out = out;
        this.err = err;
    }

    /** Where a source ends, for another one that goes on. */
    private record End(@Nullable Citation last, OptionalLong journalId) {}

    @Override
    public Integer call() throws CommandFailedException {
        boolean two = sources.size() == 2;
        SourceArgument source = at.source(sources.getLast(), volumes, spec.commandLine());
        if (two && from != null) {
            throw new ParameterException(spec.commandLine(), Messages.text("cli.usage.changes.two"));
        }
        Function<String, List<RecordMark>> called = additions::called;
        if (from != null && WhereOptions.from(from, word -> List.of()) == null
                || to != null && WhereOptions.to(to, word -> List.of()) == null) {
            additions.readMarks(source);
        }
        Node first = bound(from, word -> WhereOptions.from(word, called));
        Node last = bound(to, word -> WhereOptions.to(word, called));
        End before = two ? end(SourceArgument.of(sources.getFirst(), null, volumes)) : null;
        new TakenIn(volumes, at.table(), true, err).read(source, (taken, stopped) -> {
            long end = taken.store().endRecord();
            taken.paths().await(end);
            ChangeRange range = before == null
                    ? ChangeRange.between(taken, end, first, last)
                    : ChangeRange.behind(taken, end, before.last(), before.journalId());
            write(taken, range, stopped);
        });
        return code;
    }

    private @Nullable Node bound(@Nullable String word, Function<String, @Nullable Node> read) {
        if (word == null) {
            return null;
        }
        Node bound = read.apply(word);
        if (bound == null) {
            throw new ParameterException(spec.commandLine(), Messages.text("cli.usage.from", word));
        }
        return bound;
    }

    /** The last record of a source. */
    private End end(SourceArgument source) throws CommandFailedException {
        End[] end = {new End(null, OptionalLong.empty())};
        new TakenIn(volumes, null, false, err).read(source, (taken, stopped) -> {
            long behind = taken.store().endRecord();
            try (StoreReader reader = taken.store().reader()) {
                for (long row = behind - 1; row >= taken.store().firstRecord() && end[0].last() == null; row--) {
                    OptionalLong id = taken.journalIdAt(row);
                    reader.readRecord(row, shown -> {
                        if (shown.isRecord()) {
                            end[0] = new End(
                                    Citation.of(shown, Citation.Origin.UNKNOWN).orElse(null), id);
                        }
                    });
                }
            }
        });
        return end[0];
    }

    // --- what is written

    private void write(Source taken, ChangeRange range, BooleanSupplier stopped)
            throws CommandFailedException, IOException {
        NetChange change = NetChange.of(taken.store(), range.from(), range.to(), stopped);
        if (stopped.getAsBoolean()) {
            // It is not all, and would be called complete.
            return;
        }
        List<String> missing = missing(taken, range, change);
        if (!missing.isEmpty() && !allowGap) {
            throw new CommandFailedException(Problem.refusal(
                    Messages.text("cli.changes.refused", sources.getLast(), String.join("; ", missing)),
                    Messages.text("cli.changes.scan"),
                    Messages.text("cli.changes.scan.next")));
        }
        try (ChangePlaces places = new ChangePlaces(taken.store(), range.from(), range.to(), taken.paths())) {
            write(change, range, missing, places);
        }
    }

    private void write(NetChange change, ChangeRange range, List<String> missing, ChangePlaces places)
            throws IOException {
        String limits = Messages.text("cli.changes.limits", change.openFiles());
        ErrorLines.say(err, limits);
        OutputStream buffered = out.buffered();
        ChangeLines lines = new ChangeLines(format, places, buffered);
        lines.begin();
        if (format == ChangeLines.Format.JSONL) {
            object(buffered, "limits", limits, "open_files", change.openFiles());
        }
        change.forEach(lines::write);
        boolean pathsLeftOut = format == ChangeLines.Format.PATHS0 && lines.unsure() > 0;
        boolean whole = missing.isEmpty() && !pathsLeftOut;
        String verdict = verdict(range, missing, lines, whole);
        if (format == ChangeLines.Format.JSONL) {
            object(buffered, "complete", whole, "verdict", verdict);
        }
        buffered.flush();
        ErrorLines.say(err, Messages.text("cli.changes.counted", lines.rows(), change.temporary(), lines.unsure()));
        ErrorLines.say(err, verdict);
        // Who allowed gaps has what he asked for; who wants paths and does not get all of them has not.
        code = pathsLeftOut ? ExitCode.FAILED : ExitCode.OK;
    }

    private static void object(OutputStream to, String key, Object value, String other, Object otherValue)
            throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(key, value);
        object.put(other, otherValue);
        to.write((JsonLines.of(object) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String verdict(ChangeRange range, List<String> missing, ChangeLines lines, boolean whole) {
        if (!whole) {
            List<String> reasons = new ArrayList<>(missing);
            if (lines.unsure() > 0) {
                reasons.add(Messages.text("cli.changes.unsure", lines.unsure()));
            }
            return Messages.text("cli.changes.verdict.scan", String.join("; ", reasons));
        }
        String id = range.journalId().isPresent()
                ? Messages.text(
                        "cli.changes.journal",
                        String.format(Locale.ROOT, "0x%016x", range.journalId().getAsLong()))
                : Messages.text("cli.changes.journal.unknown");
        return range.firstUsn().isPresent() && range.lastUsn().isPresent()
                ? Messages.text(
                        "cli.changes.verdict.complete",
                        id,
                        Long.toString(range.firstUsn().getAsLong()),
                        Long.toString(range.lastUsn().getAsLong()))
                : Messages.text("cli.changes.verdict.none", id);
    }

    /** Why it is not all that happened, each reason in words. */
    private List<String> missing(Source taken, ChangeRange range, NetChange change) {
        List<String> reasons = new ArrayList<>();
        if (range.reach() != Reach.WHOLE) {
            reasons.add(Messages.text("cli.changes." + range.reach().name().toLowerCase(Locale.ROOT)));
        }
        if (journalId != null
                && range.journalId().isPresent()
                && range.journalId().getAsLong() != journalId) {
            reasons.add(Messages.text(
                    "cli.changes.journal.other",
                    String.format(Locale.ROOT, "0x%016x", range.journalId().getAsLong())));
        }
        change.missing().stream().limit(1).forEach(marker -> reasons.add(MarkerWords.of(marker)));
        if (change.missing().size() > 1) {
            reasons.add(Messages.text("cli.changes.more", change.missing().size() - 1));
        }
        if (change.unread() > 0) {
            reasons.add(Messages.text("cli.changes.unread", change.unread()));
        }
        if (change.isTooMany()) {
            reasons.add(Messages.text("cli.changes.many", NetChange.MOST_FILES));
        }
        Problem problem = taken.state().problem();
        if (problem != null) {
            reasons.add(problem.what());
        }
        return reasons;
    }
}
