package dev.tidemark.view.lives;

import dev.tidemark.history.Life;
import dev.tidemark.history.LifeReader;
import dev.tidemark.history.Lives;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.view.ShownSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which lives a person unfolded, and their records: read in the background, and again when such a life has gone on. Belongs to the
 * view's thread.
 */
final class Unfolding {

    /** Of more, the one that was unfolded first is folded. */
    static final int MOST = 256;

    private final BackgroundTasks tasks;
    private final Runnable changed;
    private final Consumer<String> says;
    private final int mostRecords;
    private final TaskSlot growing = new TaskSlot();
    private final Map<Integer, UnfoldedLife> lives = new LinkedHashMap<>();
    private int generation;

    /**
     * @param changed is called when other records are unfolded
     * @param says takes in words that a life has more records than are unfolded
     * @param mostRecords how many that are
     */
    Unfolding(BackgroundTasks tasks, Runnable changed, Consumer<String> says, int mostRecords) {
        this.tasks = tasks;
        this.changed = changed;
        this.says = says;
        this.mostRecords = mostRecords;
    }

    List<UnfoldedLife> all() {
        return List.copyOf(lives.values());
    }

    void clear() {
        growing.drop();
        lives.clear();
        generation++;
    }

    void unfold(Life life, RecordStore store) {
        read(life, store, null);
    }

    private void read(Life life, RecordStore store, @Nullable TaskSlot slot) {
        int of = generation;
        var request = tasks.callQuietly(task -> {
                    try (LifeReader reader = new LifeReader(store, null)) {
                        return UnfoldedLife.of(life, reader, mostRecords);
                    }
                })
                .then(read -> take(read, of, slot != null));
        (slot == null ? request.foremost() : request.in(slot)).start();
    }

    /** One that was folded meanwhile stays so. */
    private void take(UnfoldedLife read, int of, boolean again) {
        if (of != generation || again && !lives.containsKey(read.number())) {
            return;
        }
        UnfoldedLife before = lives.put(read.number(), read);
        if (lives.size() > MOST) {
            lives.remove(lives.keySet().iterator().next());
        }
        changed.run();
        if (isCut(read) && (before == null || !isCut(before))) {
            says.accept(Messages.text("lives.unfolded.part", mostRecords, read.read()));
        }
    }

    private boolean isCut(UnfoldedLife life) {
        return life.count() == mostRecords && life.read() > mostRecords;
    }

    /** Returns whether it was unfolded. */
    boolean fold(int life) {
        return lives.remove(life) != null;
    }

    /** Reads the records of one that has gone on since; forgets those that are held no longer. */
    void follow(Lives all, @Nullable ShownSource source) {
        if (source == null || lives.isEmpty()) {
            return;
        }
        lives.keySet().removeIf(life -> life < all.first());
        for (UnfoldedLife each : lives.values()) {
            Life now = all.life(each.number());
            if (now.records() != each.read() && !growing.isRunning()) {
                read(now, source.store(), growing);
                return;
            }
        }
    }

    /** Whether a list shows others unfolded than it should: lives come and go with the filter. */
    boolean isStale(LifeRows list) {
        for (UnfoldedLife each : lives.values()) {
            if (list.unfolded(each.number()) != each && list.heads.contains(each.number())) {
                return true;
            }
        }
        return false;
    }
}
