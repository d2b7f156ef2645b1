package dev.tidemark.cli;

import dev.tidemark.text.Messages;
import dev.tidemark.volume.JournalField;

/**
 * Where reading a volume ended: with it a script goes on later. Immutable.
 *
 * @param journalId of the journal that was read last
 * @param nextUsn where the next read begins
 */
record ReadingPosition(long journalId, long nextUsn) {

    /** In a line, as {@code --journal-id} and {@code --start} take it. */
    String line() {
        return Messages.text("cli.position", JournalField.id(journalId), Long.toString(nextUsn));
    }
}
