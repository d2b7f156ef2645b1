package dev.tidemark.cli;

import dev.tidemark.history.RecordLife;
import dev.tidemark.history.SetReasons;
import dev.tidemark.store.RecordCursor;
import java.nio.ByteBuffer;

/**
 * Follows the lives of the records that a command reads, those that do not pass too: what was set before each is told in words. Used by
 * one thread.
 */
final class LivesSoFar {

    private final SetReasons reasons = new SetReasons();
    private final RecordCursor other = new RecordCursor();
    private RecordLife life = RecordLife.UNSEEN;
    private long next;

    /** What is known of the record that was read last. */
    RecordLife life() {
        return life;
    }

    /** A record that was read by itself. */
    void take(ByteBuffer bytes, int at) {
        life = reasons.take(bytes, at);
    }

    /** From here on rows of a store are read, from a row or one behind it. */
    void rowsFrom(long row) {
        if (next < row) {
            reasons.lose();
            next = row;
        }
    }

    /** A row of a store; those before it that were not seen are looked at first. */
    void upTo(RecordCursor row) {
        for (; next < row.record(); next++) {
            if (row.other(next, other)) {
                reasons.take(other);
            } else {
                reasons.lose();
            }
        }
        life = reasons.take(row);
        next = row.record() + 1;
    }

    /** Records may be missing here. */
    void lose() {
        reasons.lose();
    }
}
