package dev.tidemark.bench;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.capture.FileSource;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.language.FilterError;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.ParsedFilter;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemark bench}: measures, each figure beside a control of the same run. */
@Command(
        name = "tidemark bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CliBenchCommand.class, SoakCommand.class})
public final class BenchCommand {

    private static final double MOST_A_SECOND = 10_000_000;

    private static final long TABLE_SAMPLE = 1_000_000;
    private static final long START_SAMPLE = 100_000;

    /** Commands that open a window. */
    public static final Set<String> WITH_WINDOW =
            Set.of("window", "table", "start", StartBench.EMPTY_WINDOW, SoakCommand.NAME);

    /** Fewer say too little about the median on a noisy machine. */
    private static final int LEAST_PASSES = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "window",
            mixinStandardHelpOptions = true,
            description = "Time on the FX thread per pulse: live, with timeline and statistics, scrolling and"
                    + " filtering, beside a control window that"
                    + " repaints the same rows every pulse.")
    int window(
            @Option(names = "--pulses", defaultValue = "2000", description = "Pulses per scenario (${DEFAULT-VALUE}).")
                    int pulses,
            @Option(names = "--rate", defaultValue = "200000", description = "Records a second (${DEFAULT-VALUE}).")
                    double rate,
            @Option(names = "--rows", defaultValue = "5000000", description = "Rows to start with (${DEFAULT-VALUE}).")
                    long rows,
            @Option(
                            names = "--warm-up",
                            defaultValue = "400",
                            description = "Pulses before each scenario that do not count (${DEFAULT-VALUE}).")
                    int warmUp,
            @Mixin Figures printed)
            throws Exception {
        require(pulses > 0, "--pulses takes 1 or more");
        require(warmUp >= 0, "--warm-up takes 0 or more");
        require(rate >= 0 && rate <= MOST_A_SECOND, "--rate takes 0 to 10,000,000");
        require(rows >= 0, "--rows takes 0 or more");
        Map<String, Object> figures = new WindowBench(warmUp, pulses, rate, rows, printed.areJson()).run();
        if (printed.areJson()) {
            printed.print(figures);
        }
        System.out.flush();
        // The window system's threads would keep the program alive.
        Runtime.getRuntime().halt(0);
        return 0;
    }

    @Command(
            name = "table",
            mixinStandardHelpOptions = true,
            description =
                    "Time on the FX thread per pulse of the table at several sizes: step, page, jump and follow; and of"
                            + " four sources as one list, beside one source of as many rows.")
    int table(
            @Option(names = "--pulses", defaultValue = "2000", description = "Pulses per scenario (${DEFAULT-VALUE}).")
                    int pulses,
            @Option(
                            names = "--rows",
                            split = ",",
                            defaultValue = "10000,1000000,50000000",
                            description = "The sizes to compare, in rows (${DEFAULT-VALUE}).")
                    long[] rows,
            @Mixin Figures printed)
            throws Exception {
        require(pulses > 0, "--pulses takes 1 or more");
        require(Arrays.stream(rows).allMatch(size -> size > 0), "--rows takes numbers of 1 or more");
        try (Sample sample =
                Sample.of(null, Math.min(TABLE_SAMPLE, Arrays.stream(rows).max().orElse(1)))) {
            printed.print(new TableBench(sample.file(), rows, pulses).run());
        }
        Runtime.getRuntime().halt(0);
        return 0;
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = "From starting a JVM to the first painted row, beside an empty window of JavaFX.")
    int start(
            @Option(names = "--starts", defaultValue = "7", description = "Starts of each (${DEFAULT-VALUE}).")
                    int starts,
            @Mixin Figures printed)
            throws Exception {
        require(starts > 0, "--starts takes 1 or more");
        try (Sample sample = Sample.of(null, START_SAMPLE)) {
            printed.print(new StartBench(sample.file(), starts).run());
        }
        return 0;
    }

    @Command(name = StartBench.EMPTY_WINDOW, hidden = true)
    int emptyWindow() throws InterruptedException {
        StartBench.emptyWindow();
        Thread.currentThread().join();
        return 0;
    }

    @Command(
            name = "index",
            mixinStandardHelpOptions = true,
            description =
                    "Opening a $J, warm and in process: a pass opens it, validates every record, fills every column"
                            + " and sums usn ^ time.")
    int index(@Parameters(paramLabel = "FILE", description = "A $J extract.") Path file, @Mixin EngineOptions options)
            throws Exception {
        check(options);
        return print(options, file, () -> new IndexBench(file, options.passes).run());
    }

    @Command(
            name = "read",
            mixinStandardHelpOptions = true,
            description = "The way of records from a volume of Windows to the store, beside a simulated volume.")
    int read(
            @Option(names = "--volume", description = "A volume of this Windows, for example C:.") @Nullable
                    String volume,
            @Option(
                            names = "--records",
                            defaultValue = "300000",
                            description = "Records of the simulated volume (${DEFAULT-VALUE}).")
                    long records,
            @Mixin EngineOptions options)
            throws Exception {
        check(options);
        require(volume == null || WindowsBackend.isHere(), "--volume needs Windows");
        return print(options, null, () -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            if (volume != null) {
                try (WindowsBackend windows = new WindowsBackend()) {
                    figures.putAll(new ReadBench(windows, volume, options.passes).run());
                }
            }
            try (SimulatedBackend simulated = SimulatedBackend.standard(1, InstantSource.system())) {
                simulated.step("D:", records);
                figures.putAll(new ReadBench(simulated, "D:", options.passes).run());
            }
            return figures;
        });
    }

    @Command(
            name = "csv",
            mixinStandardHelpOptions = true,
            description = "Writing all records of a loaded $J to a CSV file.")
    int csv(@Mixin SampleOptions sample, @Mixin EngineOptions options) throws Exception {
        check(options);
        return withSource(sample, options, source -> {
            try (source) {
                return CsvBench.run(source, options.passes);
            }
        });
    }

    @Command(
            name = "reasons",
            mixinStandardHelpOptions = true,
            description = "Filtering all records by reasons, beside copying the column of the reasons once.")
    int reasons(@Mixin SampleOptions sample, @Mixin EngineOptions options) throws Exception {
        check(options);
        FilterSpec spec = FilterSpec.ALL.withReasons(
                Reason.FILE_CREATE.bit() | Reason.RENAME_NEW_NAME.bit(), 0, Reason.CLOSE.bit());
        return filter(sample, options, bench -> bench.reasons(spec));
    }

    @Command(
            name = "names",
            mixinStandardHelpOptions = true,
            description = "Filtering all records by a part of their name, ignoring case, beside LC_ALL=C grep -ciF over"
                    + " the same names in a text file.")
    int names(
            @Option(names = "--name", defaultValue = "report", description = "What to look for (${DEFAULT-VALUE}).")
                    String name,
            @Mixin SampleOptions sample,
            @Mixin EngineOptions options)
            throws Exception {
        check(options);
        require(!name.isEmpty(), "--name takes a part of a name");
        return filter(sample, options, bench -> bench.names(FilterSpec.ALL.withName(name)));
    }

    @Command(
            name = "paths",
            mixinStandardHelpOptions = true,
            description = "Filtering all records by a part of their path, ignoring case, beside the same part of their"
                    + " name.")
    int paths(
            @Option(names = "--path", defaultValue = "report", description = "What to look for (${DEFAULT-VALUE}).")
                    String path,
            @Mixin SampleOptions sample,
            @Mixin EngineOptions options)
            throws Exception {
        check(options);
        require(!path.isEmpty(), "--path takes a part of a path");
        return filter(sample, options, bench -> bench.paths(FilterSpec.ALL.withPath(path)));
    }

    @Command(
            name = "where",
            mixinStandardHelpOptions = true,
            description =
                    "Filtering all records by a text of the filter language, beside the same conditions as the window"
                            + " clicks them together, where it can; else beside only closed.")
    int where(
            @Parameters(index = "0", paramLabel = "TEXT", description = "A text of the filter language.") String text,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "FILE",
                            description = "A $J extract; without it one is made.")
                    @Nullable
                    Path file,
            @Option(
                            names = "--records",
                            defaultValue = "10000000",
                            description = "Records of the $J that is made (${DEFAULT-VALUE}).")
                    long records,
            @Mixin EngineOptions options)
            throws Exception {
        check(options);
        SampleOptions sample = new SampleOptions();
        sample.file = file;
        sample.records = records;
        ParsedFilter parsed = FilterParser.parse(text, FieldRegistry.standard());
        Node tree = parsed.tree();
        FilterError error = parsed.error();
        require(tree != null, error == null ? text : error.words());
        CompiledFilter filter =
                CompiledFilter.of(tree == null ? Node.EVERYTHING : tree, TimeContext.utc(Instant.now()));
        return filter(sample, options, bench -> bench.where(filter));
    }

    @Command(
            name = "carve",
            mixinStandardHelpOptions = true,
            description =
                    "Searching a file for records at every multiple of 8 bytes, beside a bare pass that tests length"
                            + " and version at the same places.")
    int carve(
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "Any file; without it one is made.")
                    @Nullable
                    Path file,
            @Option(
                            names = "--mib",
                            defaultValue = "512",
                            description =
                                    "Size of the file that is made: noise with pages of records (${DEFAULT-VALUE}).")
                    int mib,
            @Mixin EngineOptions options)
            throws Exception {
        check(options);
        require(mib > 0, "--mib takes 1 or more");
        return print(options, file, () -> {
            try (CarveSample sample = CarveSample.of(file, mib)) {
                return new CarveBench(sample.file(), options.passes).run();
            }
        });
    }

    @Command(
            name = "capture",
            mixinStandardHelpOptions = true,
            description =
                    "Saving a capture, and opening it up to its first row and to its end, beside the same capture as"
                            + " a folder of records as they are.")
    int capture(@Mixin SampleOptions sample, @Mixin EngineOptions options) throws Exception {
        check(options);
        return withSource(sample, options, source -> {
            try (source;
                    CaptureBench bench = CaptureBench.of(source, options.passes)) {
                return bench.run();
            }
        });
    }

    @Command(
            name = "timeline",
            mixinStandardHelpOptions = true,
            description =
                    "Opening a $J until its timeline is there, beside opening it alone; and the first rows of a dragged"
                            + " range, beside those of a filter by reasons.")
    int timeline(@Mixin SampleOptions sample, @Mixin EngineOptions options) throws Exception {
        check(options);
        require(sample.records > 0, "--records takes 1 or more");
        return print(options, sample.file, () -> {
            try (Sample made = Sample.of(sample.file, sample.records);
                    TimelineBench bench = new TimelineBench(made.file(), options.passes)) {
                return bench.run();
            }
        });
    }

    @Command(
            name = "many",
            mixinStandardHelpOptions = true,
            description =
                    "Reading a folder of evidence in one command, beside a command for each of its files, one after the"
                            + " other: as processes of their own, then in a JVM that is warm.")
    int many(
            @Option(names = "--files", defaultValue = "200", description = "Journals in it (${DEFAULT-VALUE}).")
                    int files,
            @Option(names = "--records", defaultValue = "50000", description = "Records of each (${DEFAULT-VALUE}).")
                    long records,
            @Option(names = "--paths", description = "With paths: all of a journal is taken in.") boolean paths,
            @Mixin EngineOptions options)
            throws Exception {
        check(options);
        require(files > 0 && records > 0, "--files and --records take 1 or more");
        return print(options, null, () -> {
            try (ManyBench bench = new ManyBench(paths, options.passes)) {
                return bench.run(files, records);
            }
        });
    }

    @Command(
            name = "lake",
            mixinStandardHelpOptions = true,
            description =
                    "Seconds of processors that writing a $J as Parquet takes, from its file to whole files, beside a"
                            + " bare pass that writes each field of its records as text.")
    int lake(@Mixin SampleOptions sample, @Mixin EngineOptions options) throws Exception {
        check(options);
        require(sample.records > 0, "--records takes 1 or more");
        return print(options, sample.file, () -> {
            try (Sample made = Sample.of(sample.file, sample.records);
                    LakeBench bench = new LakeBench(made.file(), options.passes)) {
                return bench.run();
            }
        });
    }

    private int filter(SampleOptions sample, EngineOptions options, Measurement<FilterBench> measurement)
            throws Exception {
        return withSource(sample, options, source -> {
            try (FilterBench bench = new FilterBench(source, options.passes)) {
                return measurement.of(bench);
            }
        });
    }

    private int withSource(SampleOptions options, EngineOptions engine, Measurement<FileSource> measurement)
            throws Exception {
        require(options.records > 0, "--records takes 1 or more");
        return print(engine, options.file, () -> {
            try (Sample sample = Sample.of(options.file, options.records)) {
                return measurement.of(sample.load());
            }
        });
    }

    /** Takes the figures of something. */
    private interface Measurement<T> {
        Map<String, Object> of(T measured) throws Exception;
    }

    /** Options of all measurements of the engine. */
    static final class EngineOptions {
        @Option(names = "--passes", defaultValue = "5", description = "Measured passes, at least 5 (${DEFAULT-VALUE}).")
        private int passes;

        @Mixin
        private Figures printed = new Figures();
    }

    /** What is measured with. */
    static final class SampleOptions {
        @Parameters(arity = "0..1", paramLabel = "FILE", description = "A $J extract; without it one is made.")
        private @Nullable Path file;

        @Option(
                names = "--records",
                defaultValue = "10000000",
                description = "Records of the $J that is made (${DEFAULT-VALUE}).")
        private long records;
    }

    private void check(EngineOptions options) {
        require(options.passes >= LEAST_PASSES, "--passes takes " + LEAST_PASSES + " or more");
    }

    private static int print(EngineOptions options, @Nullable Path file, Callable<Map<String, Object>> run)
            throws Exception {
        try {
            options.printed.print(run.call());
            return 0;
        } catch (IOException e) {
            System.err.println("tidemark: " + (file == null ? "" : file + ": ") + e.getMessage());
            return 1;
        }
    }

    private void require(boolean met, String otherwise) {
        if (!met) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
