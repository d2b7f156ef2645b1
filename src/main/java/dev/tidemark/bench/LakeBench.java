package dev.tidemark.bench;

import dev.tidemark.cli.CommandLineApp;
import dev.tidemark.field.FieldRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures what writing a {@code $J} as Parquet costs, in seconds of processors, taking turns with a bare pass over the same file. The
 * first pass, which the JVM compiles meanwhile, is told too: it is what one command costs, but for the start of the JVM.
 */
final class LakeBench implements AutoCloseable {

    private static final int WARM_UP = 2;

    private final Path folder = Files.createTempDirectory("tidemark-bench-");
    private final Path file;
    private final int passes;

    LakeBench(Path file, int passes) throws IOException {
        this.file = file;
        this.passes = passes;
    }

    Map<String, Object> run() throws Exception {
        Passes lake = Passes.ofProcessors(WARM_UP + passes);
        Passes bare = Passes.ofProcessors(WARM_UP + passes);
        BareText text = new BareText(file, folder.resolve("bare.csv"));
        double first = 0;
        long records = 0;
        for (int pass = -WARM_UP; pass < passes; pass++) {
            if (pass == 0) {
                first = lake.first();
                lake.forget();
                bare.forget();
            }
            lake.time(this::write);
            records = bare.time(text::write);
        }
        long bytes = bytes();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("records", records);
        figures.put("bytesRead", Files.size(file));
        figures.put("bytesWritten", bytes);
        figures.put("processorSeconds", lake.median());
        figures.put("barePassProcessorSeconds", bare.median());
        figures.put("timesControl", lake.median() / bare.median());
        figures.put("leastTimesControl", lake.least() / bare.least());
        figures.put("firstPassProcessorSeconds", first);
        return figures;
    }

    private int write() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = new CommandLineApp(FieldRegistry.standard(), simulated -> null)
                .run(
                        new String[] {"export", file.toString(), "--format", "parquet", "--output", lake().toString()},
                        OutputStream.nullOutputStream(),
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IOException(said.toString(StandardCharsets.UTF_8).strip());
        }
        return code;
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    private long bytes() throws IOException {
        try (Stream<Path> all = Files.walk(lake())) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(each -> each.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() throws IOException {
        Sample.delete(folder);
    }
}
