package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.capture.TableNote;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.PrintStream;

/**
 * The records of a {@code $J} or a capture with the paths their files had, or by conditions that need other records: the whole journal
 * is taken in before the first.
 */
final class PathRecords implements RecordProducer {

    private final WholeFile whole;
    private final FilterSpec filter;
    private final Where where;
    private final boolean withPaths;
    private final PrintStream err;

    /**
     * @param filter of which only the condition on the path is tested here
     * @param where is tested here
     * @param withPaths whether the paths were found out
     */
    PathRecords(WholeFile whole, FilterSpec filter, Where where, boolean withPaths, PrintStream err) {
        this.whole = whole;
        this.filter = filter;
        this.where = where;
        this.withPaths = withPaths;
        this.err = err;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        whole.read(selection::goesOn, source -> {
            write(source, filter, where, withPaths, selection);
            sayMissed(source, selection);
        });
    }

    @Override
    public void cancel() {
        whole.cancel();
    }

    /** That there is no table is said only where one is missed. */
    private void sayMissed(Source source, Selection selection) {
        for (TableNote note : source.tableNotes()) {
            if (note.kind() == TableNote.Kind.NOT_FOUND && selection.partialPaths() > 0) {
                ErrorLines.say(err, note.words() + " " + Messages.text("cli.paths.notFound"));
            }
        }
    }

    /** Writes what was loaded; what could not be loaded is told behind that. */
    static void write(Source source, FilterSpec filter, Where where, boolean withPaths, Selection selection)
            throws CommandFailedException, IOException, InterruptedException {
        if (withPaths) {
            source.paths().awaitSettled();
        }
        try (PathRows rows = new PathRows(source, filter, where.from(source.store()), withPaths)) {
            rows.writeTo(source.store().endRecord(), selection);
        }
        Problem problem = source.state().problem();
        if (problem != null) {
            throw new CommandFailedException(problem);
        }
    }
}
