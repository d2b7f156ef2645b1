package dev.tidemark.cli;

import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads a source once and hands its records on, and says what became of them. Used by one thread, once. */
final class RecordRun {

    private final RecordProducer records;
    private final Selection selection;
    private final RecordSink sink;
    private final @Nullable OutputFile file;
    private final boolean follow;
    private final @Nullable Resumption resumption;
    private final PrintStream err;

    /** Looks at what was read. */
    @FunctionalInterface
    interface Check {

        /**
         * @throws CommandFailedException if it is not what was asked for
         */
        void run() throws CommandFailedException;
    }

    /**
     * @param file what the records go to; {@code null} when that is no file
     * @param follow whether it ends only when somebody ends it
     * @param resumption keeps how far the output has come; {@code null} where nobody asked for that
     */
    RecordRun(
            RecordProducer records,
            Selection selection,
            RecordSink sink,
            @Nullable OutputFile file,
            boolean follow,
            @Nullable Resumption resumption,
            PrintStream err) {
        this.records = records;
        this.selection = selection;
        this.sink = sink;
        this.file = file;
        this.follow = follow;
        this.resumption = resumption;
        this.err = err;
    }

    /**
     * Runs it.
     *
     * @param behind is run behind the last record, before a file takes its name
     * @param beside is run behind that, and whether it went well
     * @return the exit code
     */
    int run(Check behind, BooleanSupplier beside) throws CommandFailedException, IOException {
        Runnable end = () -> {
            selection.stop();
            records.cancel();
        };
        // Until the file has its name: the program ends with this.
        try (Interruption interruption = new Interruption(end)) {
            read();
            sink.end();
            behind.run();
            name(selection.isStopped() && !follow);
            return beside.getAsBoolean() ? ExitCode.OK : ExitCode.FAILED;
        } catch (Selection.SinkException e) {
            throw e.failure();
        } catch (Selection.GapException e) {
            return endAtGap();
        } catch (CommandFailedException e) {
            end(e);
            throw e;
        } finally {
            records.position().ifPresent(position -> say(position.line()));
        }
    }

    /** What was read before a source failed is written all the same. */
    private void read() throws CommandFailedException {
        try {
            records.read(selection);
        } catch (CommandFailedException e) {
            selection.flush();
            throw e;
        }
    }

    /** Gives a file its name, unless the reading was ended before the end; and keeps how far it has come. */
    private void name(boolean stopped) throws IOException {
        if (file != null && stopped) {
            say(file.keep());
            return;
        }
        Optional<ReadingPosition> place = resumption == null ? Optional.empty() : records.position();
        if (file != null) {
            if (place.isPresent()) {
                file.force();
            }
            file.whole();
        }
        if (resumption != null && place.isPresent()) {
            resumption.ended(place.get());
        }
    }

    /** The records before the gap are written; what was kept of them leads to the gap again. */
    private int endAtGap() throws IOException {
        sink.end();
        say(Messages.text("cli.ended.gap", selection.handedOn()));
        if (file != null) {
            say(file.keep());
        }
        return ExitCode.GAP;
    }

    /** What was read before a source failed is kept; a file without records tells nothing. */
    private void end(CommandFailedException why) throws IOException {
        if (selection.handedOn() > 0) {
            say(Messages.text("cli.ended", selection.handedOn()));
        }
        if (file == null) {
            return;
        }
        if (selection.handedOn() > 0) {
            say(file.keep());
        } else {
            file.drop(why);
        }
    }

    private void say(String words) {
        if (!words.isEmpty()) {
            ErrorLines.say(err, words);
        }
    }
}
