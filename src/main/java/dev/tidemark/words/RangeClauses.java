package dev.tidemark.words;

import dev.tidemark.text.Messages;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordLayouts;
import dev.tidemark.words.Clause.Kind;
import dev.tidemark.words.Clause.Span;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of the ranges that a record of version 4 has; nothing of other records. */
final class RangeClauses {

    /** So many are written out; the fields have them all. */
    private static final int MOST = 3;

    private final Clauses clauses;

    RangeClauses(Clauses clauses) {
        this.clauses = clauses;
    }

    void add() {
        if (clauses.hasName()) {
            return;
        }
        ByteBuffer bytes = clauses.bytes();
        int count = RecordBytes.extentCount(bytes, clauses.at());
        List<String> written = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            spans.add(new Span(RecordBytes.extentPosition(bytes, clauses.at(), i), RecordLayouts.EXTENT.size()));
            if (i < MOST) {
                written.add(range(bytes, i));
            }
        }
        String ranges = String.join("; ", written);
        if (count > MOST) {
            ranges = Messages.text("words.ranges.more", ranges, count - MOST);
        }
        String said = clauses.words(count == 0 ? "words.ranges.none" : "words.ranges", count, ranges);
        clauses.add(Kind.RANGES, said, Clauses.of(clauses.field("NumberOfExtents"), spans));
    }

    private String range(ByteBuffer bytes, int index) {
        long offset = RecordBytes.extentOffset(bytes, clauses.at(), index);
        long length = RecordBytes.extentLength(bytes, clauses.at(), index);
        return Messages.text("words.range", grouped(length), grouped(offset));
    }

    private static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
