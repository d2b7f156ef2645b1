package dev.tidemark.cli;

import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import java.io.PrintStream;

/** Counts the records that passed and are not in the output, or not as they were. Safe from any thread. */
final class LeftOutRecords {

    private long cutNames;
    private long extents;
    private long later;

    /** Counts those of a selection that has ended. */
    synchronized LeftOutRecords add(Selection selection) {
        cutNames += selection.cutNames();
        extents += selection.extentsLeftOut();
        later += selection.laterLeftOut();
        return this;
    }

    /**
     * Says a line for each reason there was.
     *
     * @param versions whether only some versions have lines
     */
    synchronized void sayTo(PrintStream err, boolean versions) {
        say(err, "cli.cutNames", cutNames);
        if (versions) {
            say(err, "cli.left.extents", extents);
            say(err, "cli.left.later", later);
        }
    }

    private static void say(PrintStream err, String key, long count) {
        if (count > 0) {
            ErrorLines.say(err, Messages.text(key, count));
        }
    }
}
