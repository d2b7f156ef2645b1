package dev.tidemark.ui.volumes;

import dev.tidemark.act.QuiescedVolumes;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.Source;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.common.VolumeWork;
import dev.tidemark.volume.JournalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The volumes there are, asked in the background about once a second and never twice at a time. Belongs to the FX thread.
 */
@ViewModel
public final class VolumesViewModel {

    private static final long EVERY_NANOS = 1_000_000_000L;

    private final Asking volumes;
    private final BackgroundTasks tasks;
    private final LongSupplier nanoTime;
    private final ObservableList<VolumeItem> items = FXCollections.observableArrayList();
    private final ObservableList<FileItem> files = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final JournalGrowth growth = new JournalGrowth();
    private List<Source> sources = List.of();
    private final TaskSlot asking = new TaskSlot();
    private boolean askedOnce;
    private long askedAt;

    /** Asks every volume; waits. */
    @FunctionalInterface
    interface Asking {
        List<VolumeStatus> ask() throws Win32Exception;
    }

    /** What the volumes said, and when. */
    private record Answer(List<VolumeStatus> all, long at) {}

    /**
     * @param quiet the volumes that are not to be asked now
     */
    public VolumesViewModel(Backend backend, QuiescedVolumes quiet, BackgroundTasks tasks) {
        this(() -> VolumeStatus.all(backend, quiet), tasks, System::nanoTime);
    }

    VolumesViewModel(Asking volumes, BackgroundTasks tasks, LongSupplier nanoTime) {
        this.volumes = volumes;
        this.tasks = tasks;
        this.nanoTime = nanoTime;
    }

    /** Asks the volumes when a second has passed; called once a frame. */
    public void pulse() {
        if (!askedOnce || nanoTime.getAsLong() - askedAt >= EVERY_NANOS) {
            refresh();
        }
    }

    /** Asks the volumes now, unless they are being asked. */
    public void refresh() {
        if (asking.isRunning()) {
            return;
        }
        askedOnce = true;
        askedAt = nanoTime.getAsLong();
        tasks.callQuietly(VolumeWork.of(task -> new Answer(volumes.ask(), nanoTime.getAsLong())))
                .in(asking)
                .then(this::took)
                .failed(problem::set)
                .start();
    }

    private void took(Answer answer) {
        problem.set(null);
        List<VolumeItem> next = new ArrayList<>();
        for (VolumeStatus status : answer.all()) {
            next.add(new VolumeItem(
                    status, growth(status, answer.at()), isRead(status.facts().id())));
        }
        update(items, next, (one, other) -> one.id().equals(other.id()));
    }

    private double growth(VolumeStatus status, long at) {
        JournalData journal = status.journal();
        if (journal == null) {
            growth.forget(status.facts().id());
            return 0;
        }
        return growth.of(status.facts().id(), journal, at);
    }

    private boolean isRead(String volume) {
        for (Source source : sources) {
            LiveReading live = source.reading();
            if (live != null && live.isReading() && live.volume().id().equals(volume)) {
                return true;
            }
        }
        return false;
    }

    /** Takes over which sources are open; called once a frame. */
    public void show(List<Source> open, @Nullable Source current) {
        if (!sources.equals(open)) {
            sources = List.copyOf(open);
        }
        List<FileItem> next = new ArrayList<>();
        for (Source source : sources) {
            if (source.volume() == null) {
                next.add(new FileItem(source, source.state(), source == current));
            }
        }
        update(files, next, (one, other) -> one.source() == other.source());
        for (int i = 0; i < items.size(); i++) {
            VolumeItem item = items.get(i);
            boolean read = isRead(item.id());
            if (item.reading() != read) {
                items.set(i, new VolumeItem(item.status(), item.growth(), read));
            }
        }
    }

    /** Changes only what changed, so that the chosen row stays chosen. */
    private static <T> void update(ObservableList<T> shown, List<T> next, BiPredicate<T, T> sameRow) {
        shown.removeIf(row -> next.stream().noneMatch(other -> sameRow.test(row, other)));
        for (int i = 0; i < next.size(); i++) {
            T row = next.get(i);
            if (i >= shown.size() || !sameRow.test(row, shown.get(i))) {
                shown.removeIf(other -> sameRow.test(row, other));
                shown.add(i, row);
            } else if (!Objects.equals(row, shown.get(i))) {
                shown.set(i, row);
            }
        }
    }

    /** The volumes, in the backend's order. */
    public ObservableList<VolumeItem> items() {
        return FXCollections.unmodifiableObservableList(items);
    }

    /** The open files, in the order they were opened. */
    public ObservableList<FileItem> files() {
        return FXCollections.unmodifiableObservableList(files);
    }

    /** Why the volumes could not be listed, {@code null} when they could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What to show where there are no volumes. */
    String emptyWords() {
        Problem failed = problem.get();
        return failed == null ? Messages.text("volumes.none") : failed.meaning() + " " + failed.next();
    }
}
