package dev.tidemark.testing;

import dev.tidemark.capture.CaptureFile;
import dev.tidemark.capture.Source;
import dev.tidemark.field.Citation;
import dev.tidemark.session.Marks;
import dev.tidemark.session.MarksOfCapture;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.Marker;
import dev.tidemark.store.StoreReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Saves captures for tests: as the file that they are, and as the folders that earlier versions saved. Pure functions. */
public final class Captures {

    private static final String PACKED = ".gz";

    private Captures() {}

    /** Saves what a source holds as a file. */
    public static void save(Source source, Path file, Function<Marker, String> words) throws IOException {
        Files.createFile(file);
        CaptureFile.save(source, file, words, CaptureFile.Additions.NONE, done -> true);
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
        Files.createFile(file);
        CaptureFile.save(source, file, marker -> "", new MarksOfCapture(marks), done -> true);
    }

    /** Saves what a source holds as a folder: the file, unpacked with the tools of every system. */
    public static void folder(Source source, Path folder, Function<Marker, String> words) throws IOException {
        Path file = folder.resolveSibling(folder.getFileName() + ".packed");
        save(source, file, words);
        unpack(file, Files.createDirectories(folder));
        Files.delete(file);
    }

    /** Unpacks a file into a folder, which is a capture then. */
    public static void unpack(Path file, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (List.of("tidemark", "records.index").contains(name)) {
                    continue;
                }
                boolean packed = name.endsWith(PACKED) && entry.getSize() > 0;
                Path to = folder.resolve(
                        name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name);
                try (InputStream in =
                        packed ? new GZIPInputStream(zip.getInputStream(entry)) : zip.getInputStream(entry)) {
                    Files.copy(in, to);
                }
            }
        }
    }
}
