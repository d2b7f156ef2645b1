package dev.tidemark.task;

import dev.tidemark.text.Problem;
import org.jspecify.annotations.Nullable;

/** Ends work in the background that could not be done, for a reason that a person can be told. Immutable. */
public final class TaskFailedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public TaskFailedException(Problem problem) {
        this(problem, null);
    }

    public TaskFailedException(Problem problem, @Nullable Throwable cause) {
        super(problem.line(), cause);
        this.problem = problem;
    }

    /** What went wrong, what it means, and what to do next. */
    public Problem problem() {
        return problem;
    }
}
