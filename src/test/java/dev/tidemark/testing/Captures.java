package dev.tidemark.testing;

import dev.tidemark.bench.UnpackedCapture;
import dev.tidemark.capture.CaptureFile;
import dev.tidemark.capture.Source;
import dev.tidemark.field.Citation;
import dev.tidemark.session.Marks;
import dev.tidemark.session.MarksOfCapture;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.Marker;
import dev.tidemark.store.StoreReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** Saves captures for tests: as the file that they are, and as the folders that earlier versions saved. Pure functions. */
public final class Captures {

    private Captures() {}

    /** Saves what a source holds as a file. */
    public static void save(Source source, Path file, Function<Marker, String> words) throws IOException {
        save(source, file, words, CaptureFile.Additions.NONE, done -> true);
    }

    /** Saves what a source holds as a file, with what a person added, as long as somebody wants that. */
    public static void save(
            Source source, Path file, Function<Marker, String> words, CaptureFile.Additions added, LongPredicate goOn)
            throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            CaptureFile.save(source, out, words, added, goOn);
        }
    }

    /** Saves what a source holds as a file, with a mark on one of its records. */
    public static void marked(Source source, Path file, long record, String tag) throws IOException {
        Marks marks = new Marks();
        try (StoreReader reader = source.store().reader()) {
            reader.readRecord(
                    record,
                    row -> marks.putAll(List.of(new RecordMark(
                            Citation.of(row, Citation.Origin.UNKNOWN).orElseThrow(),
                            row.name(),
                            row.time(),
                            tag,
                            ""))));
        }
        save(source, file, marker -> "", new MarksOfCapture(marks), done -> true);
    }

    /** Saves what a source holds as a folder: the file, unpacked with the tools of every system. */
    public static void folder(Source source, Path folder, Function<Marker, String> words) throws IOException {
        Path file = folder.resolveSibling(folder.getFileName() + ".packed");
        save(source, file, words);
        UnpackedCapture.unpack(file, Files.createDirectories(folder));
        Files.delete(file);
    }
}
