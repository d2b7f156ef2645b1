package dev.tidemark.bench;

import dev.tidemark.capture.FileSource;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.filter.FilterParts;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.FilteredRows;
import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures a filter over all records of a file, taking turns with a control. */
final class FilterBench implements AutoCloseable {

    private static final int WARM_UP = 3;
    private static final int SCREENFUL = 40;

    private final FileSource source;
    private final int passes;
    private @Nullable PathIndex paths;
    private final ExecutorService executor =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    FilterBench(FileSource source, int passes) {
        this.source = source;
        this.passes = passes;
    }

    /** Reasons, beside copying the column of the reasons once. */
    Map<String, Object> reasons(FilterSpec spec) throws Exception {
        int[] copy = new int[(int) source.store().size()];
        return run(spec, "copyColumn", () -> copyReasons(source.store(), copy));
    }

    /** Names, beside {@code grep -ciF} over the same names in a text file, where there is a grep. */
    Map<String, Object> names(FilterSpec spec) throws Exception {
        try (GrepControl grep = GrepControl.write(source.store())) {
            boolean there = grep.count(spec.name()) >= 0;
            Map<String, Object> figures = run(spec, "grep", there ? () -> grep.count(spec.name()) : null);
            figures.put("name", spec.name());
            return figures;
        }
    }

    /** Paths, beside the same text in names; and how long it takes to find out the directories of all records, once. */
    Map<String, Object> paths(FilterSpec spec) throws Exception {
        Passes taking = new Passes(1);
        paths = source.paths();
        taking.time(() -> {
            source.paths().awaitSettled();
            return source.paths().built();
        });
        FilterSpec inNames = FilterSpec.ALL.withName(spec.path());
        Map<String, Object> figures = run(spec, "names", () -> allRows(inNames));
        figures.put("path", spec.path());
        figures.put("directoriesSeconds", taking.median());
        return figures;
    }

    /** A text, beside what it means as a specification where it means one; else beside a mask of reasons. */
    Map<String, Object> where(CompiledFilter filter) throws Exception {
        FilterParts parts = FilterParts.of(filter.tree());
        boolean same = parts.rest().isEmpty();
        FilterSpec control = same ? parts.spec() : FilterSpec.ALL.withOnlyClosed(true);
        if (filter.needsPath()) {
            paths = source.paths();
            source.paths().awaitSettled();
        }
        Map<String, Object> figures =
                run(() -> rows(filter), same ? "specification" : "onlyClosed", () -> allRows(control));
        figures.put("where", FilterPrinter.print(filter.tree()));
        return figures;
    }

    private FilteredRows rows(CompiledFilter filter) {
        return new FilteredRows(source.store(), filter, executor, paths);
    }

    private FilteredRows rows(FilterSpec spec) {
        return new FilteredRows(source.store(), spec, executor, paths);
    }

    private Map<String, Object> run(FilterSpec spec, String controlName, @Nullable Callable<Long> control)
            throws Exception {
        return run(() -> rows(spec), controlName, control);
    }

    /**
     * Measures any filter.
     *
     * @param filtered begins to filter
     * @param controlName what it takes turns with
     * @param control {@code null} for none
     */
    private Map<String, Object> run(
            Supplier<FilteredRows> filtered, String controlName, @Nullable Callable<Long> control) throws Exception {
        Passes filter = new Passes(WARM_UP + passes);
        Passes first = new Passes(WARM_UP + passes);
        Passes other = new Passes(WARM_UP + passes);
        long found = 0;
        for (int pass = -WARM_UP; pass < passes; pass++) {
            if (pass == 0) {
                filter.forget();
                first.forget();
                other.forget();
            }
            first.time(() -> firstRows(filtered));
            found = filter.time(() -> allRows(filtered));
            if (control != null) {
                other.time(control);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("records", source.store().size());
        figures.put("found", found);
        figures.put("seconds", filter.median());
        figures.put("leastSeconds", filter.least());
        figures.put("recordsPerSecond", Math.round(source.store().size() / filter.median()));
        figures.put("firstRowsSeconds", first.median());
        if (control != null) {
            figures.put(controlName + "Seconds", other.median());
            figures.put(controlName + "LeastSeconds", other.least());
            figures.put("timesControl", filter.median() / other.median());
            figures.put("leastTimesControl", filter.least() / other.least());
        }
        return figures;
    }

    private long allRows(FilterSpec spec) throws InterruptedException {
        return allRows(() -> rows(spec));
    }

    private static long allRows(Supplier<FilteredRows> filtered) throws InterruptedException {
        try (FilteredRows rows = filtered.get()) {
            rows.await();
            return rows.size();
        }
    }

    /** Until a screenful is there, or all there is. */
    static long firstRows(Supplier<FilteredRows> filtered) {
        try (FilteredRows rows = filtered.get()) {
            rows.advance();
            while (rows.size() < SCREENFUL && !rows.upToDate()) {
                Thread.onSpinWait();
            }
            return rows.size();
        }
    }

    /** The control; gives how many were copied. */
    static long copyReasons(RecordStore store, int[] copy) {
        int at = 0;
        try (StoreReader reader = store.reader()) {
            RecordStore.Slice slice;
            for (long record = 0; (slice = reader.slice(record)) != null; record += slice.to() - slice.from()) {
                System.arraycopy(slice.reasons(), slice.from(), copy, at, slice.to() - slice.from());
                at += slice.to() - slice.from();
            }
        }
        return at;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        source.close();
    }
}
