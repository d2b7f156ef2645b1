package dev.tidemark.words;

import dev.tidemark.usn.Flags;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.words.Clause.Kind;
import dev.tidemark.words.Clause.Span;
import java.util.List;

/** What is said of who made the change: what they said themselves, with FSCTL_MARK_HANDLE. Stateless. */
final class SourceClauses {

    private SourceClauses() {}

    /**
     * @param page whether it is said too that nobody said anything
     */
    static void add(Clauses clauses, boolean page) {
        int source = RecordBytes.sourceInfo(clauses.bytes(), clauses.at());
        List<Span> spans = clauses.field("SourceInfo");
        int left = source;
        for (SourceInfo known : SourceInfo.values()) {
            if ((source & known.bit()) != 0) {
                left &= ~known.bit();
                clauses.add(Kind.SOURCE, clauses.words("words.source." + known.name()), spans);
            }
        }
        if (left != 0) {
            clauses.add(Kind.SOURCE, clauses.words("words.source.unnamed", Flags.hex(left)), spans);
        }
        if (source == 0 && page && clauses.reasons() != 0) {
            clauses.add(Kind.SOURCE, clauses.words("words.source.none"), spans);
        }
    }
}
