package dev.tidemark.expect;

import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;

/** A run that did not come to its end, in words. Not thread-safe. */
public final class RunFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public RunFailedException(Problem problem) {
        super(problem.line());
        this.problem = problem;
    }

    /**
     * In the words of a key.
     *
     * @param key of what it was, with {@code .here} for what it means and {@code .next} for what to do
     * @param arguments of what it was, and of what to do
     */
    public static Problem problem(String key, Object... arguments) {
        return Problem.refusal(
                Messages.text(key, arguments), Messages.text(key + ".here"), Messages.text(key + ".next", arguments));
    }

    /** What went wrong. */
    public Problem problem() {
        return problem;
    }
}
