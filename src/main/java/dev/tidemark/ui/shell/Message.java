package dev.tidemark.ui.shell;

import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the window tells a person: a line, and what stands behind it. Immutable. Names in it that others chose stay on their
 * line, and command nothing.
 *
 * @param text one line
 * @param details what it means and what to do next; empty when the line says all
 * @param written the file or folder that was written; {@code null} for none
 */
record Message(
        Level level, String text, String details, @Nullable Path written) {

    Message {
        text = OneLine.of(text);
        details = details.lines().map(OneLine::of).collect(Collectors.joining("\n"));
    }

    /** How much it matters. */
    enum Level {
        /** Something was done as it was asked for. */
        DONE,
        /** Something that is good to know now. */
        NOTE,
        /** Something was done, but not all of it. */
        WARNING,
        /** Something was not done. */
        PROBLEM;

        /** Whether it stays until it is closed. */
        boolean stays() {
            return this == WARNING || this == PROBLEM;
        }
    }

    /** Something was done, and the line says what came of it. */
    static Message done(String text) {
        return new Message(Level.DONE, text, "", null);
    }

    static Message note(String text) {
        return new Message(Level.NOTE, text, "", null);
    }

    /** Something was not done, and the line says why. */
    static Message failed(String text) {
        return new Message(Level.PROBLEM, text, "", null);
    }

    static Message of(Problem problem) {
        return new Message(Level.PROBLEM, problem.what(), details(problem), null);
    }

    /**
     * Something was done, but not all of it.
     *
     * @param behind what kept it from the rest
     */
    static Message warning(String text, Problem behind) {
        return new Message(Level.WARNING, text, OneLine.of(behind.what()) + "\n" + details(behind), null);
    }

    private static String details(Problem problem) {
        return OneLine.of(problem.meaning()) + "\n" + OneLine.of(problem.next());
    }

    /** The same, with more behind its line. */
    Message with(String more) {
        return new Message(level, text + "; " + more, details, written);
    }

    /** The same, with something that went wrong behind its line: it is no complete success any more. */
    Message failing(String what) {
        return new Message(level == Level.PROBLEM ? level : Level.WARNING, text + "; " + what, details, written);
    }

    /** A file or folder was written. */
    static Message written(String text, Path file) {
        return new Message(Level.DONE, text, "", file);
    }

    /**
     * A file was written, but not with everything.
     *
     * @param missing what is not in it, and why
     */
    static Message partly(String text, String missing, Path file) {
        return new Message(Level.WARNING, text, missing, file);
    }
}
