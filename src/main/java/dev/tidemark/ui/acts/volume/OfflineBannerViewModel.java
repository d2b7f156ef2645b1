package dev.tidemark.ui.acts.volume;

import dev.tidemark.act.Acts;
import dev.tidemark.act.Held;
import dev.tidemark.act.HeldWrites;
import dev.tidemark.act.MarkedHandle;
import dev.tidemark.act.OfflineVolume;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.HeldViewModel;
import dev.tidemark.ui.acts.kit.StayingRows;
import dev.tidemark.ui.common.ViewModel;
import java.util.List;

/** The volumes that others cannot use, or not write, because of Tidemark. Belongs to the FX thread. */
@ViewModel
final class OfflineBannerViewModel {

    private final Acts acts;
    private final BackgroundTasks tasks;

    private final StayingRows<Line> rows = new StayingRows<>(Line::thing, System::nanoTime);

    /**
     * One volume.
     *
     * @param volume its id without what is not a letter or digit, for {@code D:} for example {@code D}
     * @param words what it is, and since when
     * @param key of the words of the button that ends it
     */
    record Line(Held thing, String volume, String words, String key) {

        static Line of(Held thing) {
            boolean locked = thing instanceof OfflineVolume offline && offline.isLocked();
            String key = locked ? "banner.unlock" : "banner.release";
            String words = Messages.text(
                    "banner." + kind(thing), thing.act().target(), HeldViewModel.clock(HeldViewModel.since(thing)));
            return new Line(thing, thing.act().volume().replaceAll("[^A-Za-z0-9]", ""), words, key);
        }

        /** What is said when it has ended. */
        String gone() {
            return Messages.text("banner.gone", thing.act().target());
        }

        private static String kind(Held thing) {
            return switch (thing) {
                case HeldWrites writes -> "held";
                case OfflineVolume offline -> offline.isLocked() ? "locked" : "dismounted";
                case MarkedHandle marked -> "marked";
            };
        }
    }

    OfflineBannerViewModel(Acts acts, BackgroundTasks tasks) {
        this.acts = acts;
        this.tasks = tasks;
    }

    /** Takes what is kept now; marked handles keep nobody out. */
    void pulse() {
        List<Held> all = acts.held().all();
        if (all.isEmpty() && rows.rowsProperty().get().isEmpty()) {
            return;
        }
        rows.take(all.stream()
                .filter(thing -> !(thing instanceof MarkedHandle))
                .map(Line::of)
                .toList());
    }

    /** The lines, and those that were until just now, each in its place. */
    StayingRows<Line> rows() {
        return rows;
    }

    /** Ends it. */
    void release(Line line) {
        tasks.runQuietly(task -> line.thing().release()).start();
    }
}
