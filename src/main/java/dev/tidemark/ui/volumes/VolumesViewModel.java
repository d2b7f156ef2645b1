package dev.tidemark.ui.volumes;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.capture.Problem;
import dev.tidemark.volume.JournalData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Belongs to the FX thread; volumes are asked on the executor given, about once a second, never twice at a time. */
public final class VolumesViewModel {

    private static final long EVERY_NANOS = 1_000_000_000L;
    private static final double SMOOTHING = 0.3;

    private final Backend backend;
    private final Executor background;
    private final Executor ui;
    private final LongSupplier nanoTime;
    private final ObservableList<VolumeItem> items = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final Map<String, Growth> growths = new HashMap<>();
    private boolean asking;
    private boolean askedOnce;
    private long askedAt;

    private record Growth(long journalId, long nextUsn, long at, double rate) {}

    /**
     * @param ui runs on the FX thread
     */
    public VolumesViewModel(Backend backend, Executor background, Executor ui) {
        this(backend, background, ui, System::nanoTime);
    }

    VolumesViewModel(Backend backend, Executor background, Executor ui, LongSupplier nanoTime) {
        this.backend = backend;
        this.background = background;
        this.ui = ui;
        this.nanoTime = nanoTime;
    }

    /** Asks the volumes when a second has passed; called once a frame. */
    public void pulse() {
        long now = nanoTime.getAsLong();
        if (!asking && (!askedOnce || now - askedAt >= EVERY_NANOS)) {
            refresh();
        }
    }

    /** Asks the volumes now. */
    public void refresh() {
        asking = true;
        askedOnce = true;
        askedAt = nanoTime.getAsLong();
        background.execute(this::ask);
    }

    private void ask() {
        try {
            List<VolumeStatus> all = VolumeStatus.all(backend);
            long at = nanoTime.getAsLong();
            ui.execute(() -> took(all, at));
        } catch (Win32Exception e) {
            Problem failed = Problem.of(e);
            ui.execute(() -> failed(failed));
        }
    }

    private void took(List<VolumeStatus> all, long at) {
        asking = false;
        problem.set(null);
        List<VolumeItem> next = new ArrayList<>();
        for (VolumeStatus status : all) {
            next.add(new VolumeItem(status, growth(status, at)));
        }
        boolean same = next.size() == items.size();
        for (int i = 0; same && i < next.size(); i++) {
            same = next.get(i).id().equals(items.get(i).id());
        }
        if (!same) {
            items.setAll(next);
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!next.get(i).equals(items.get(i))) {
                items.set(i, next.get(i));
            }
        }
    }

    private void failed(Problem failed) {
        asking = false;
        problem.set(failed);
    }

    private double growth(VolumeStatus status, long at) {
        JournalData journal = status.journal();
        String id = status.facts().id();
        if (journal == null) {
            growths.remove(id);
            return 0;
        }
        Growth before = growths.get(id);
        double rate = 0;
        if (before != null && before.journalId() == journal.journalId() && at > before.at()) {
            double current = (journal.nextUsn() - before.nextUsn()) * 1e9 / (at - before.at());
            rate = before.rate() == 0 ? current : before.rate() + SMOOTHING * (current - before.rate());
        }
        growths.put(id, new Growth(journal.journalId(), journal.nextUsn(), at, rate));
        return rate;
    }

    /** The volumes, in the backend's order. */
    public ObservableList<VolumeItem> items() {
        return FXCollections.unmodifiableObservableList(items);
    }

    /** Why the volumes could not be listed, {@code null} when they could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
