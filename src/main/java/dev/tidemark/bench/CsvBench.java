package dev.tidemark.bench;

import dev.tidemark.capture.FileSource;
import dev.tidemark.export.Export;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.field.FieldRegistry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures how fast loaded records are written to a CSV file. */
final class CsvBench {

    private static final int WARM_UP = 2;

    private CsvBench() {}

    static Map<String, Object> run(FileSource source, int passes) throws Exception {
        Path target = Files.createTempFile("tidemark-bench-", ".csv");
        Passes times = new Passes(WARM_UP + passes);
        try {
            for (int pass = -WARM_UP; pass < passes; pass++) {
                if (pass == 0) {
                    times.forget();
                }
                times.time(() -> write(source, target));
            }
            long bytes = Files.size(target);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("records", source.store().size());
            figures.put("seconds", times.median());
            figures.put("recordsPerSecond", Math.round(source.store().size() / times.median()));
            figures.put("megabytesPerSecond", Math.round(bytes / times.median() / 1e6));
            return figures;
        } finally {
            Files.deleteIfExists(target);
        }
    }

    private static long write(FileSource source, Path target) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            return Export.write(
                            source.store(),
                            0,
                            source.store().size(),
                            ExportColumns.standard(FieldRegistry.standard(), ExportFormat.CSV, false)
                                    .writer(out),
                            () -> false,
                            rows -> {})
                    .written();
        }
    }
}
