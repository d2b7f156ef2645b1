package dev.tidemark.cli;

import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import java.io.PrintStream;

/** Says on the error stream, every few seconds, how far the reading is of what takes long. Used by one thread. */
final class ReadingProgress {

    private static final long EVERY_NANOS = 5_000_000_000L;

    private final PrintStream err;
    private final long total;
    private long said = System.nanoTime();

    /**
     * @param total how many bytes there are, 0 when nobody knows
     */
    ReadingProgress(PrintStream err, long total) {
        this.err = err;
        this.total = total;
    }

    /** So many bytes were read, and no record was found. */
    void withoutRecord(long done) {
        say(total > 0 ? "cli.progress" : "cli.progress.pipe", done);
    }

    /** So many bytes were read. */
    void loading(long done) {
        say("cli.progress.loading", done);
    }

    private void say(String key, long done) {
        long now = System.nanoTime();
        if (now - said >= EVERY_NANOS) {
            said = now;
            ErrorLines.say(err, Messages.text(key, done, total));
        }
    }
}
