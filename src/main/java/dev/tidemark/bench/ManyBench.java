package dev.tidemark.bench;

import dev.tidemark.cli.CommandLineApp;
import dev.tidemark.field.FieldRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Measures reading a folder of evidence in one command, taking turns with a command for each of its files, one after the other: each a
 * process of its own, as a script starts them, and once more in a JVM that is warm.
 */
final class ManyBench implements AutoCloseable {

    private static final int WARM_UP = 2;

    /** Of processes, which take minutes. */
    private static final int TURNS = 3;

    private final Path folder = Files.createTempDirectory("tidemark-bench-");
    private final List<Path> files = new ArrayList<>();
    private final boolean paths;
    private final int passes;

    /**
     * @param paths whether paths are found out, for which all of a file is taken in
     * @param passes in the warm JVM
     */
    ManyBench(boolean paths, int passes) throws IOException {
        this.paths = paths;
        this.passes = passes;
    }

    /**
     * Makes the evidence, and measures.
     *
     * @param count how many files there are
     * @param records of each file
     */
    Map<String, Object> run(int count, long records) throws Exception {
        for (int i = 0; i < count; i++) {
            Path extend = folder.resolve(String.format(Locale.ROOT, "host%05d/C/$Extend", i));
            files.add(SampleJournal.write(Files.createDirectories(extend).resolve("$J"), records, i));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("files", files.size());
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        asProcesses(figures);
        warm(figures);
        return figures;
    }

    private void asProcesses(Map<String, Object> figures) throws Exception {
        Passes together = new Passes(TURNS);
        Passes oneByOne = new Passes(TURNS);
        for (int turn = 0; turn < TURNS; turn++) {
            together.time(() -> start(folder));
            oneByOne.time(this::startEach);
        }
        figures.put("seconds", together.median());
        figures.put("oneAfterTheOtherSeconds", oneByOne.median());
        figures.put("timesFaster", oneByOne.median() / together.median());
    }

    private int startEach() throws IOException, InterruptedException {
        for (Path file : files) {
            start(file);
        }
        return files.size();
    }

    private int start(Path source) throws IOException, InterruptedException {
        int code = Relaunch.of(Relaunch.PROGRAM, arguments(source))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(source.toString());
        }
        return code;
    }

    private String[] arguments(Path source) {
        return paths
                ? new String[] {"records", source.toString(), "--paths"}
                : new String[] {"records", source.toString()};
    }

    private void warm(Map<String, Object> figures) throws Exception {
        Passes together = new Passes(WARM_UP + passes);
        Passes oneByOne = new Passes(WARM_UP + passes);
        long bytes = 0;
        long peak = 0;
        for (int pass = -WARM_UP; pass < passes; pass++) {
            if (pass == 0) {
                together.forget();
                oneByOne.forget();
            }
            pools().forEach(MemoryPoolMXBean::resetPeakUsage);
            bytes = together.time(() -> write(folder));
            peak = Math.max(peak, peak());
            oneByOne.time(this::writeEach);
        }
        figures.put("bytesWritten", bytes);
        figures.put("warmSeconds", together.median());
        figures.put("warmOneAfterTheOtherSeconds", oneByOne.median());
        figures.put("warmTimesFaster", oneByOne.median() / together.median());
        figures.put("peakHeapMiB", peak >> 20);
    }

    private long writeEach() throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += write(file);
        }
        return bytes;
    }

    private long write(Path source) throws IOException {
        AtomicLong bytes = new AtomicLong();
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int code = new CommandLineApp(FieldRegistry.standard(), simulated -> null)
                .run(arguments(source), new Counting(bytes), silent);
        if (code != 0) {
            throw new IOException(source.toString());
        }
        return bytes.get();
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static long peak() {
        return pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    @Override
    public void close() throws IOException {
        Sample.delete(folder);
    }

    /** An output that costs nothing. */
    private static final class Counting extends OutputStream {

        private final AtomicLong bytes;

        Counting(AtomicLong bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int b) {
            bytes.incrementAndGet();
        }

        @Override
        public void write(byte[] from, int at, int length) {
            bytes.addAndGet(length);
        }
    }
}
