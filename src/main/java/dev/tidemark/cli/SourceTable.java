package dev.tidemark.cli;

import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
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

    /** Writes a line for each, in their order, and one that sums up. */
    void sayTo(PrintStream err) {
        err.println(Messages.text("cli.sources.header"));
        for (int i = 0; i < sources.size(); i++) {
            err.println(line(sources.get(i), results.get(i)));
        }
        err.println("tidemark: " + Messages.text("cli.sources.all", sources.size(), whole(), failed(), notBegun()));
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
        int count = 0;
        for (SourceResult result : results) {
            count += result != null && result.problem() == null ? 1 : 0;
        }
        return count;
    }

    private int failed() {
        int count = 0;
        for (SourceResult result : results) {
            count += result != null && result.problem() != null ? 1 : 0;
        }
        return count;
    }

    private int notBegun() {
        return sources.size() - whole() - failed();
    }

    /** How many records were written of all of them. */
    long written() {
        long count = 0;
        for (SourceResult result : results) {
            count += result == null ? 0 : result.written();
        }
        return count;
    }

    private boolean hasGap() {
        for (SourceResult result : results) {
            if (result != null && result.gaps() > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a command ends with.
     *
     * @param failsOnGap whether missing records are a failure of their own
     */
    int exitCode(boolean failsOnGap) {
        return failed() > 0 ? ExitCode.FAILED : failsOnGap && hasGap() ? ExitCode.GAP : ExitCode.OK;
    }
}
