package dev.tidemark.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes of a capture's file the folder that earlier versions saved, whose records lie there as they are, to compare the two. Pure
 * functions; takes what any tool for zip and gzip would take, and nothing of what the program itself reads captures with.
 */
public final class UnpackedCapture {

    private static final String PACKED = ".gz";

    /** What only the file has. */
    private static final Set<String> OF_FILE = Set.of("tidemark", "records.index");

    private UnpackedCapture() {}

    /**
     * Unpacks a capture.
     *
     * @param folder is there, and is a capture then
     */
    public static void unpack(Path file, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (!OF_FILE.contains(entry.getName())) {
                    unpack(zip, entry, folder);
                }
            }
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
        String name = entry.getName();
        boolean packed = name.endsWith(PACKED) && entry.getSize() > 0;
        Path to = folder.resolve(name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name);
        try (InputStream stored = zip.getInputStream(entry);
                InputStream in = packed ? new GZIPInputStream(stored) : stored) {
            Files.copy(in, to);
        }
    }
}
