package dev.tidemark.ui.tour;

import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Makes the files that the tour opens to show how evidence is read. Belongs to the thread of the tour. */
final class TourEvidence {

    /** Names that hide something: a line break, another direction, what has no width, blanks at the end, and what only looks so. */
    static final List<String> NAMES = List.of(
            "report\n2026.docx",
            "invoice\u202excod.exe",
            "invoice\\u202excod.exe",
            "pass\u200bword.txt",
            "notes.txt  ",
            "\ufeffreadme.md",
            "=HYPERLINK(\"C:\")",
            "ordinary.txt");

    private static final int PAGE = 4096;
    private static final Instant BEGIN = Instant.parse("2026-03-02T09:15:00Z");

    private final Path folder;

    TourEvidence(Path folder) {
        this.folder = folder;
    }

    /** The first sectors of an NTFS volume, and pages of a journal in it. */
    Path image() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16 * PAGE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(3, "NTFS    ".getBytes(StandardCharsets.US_ASCII)).putShort(510, (short) 0xAA55);
        for (int i = 0; i < NAMES.size(); i++) {
            // The later one stands first, as in space that was used again.
            write(bytes, (2 + NAMES.size() - i) * PAGE, i, "page-" + i + ".dat");
        }
        return file("disk.img", bytes.array());
    }

    /** A {@code $J} with such names. */
    Path journal() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        for (int i = 0; i < NAMES.size(); i++) {
            at += write(bytes, at, i, NAMES.get(i));
        }
        return file("$J", Arrays.copyOf(bytes.array(), at));
    }

    private static int write(ByteBuffer bytes, int at, int number, String name) {
        long time = Filetime.of(BEGIN.plusSeconds(7L * number));
        var fields = new RecordEncoder.Fields(
                FileId.ntfs(100 + number, 1),
                FileId.NTFS_ROOT,
                at,
                time,
                Reason.FILE_CREATE.bit() | Reason.CLOSE.bit(),
                0,
                0,
                0x20,
                name);
        return RecordEncoder.write(bytes, at, 2, fields);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve("evidence").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.exists(file) ? file : Files.write(file, bytes);
    }
}
