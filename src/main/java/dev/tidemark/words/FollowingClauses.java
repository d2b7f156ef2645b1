package dev.tidemark.words;

import dev.tidemark.history.RecordLife;
import dev.tidemark.history.RecordLife.After;
import dev.tidemark.history.RenameHalves;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.words.Clause.Kind;
import dev.tidemark.words.Clause.Span;
import java.util.List;

/** What is said of what comes behind a record. */
final class FollowingClauses {

    private final Clauses clauses;
    private final RecordLife life;

    FollowingClauses(Clauses clauses, RecordLife life) {
        this.clauses = clauses;
        this.life = life;
    }

    void add() {
        int reasons = clauses.reasons();
        if (reasons == 0 || clauses.hasName() && Reason.CLOSE.in(reasons)) {
            return;
        }
        if (RenameHalves.isOld(reasons)) {
            add("words.follows.newName", clauses.reasons(Reason.RENAME_OLD_NAME.bit()));
        }
        List<Span> open = clauses.reasons(Reason.CLOSE.bit());
        if (clauses.hasName()) {
            add(key(), open);
        } else {
            addBehindRanges();
        }
    }

    private String key() {
        return switch (life.after()) {
            case CLOSED -> "words.follows.closed";
            case OPEN -> "words.follows.open";
            case LOST -> "words.follows.lost";
            case FAR -> "words.follows.far";
            case NOT_ASKED, ENDS -> "words.follows";
        };
    }

    private void add(String key, List<Span> spans) {
        clauses.add(Kind.FOLLOWS, clauses.words(key, Long.toString(life.closeUsn())), spans);
    }

    private void addBehindRanges() {
        int remaining = RecordBytes.remainingExtents(clauses.bytes(), clauses.at());
        List<Span> spans = clauses.field("RemainingExtents");
        if (remaining != 0) {
            String count = Integer.toUnsignedString(remaining);
            clauses.add(Kind.FOLLOWS, clauses.words("words.follows.ranges", count), spans);
        } else if (life.after() == After.CLOSED) {
            add("words.follows.lastRange.closed", spans);
        } else {
            add(life.after() == After.LOST ? "words.follows.lost" : "words.follows.lastRange", spans);
        }
    }
}
