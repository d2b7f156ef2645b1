package dev.tidemark.ui.calls;

import dev.tidemark.act.Act;
import dev.tidemark.act.AttributionFinder;
import dev.tidemark.act.AttributionScope;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.trace.DeviceCallWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Belongs to the FX thread; looks for records in the background. Which records the acts caused that are in view: again
 * and again, for they arrive while an act goes on.
 */
final class AttributedRecordsCache {

    /** About the rows of a large screen: what was not asked for lately is not looked for. */
    private static final int MOST_WANTED = 64;

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final Function<String, List<LiveReading>> sources;
    private final BackgroundTasks tasks;
    private final LongSupplier clock;
    private final Map<Act, AttributedRecords> wanted = new LinkedHashMap<>(MOST_WANTED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Act, AttributedRecords> eldest) {
            return size() > MOST_WANTED;
        }
    };
    private final TaskSlot looking = new TaskSlot();
    private boolean added;
    private long next;
    private int changes;

    AttributedRecordsCache(Function<String, List<LiveReading>> sources, BackgroundTasks tasks, LongSupplier clock) {
        this.sources = sources;
        this.tasks = tasks;
        this.clock = clock;
        this.next = clock.getAsLong();
    }

    /** What is known of the act behind a call; it is looked for from now on. */
    AttributedRecords of(DeviceCall call) {
        return Act.of(call).map(this::of).orElse(AttributedRecords.UNKNOWN);
    }

    /** What is known now; it is looked for from now on. */
    AttributedRecords of(Act act) {
        AttributedRecords known = wanted.get(act);
        if (known == null) {
            added = true;
            wanted.put(act, AttributedRecords.UNKNOWN);
        }
        return known == null ? AttributedRecords.UNKNOWN : known;
    }

    /** Rises whenever something is known that was not before. */
    int changes() {
        return changes;
    }

    void pulse() {
        boolean due = clock.getAsLong() - next >= 0;
        if (looking.isRunning() || wanted.isEmpty() || !due && !added) {
            return;
        }
        added = false;
        next = clock.getAsLong() + PAUSE;
        Map<Act, AttributedRecords> before = new LinkedHashMap<>(wanted);
        tasks.callQuietly(task -> look(before, task))
                .in(looking)
                .then(this::take)
                .start();
    }

    private Map<Act, AttributedRecords> look(Map<Act, AttributedRecords> before, BackgroundTask task) {
        Map<Act, AttributedRecords> after = new LinkedHashMap<>();
        before.forEach((act, caused) -> after.put(act, caused.next(act.effect(), sources, task.cancelled())));
        return after;
    }

    private void take(Map<Act, AttributedRecords> found) {
        next = clock.getAsLong() + PAUSE;
        List<Act> still = new ArrayList<>(wanted.keySet());
        for (Act act : still) {
            AttributedRecords now = found.get(act);
            if (now != null && !now.saysTheSame(wanted.put(act, now))) {
                changes++;
            }
        }
    }

    /** Counts for an export: each act's records once. Not for the FX thread, and not safe from several. */
    static DeviceCallWriter.AttributedCount counting(Function<String, List<LiveReading>> sources) {
        Map<Act, OptionalLong> counted = new HashMap<>();
        return purpose -> purpose instanceof Act act
                ? counted.computeIfAbsent(act, one -> count(one.effect(), sources))
                : OptionalLong.empty();
    }

    private static OptionalLong count(@Nullable AttributionScope effect, Function<String, List<LiveReading>> sources) {
        return effect == null
                ? OptionalLong.empty()
                : sources.apply(effect.volume()).stream()
                        .mapToLong(source -> AttributionFinder.find(source, effect, () -> false)
                                .records()
                                .length)
                        .findFirst();
    }
}
