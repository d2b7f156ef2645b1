package dev.tidemark.cli;

import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What came of several sources: which were read, which were not, and why. Immutable.
 *
 * @param results of each; {@code null} of one that was not begun
 */
record SourceTable(List<NamedSource> sources, List<@Nullable SourceResult> results) {

    SourceTable {
        sources = List.copyOf(sources);
        results = new ArrayList<>(results);
    }

    /**
     * The same, where it is known only behind all of them how many records of each were written.
     *
     * @param written of each, by its place
     */
    SourceTable withWritten(IntToLongFunction written) {
        List<@Nullable SourceResult> all = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            SourceResult result = results.get(i);
            all.add(result == null ? null : new SourceResult(written.applyAsLong(i), result.gaps(), result.problem()));
        }
        return new SourceTable(sources, all);
    }

    /** Writes a line for each, in their order, and one that sums up. */
    void sayTo(PrintStream err) {
        err.println(Messages.text("cli.sources.header"));
        for (int i = 0; i < sources.size(); i++) {
            err.println(line(sources.get(i), results.get(i)));
        }
        ErrorLines.say(err, Messages.text("cli.sources.all", sources.size(), whole(), failed(), notBegun()));
    }

    private static String line(NamedSource source, @Nullable SourceResult result) {
        String name = OneLine.of(source.name());
        if (result == null) {
            return String.join("\t", "", "", name, Messages.text("cli.sources.notBegun"));
        }
        String why = result.problem() == null
                ? Messages.text("cli.sources.read")
                : Messages.text(
                        "cli.sources.failed", OneLine.of(result.problem().line()));
        return String.join("\t", Long.toString(result.written()), Long.toString(result.gaps()), name, why);
    }

    private int whole() {
        return count(SourceResult::isWhole);
    }

    private int failed() {
        return count(result -> !result.isWhole());
    }

    private int notBegun() {
        return sources.size() - whole() - failed();
    }

    private int count(Predicate<SourceResult> which) {
        int count = 0;
        for (SourceResult result : results) {
            count += result != null && which.test(result) ? 1 : 0;
        }
        return count;
    }

    /** Whether there is nothing to write of them: what could be read of none tells less than what may stand there. */
    boolean isNothing() {
        return failed() > 0 && count(result -> result.isWhole() || result.written() > 0) == 0;
    }

    /**
     * What a command ends with.
     *
     * @param failsOnGap whether missing records are a failure of their own
     */
    int exitCode(boolean failsOnGap) {
        if (failed() > 0) {
            return ExitCode.FAILED;
        }
        return failsOnGap && count(result -> result.gaps() > 0) > 0 ? ExitCode.GAP : ExitCode.OK;
    }
}
