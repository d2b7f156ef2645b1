package dev.tidemark.testing;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.DELETE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.NOON;
import static dev.tidemark.testing.StoredRows.OLD;
import static dev.tidemark.testing.StoredRows.SECOND;

import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A journal in which a report is saved as word processors save it: another file is written, the old one is put aside, the other takes
 * its name. Behind that a log goes on. One second lies between two records. Not thread-safe.
 */
public final class SavedReport {

    public static final FileId ROOT = FileId.NTFS_ROOT;
    public static final FileId DOCS = FileId.ntfs(30, 1);

    /** What had the name first. */
    public static final FileId REPORT = FileId.ntfs(40, 1);

    /** What took it. */
    public static final FileId WRITTEN = FileId.ntfs(41, 1);

    public static final FileId LOG = FileId.ntfs(50, 3);
    public static final String PATH = "\\docs\\report.docx";

    /** How many records it begins with before the report is saved. */
    public static final int BEFORE = 4;

    private final JournalFile journal = new JournalFile(4096);
    private long time = NOON;

    /** One that has all of it. */
    public static SavedReport whole() {
        return new SavedReport().begin().save().log(6);
    }

    /** Only what was there before the report was saved. */
    public SavedReport begin() {
        return directory("docs", CREATE)
                .directory("docs", CREATE | CLOSE)
                .add(REPORT, DOCS, "report.docx", CREATE)
                .add(REPORT, DOCS, "report.docx", CREATE | CLOSE);
    }

    /** Goes on with the saving. */
    public SavedReport save() {
        return add(WRITTEN, DOCS, "~new.tmp", CREATE)
                .add(WRITTEN, DOCS, "~new.tmp", CREATE | CLOSE)
                .add(REPORT, DOCS, "report.docx", OLD)
                .add(REPORT, DOCS, "~old.tmp", NEW)
                .add(REPORT, DOCS, "~old.tmp", NEW | CLOSE)
                .add(WRITTEN, DOCS, "~new.tmp", OLD)
                .add(WRITTEN, DOCS, "report.docx", NEW)
                .add(WRITTEN, DOCS, "report.docx", NEW | CLOSE)
                .add(REPORT, DOCS, "~old.tmp", DELETE | CLOSE);
    }

    /** Goes on with records of a log. */
    public SavedReport log(int records) {
        for (int i = 0; i < records; i++) {
            add(LOG, ROOT, "a.log", EXTEND);
        }
        return this;
    }

    private SavedReport directory(String name, int reasons) {
        return add(Records.v2(name).file(DOCS).parent(ROOT).reason(reasons).set("FileAttributes", 0x10));
    }

    private SavedReport add(FileId file, FileId parent, String name, int reasons) {
        return add(Records.v2(name).file(file).parent(parent).reason(reasons));
    }

    private SavedReport add(Records record) {
        journal.add(record.time(time));
        time += SECOND;
        return this;
    }

    /** Goes on with bytes that are no records. */
    public SavedReport damage() {
        journal.raw(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
        return this;
    }

    /** Writes it. */
    public Path to(Path file) throws IOException {
        return Files.write(file, journal.toBytes());
    }
}
