package dev.tidemark.ui.statistics;

import dev.tidemark.store.RecordStore;
import dev.tidemark.summary.JournalReach;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.usn.Filetime;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How fast a journal is filled, and how far back it would reach in other sizes. Belongs to the FX thread; rows are looked at in the
 * background, again some seconds later while more come.
 */
@ViewModel
public final class ReachViewModel {

    private static final long PAUSE_NANOS = 5_000_000_000L;

    private final BackgroundTasks tasks;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final TaskSlot looking = new TaskSlot();
    private final ReadOnlyObjectWrapper<@Nullable JournalReach> reach = new ReadOnlyObjectWrapper<>(this, "reach");
    private @Nullable RecordStore store;
    private long end = -1;
    private long lookedAt;

    public ReachViewModel(BackgroundTasks tasks, InstantSource clock) {
        this(tasks, clock, System::nanoTime);
    }

    ReachViewModel(BackgroundTasks tasks, InstantSource clock, LongSupplier nanoTime) {
        this.tasks = tasks;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * Once a frame while it is seen.
     *
     * @param now the rows of the journal, {@code null} where there is none
     * @param live whether it is written just now: rates are of the time up to now, else up to its newest record
     */
    public void pulse(@Nullable RecordStore now, boolean live) {
        if (now != store) {
            looking.drop();
            store = now;
            end = -1;
            reach.set(null);
        }
        boolean grown = now != null && now.endRecord() != end;
        boolean due = end < 0 || nanoTime.getAsLong() - lookedAt >= PAUSE_NANOS;
        if (now != null && (grown || live) && due && !looking.isRunning()) {
            look(now, live);
        }
    }

    private void look(RecordStore now, boolean live) {
        end = now.endRecord();
        lookedAt = nanoTime.getAsLong();
        OptionalLong until = live ? OptionalLong.of(Filetime.of(clock.instant())) : OptionalLong.empty();
        tasks.callQuietly(task -> JournalReach.of(now, until, task.cancelled()))
                .in(looking)
                .then(reach::set)
                .start();
    }

    /** What there is to say; {@code null} as long as it is not known. */
    public ReadOnlyObjectProperty<@Nullable JournalReach> reachProperty() {
        return reach.getReadOnlyProperty();
    }
}
