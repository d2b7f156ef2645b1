package dev.tidemark.bench;

import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordEncoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes a {@code $J} of version 2 records to measure with, the same every time. Not thread-safe. */
final class SampleJournal {

    private static final long SEED = 5;
    private static final long FIRST_TIME = 133_000_000_000_000_000L;
    private static final long STEP = 12_345;
    private static final int DIRECTORIES = 5000;
    private static final int RECORDS_PER_FILE = 3;
    private static final int FIRST_FILE = 64;
    private static final int ARCHIVE = FileAttribute.ARCHIVE.bit();
    private static final int DIRECTORY = FileAttribute.DIRECTORY.bit();

    private static final String[] STEMS = {
        "report",
        "setupapi",
        "NTUSER",
        "index",
        "Cache",
        "thumbcache_256",
        "edb",
        "Microsoft.Windows.Shell",
        "~WRD",
        "data_"
    };

    private static final String[] ENDINGS = {
        ".log", ".tmp", ".dll", ".TMP", ".docx", ".etl", ".dat", ".pf", ".class", ".png"
    };

    private static final int[] REASONS = {
        Reason.FILE_CREATE.bit(),
        Reason.FILE_CREATE.bit() | Reason.DATA_EXTEND.bit(),
        Reason.FILE_CREATE.bit() | Reason.DATA_EXTEND.bit() | Reason.CLOSE.bit(),
        Reason.DATA_OVERWRITE.bit(),
        Reason.DATA_OVERWRITE.bit() | Reason.CLOSE.bit(),
        Reason.RENAME_OLD_NAME.bit(),
        Reason.RENAME_NEW_NAME.bit(),
        Reason.FILE_DELETE.bit() | Reason.CLOSE.bit()
    };

    private final Random random;
    private final long firstTime;
    private final ByteBuffer page = ByteBuffer.allocate(JournalScanner.PAGE).order(ByteOrder.LITTLE_ENDIAN);

    private SampleJournal(int number) {
        this.random = new Random(SEED + number);
        this.firstTime = FIRST_TIME + number;
    }

    /** Writes that many records to a file. */
    static Path write(Path file, long records) throws IOException {
        return write(file, records, 0);
    }

    /**
     * Writes that many records to a file.
     *
     * @param number of the machine: each has other records, at about the same times
     */
    static Path write(Path file, long records, int number) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            new SampleJournal(number).write(out, records);
        }
        return file;
    }

    private void write(OutputStream out, long records) throws IOException {
        long pageUsn = 0;
        int at = 0;
        for (long i = 0; i < records; i++) {
            String name = name(i);
            if (at + RecordEncoder.length(2, name.length()) > JournalScanner.PAGE) {
                writePage(out);
                pageUsn += JournalScanner.PAGE;
                at = 0;
            }
            at += RecordEncoder.write(page, at, 2, fields(i, pageUsn + at, name));
        }
        writePage(out);
    }

    /** Three records a file; the first files are the directories of the others, each in one before it. */
    private RecordEncoder.Fields fields(long number, long usn, String name) {
        long file = number / RECORDS_PER_FILE;
        return new RecordEncoder.Fields(
                FileId.ntfs(FIRST_FILE + file, 1),
                directory((int) Math.min(file, DIRECTORIES)),
                usn,
                firstTime + number * STEP,
                REASONS[random.nextInt(REASONS.length)],
                0,
                0,
                file < DIRECTORIES ? DIRECTORY : ARCHIVE,
                name);
    }

    private FileId directory(int below) {
        return below == 0 ? FileId.NTFS_ROOT : FileId.ntfs(FIRST_FILE + random.nextInt(below), 1);
    }

    private String name(long number) {
        int choice = random.nextInt(STEMS.length * ENDINGS.length);
        return STEMS[choice % STEMS.length]
                + Long.toString(number * 7919 % 1_000_003, Character.MAX_RADIX)
                + ENDINGS[choice / STEMS.length];
    }

    private void writePage(OutputStream out) throws IOException {
        out.write(page.array());
        page.clear().put(new byte[JournalScanner.PAGE]).clear();
    }
}
