package dev.tidemark.cli;

import dev.tidemark.capture.Problem;

/** Ends a command with {@link CommandLineApp#FAILED} and words. */
final class CommandFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    CommandFailedException(Problem problem) {
        super(problem.line());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
