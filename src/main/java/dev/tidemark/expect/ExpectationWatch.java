package dev.tidemark.expect;

import java.util.List;

/** Looks for what is expected. Immutable. */
public record ExpectationWatch(Expectation expectation) implements WatchedRun.Watch {

    @Override
    public boolean matters(SeenLife life) {
        return expectation.concerns(life) || expectation.touches(life);
    }

    @Override
    public boolean isDone(List<SeenLife> lives) {
        return Comparison.of(expectation, lives).isDone();
    }

    @Override
    public List<SeenLife> open(List<SeenLife> lives) {
        return Comparison.of(expectation, lives).open();
    }
}
