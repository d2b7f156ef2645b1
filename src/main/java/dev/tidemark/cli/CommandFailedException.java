package dev.tidemark.cli;

import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;

/** Ends a command with {@link ExitCode#FAILED} and words. */
final class CommandFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    CommandFailedException(Problem problem) {
        super(problem.line());
        this.problem = problem;
    }

    /** Of a volume that is not there. */
    static CommandFailedException noVolume(String name) {
        return new CommandFailedException(
                new Problem(0, name, Messages.text("cli.volume.here"), Messages.text("cli.volume.next")));
    }

    Problem problem() {
        return problem;
    }
}
