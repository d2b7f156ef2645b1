package dev.tidemark.bench;

import dev.tidemark.capture.CaptureFile;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how fast a capture is saved and opened, taking turns with the same capture as the folder that earlier versions saved:
 * its records lie there as they are.
 */
final class CaptureBench implements AutoCloseable {

    private static final int WARM_UP = 2;

    private final Path temp;
    private final Path file;
    private final Path folder;
    private final int passes;
    private final double saving;
    private long records;

    private CaptureBench(Path temp, Path file, Path folder, int passes, double saving) {
        this.temp = temp;
        this.file = file;
        this.folder = folder;
        this.passes = passes;
        this.saving = saving;
    }

    /** Saves a source in both forms. */
    static CaptureBench of(FileSource source, int passes) throws Exception {
        Path temp = Files.createTempDirectory("tidemark-bench-");
        Path file = temp.resolve("sample.tidemark");
        Path folder = Files.createDirectory(temp.resolve("sample"));
        Passes save = new Passes(1);
        save.time(() -> {
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                CaptureFile.save(source, out, MarkerWords::of, CaptureFile.Additions.NONE, rows -> true);
            }
            return file;
        });
        UnpackedCapture.unpack(file, folder);
        return new CaptureBench(temp, file, folder, passes, save.median());
    }

    Map<String, Object> run() throws Exception {
        Passes first = new Passes(WARM_UP + passes);
        Passes firstOfFolder = new Passes(WARM_UP + passes);
        Passes whole = new Passes(WARM_UP + passes);
        Passes wholeOfFolder = new Passes(WARM_UP + passes);
        for (int pass = -WARM_UP; pass < passes; pass++) {
            if (pass == 0) {
                List.of(first, firstOfFolder, whole, wholeOfFolder).forEach(Passes::forget);
            }
            open(file, first, whole);
            open(folder, firstOfFolder, wholeOfFolder);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("records", records);
        figures.put("bytes", Files.size(file));
        figures.put("savingSeconds", saving);
        figures.put("firstRowSeconds", first.median());
        figures.put("firstRowOfFolderSeconds", firstOfFolder.median());
        figures.put("timesControl", first.median() / firstOfFolder.median());
        figures.put("leastTimesControl", first.least() / firstOfFolder.least());
        figures.put("loadingSeconds", whole.median());
        figures.put("loadingOfFolderSeconds", wholeOfFolder.median());
        return figures;
    }

    private void open(Path capture, Passes first, Passes whole) throws Exception {
        SavedSource source = whole.time(() -> {
            SavedSource opened = first.time(() -> opened(capture));
            opened.awaitLoaded();
            return opened;
        });
        try (source) {
            records = source.store().size();
            Problem problem = source.state().problem();
            if (problem != null) {
                throw new IOException(problem.line());
            }
        }
    }

    /** Opens a capture and waits for its first row. */
    private static SavedSource opened(Path capture) throws IOException {
        SavedSource source = SavedSource.open(capture);
        while (source.store().endRecord() == 0 && source.growing()) {
            Thread.onSpinWait();
        }
        return source;
    }

    @Override
    public void close() throws IOException {
        Sample.delete(temp);
    }
}
