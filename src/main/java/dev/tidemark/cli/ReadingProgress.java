package dev.tidemark.cli;

import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import java.io.PrintStream;

/** Says on the error stream, every few seconds, how far the reading is of what takes long. Used by one thread. */
final class ReadingProgress {

    private static final long EVERY_NANOS = 5_000_000_000L;
    private static final double LEAST_SECONDS = 90;

    private final PrintStream err;
    private final long total;
    private final long begun = System.nanoTime();
    private long said = begun;

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

    /** So many bytes went into a sum. */
    void summing(long done) {
        say("cli.progress.summing", done);
    }

    /** How long the rest takes, when it goes on like this: who waits in front of a hole may want to know. */
    private String left(long done, long now) {
        if (total <= 0 || done <= 0 || done >= total) {
            return "";
        }
        double seconds = (now - begun) / 1e9 / done * (total - done);
        return seconds < LEAST_SECONDS ? "" : Messages.text("cli.progress.left", Math.round(seconds / 60));
    }

    private void say(String key, long done) {
        long now = System.nanoTime();
        if (now - said >= EVERY_NANOS) {
            said = now;
            ErrorLines.say(err, Messages.text(key, done, total) + left(done, now));
        }
    }
}
