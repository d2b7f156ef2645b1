package dev.tidemark.act;

import dev.tidemark.backend.host.Holder;
import dev.tidemark.text.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An act that could not be done: what went wrong, what it means here and what to do next. */
public final class ActFailedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Act act;
    private final transient Problem problem;
    private final transient List<Holder> holders;

    ActFailedException(Act act, Problem problem, @Nullable Throwable cause) {
        this(act, problem, cause, List.of());
    }

    ActFailedException(Act act, Problem problem, @Nullable Throwable cause, List<Holder> holders) {
        super(problem.line(), cause);
        this.act = act;
        this.problem = problem;
        this.holders = holders;
    }

    public Act act() {
        return act;
    }

    public Problem problem() {
        return problem;
    }

    /** Who has the volume in use, where that is why; empty when it is not, or the system does not tell. */
    public List<Holder> holders() {
        return holders;
    }
}
