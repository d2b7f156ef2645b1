package dev.tidemark.act;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;

/** Numbers the acts and keeps the newest {@value #MOST}, to which records are attributed. Safe from any thread. */
public final class ActHistory {

    private static final int MOST = 20_000;

    private final InstantSource clock;
    private final ArrayDeque<Act> acts = new ArrayDeque<>();
    private long begun;

    public ActHistory(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins an act. */
    public synchronized Act begin(ActKind kind, String volume, String target) {
        begun++;
        Act act = new Act(begun, kind, volume, target, clock.instant());
        acts.addLast(act);
        if (acts.size() > MOST) {
            acts.removeFirst();
        }
        return act;
    }

    /** The acts that are kept, oldest first. */
    public synchronized List<Act> all() {
        return List.copyOf(acts);
    }
}
