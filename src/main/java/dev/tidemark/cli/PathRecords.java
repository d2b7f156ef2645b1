package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.filter.FilterSpec;
import java.io.IOException;
import java.io.PrintStream;

/**
 * The records of a {@code $J} or a capture with the paths their files had, or by conditions that need other records: the whole journal
 * is taken in before the first.
 */
final class PathRecords implements RecordProducer {

    private final FileTaking taking;
    private final FilterSpec filter;
    private final Where where;
    private final boolean withPaths;
    private final PrintStream err;

    /**
     * @param filter of which only the condition on the path is tested here
     * @param where is tested here
     * @param withPaths whether the paths are found out
     */
    PathRecords(FileTaking taking, FilterSpec filter, Where where, boolean withPaths, PrintStream err) {
        this.taking = taking;
        this.filter = filter;
        this.where = where;
        this.withPaths = withPaths;
        this.err = err;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        taking.read(selection::goesOn, source -> {
            write(source, filter, where, withPaths, selection);
            if (selection.partialPaths() > 0) {
                FileTaking.sayMissed(source, err);
            }
        });
    }

    @Override
    public void cancel() {
        taking.cancel();
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
        FileTaking.requireWhole(source);
    }
}
