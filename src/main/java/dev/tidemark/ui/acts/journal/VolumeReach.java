package dev.tidemark.ui.acts.journal;

import dev.tidemark.act.Acts;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.summary.JournalReach;
import dev.tidemark.summary.JournalReach.Rate;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.usn.Filetime;
import dev.tidemark.volume.JournalData;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How far back the journal of a volume reaches: of all of it from what the volume says, of the last minutes, hours and days from its
 * records where it is read live. Belongs to the FX thread; volume and records are asked in the background.
 */
final class VolumeReach {

    private final Acts acts;
    private final VolumeFacts volume;
    private final BackgroundTasks tasks;
    private final InstantSource clock;
    private final TaskSlot looking = new TaskSlot();
    private final ReadOnlyObjectWrapper<@Nullable JournalReach> reach = new ReadOnlyObjectWrapper<>(this, "reach");

    VolumeReach(Acts acts, VolumeFacts volume, BackgroundTasks tasks, InstantSource clock) {
        this.acts = acts;
        this.volume = volume;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Looks, as the volume said just now. */
    void look(@Nullable JournalData journal) {
        if (journal == null) {
            looking.drop();
            reach.set(null);
            return;
        }
        tasks.callQuietly(task -> reach(journal, task))
                .in(looking)
                .then(reach::set)
                .start();
    }

    private JournalReach reach(JournalData journal, BackgroundTask task) {
        OptionalLong oldest = acts.journals().oldest(volume, journal);
        if (oldest.isEmpty()) {
            return new JournalReach(oldest, OptionalLong.empty(), 0, List.of());
        }
        long now = Filetime.of(clock.instant());
        long bytes = journal.nextUsn() - journal.firstUsn();
        List<Rate> rates = new ArrayList<>(recent(now, task));
        rates.add(new Rate(Math.max(0, now - oldest.getAsLong()), true, bytes));
        return new JournalReach(oldest, OptionalLong.of(now), bytes, rates);
    }

    /** What is held of a volume that is read live may be less than its journal: of that only the last periods count. */
    private List<Rate> recent(long now, BackgroundTask task) {
        return acts.reads(volume.id()).stream()
                .filter(LiveReading::isReading)
                .limit(1)
                .map(read -> JournalReach.of(read.store(), OptionalLong.of(now), task.cancelled()))
                .flatMap(read -> read.rates().stream())
                .filter(rate -> !rate.whole())
                .toList();
    }

    /** How far back it reaches; {@code null} while that is not known, or there is no journal. */
    ReadOnlyObjectProperty<@Nullable JournalReach> reachProperty() {
        return reach.getReadOnlyProperty();
    }
}
