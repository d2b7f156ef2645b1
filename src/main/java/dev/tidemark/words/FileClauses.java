package dev.tidemark.words;

import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.words.Clause.Kind;

/** What is said of which file a record is of, and where. Stateless. */
final class FileClauses {

    private FileClauses() {}

    static void add(Clauses clauses) {
        add(
                clauses,
                "FileReferenceNumber",
                new FileId(
                        RecordBytes.fileIdHigh(clauses.bytes(), clauses.at()),
                        RecordBytes.fileIdLow(clauses.bytes(), clauses.at())),
                "words.file");
        FileId parent = new FileId(
                RecordBytes.parentIdHigh(clauses.bytes(), clauses.at()),
                RecordBytes.parentIdLow(clauses.bytes(), clauses.at()));
        String key = parent.equals(FileId.NTFS_ROOT) ? "words.parent.root" : "words.parent";
        add(clauses, "ParentFileReferenceNumber", parent, key);
    }

    private static void add(Clauses clauses, String field, FileId id, String key) {
        String said = id.fits64()
                ? clauses.words(key, Long.toString(id.recordNumber()), Integer.toString(id.sequence()))
                : clauses.words(key + ".wide", id.hex());
        clauses.add(Kind.FILE, said, clauses.field(field));
    }
}
