package dev.tidemark.words;

import dev.tidemark.history.RecordLife;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what a record means: clause by clause, from its bytes and its life. Pure functions of a record that is sound as
 * {@link dev.tidemark.usn.RecordCheck} says. Names in it are written as {@link dev.tidemark.text.Escapes#name} does.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-usn_record_v2">USN_RECORD_V2</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/fileio/change-journal-records">Change Journal Records</a>
 */
public final class RecordWords {

    private RecordWords() {}

    /**
     * All that can be said.
     *
     * @param bytes have the record at a position
     * @param life what its life adds
     * @return none for a record of a version that is not known
     */
    public static List<Clause> page(ByteBuffer bytes, int at, RecordLife life) {
        return of(bytes, at, life, true);
    }

    /** The sentences that differ from record to record, in one line; empty for a record of a version that is not known. */
    public static String line(ByteBuffer bytes, int at, RecordLife life) {
        return of(bytes, at, life, false).stream().map(Clause::text).collect(Collectors.joining(" "));
    }

    private static List<Clause> of(ByteBuffer bytes, int at, RecordLife life, boolean page) {
        if (!RecordBytes.isKnown(RecordBytes.majorVersion(bytes, at))) {
            return List.of();
        }
        Clauses clauses = new Clauses(bytes, at);
        new ReasonClauses(clauses, life).add(page);
        new RangeClauses(clauses).add();
        new FollowingClauses(clauses, life).add();
        SourceClauses.add(clauses, page);
        if (page) {
            FileClauses.add(clauses);
        }
        return clauses.all();
    }
}
