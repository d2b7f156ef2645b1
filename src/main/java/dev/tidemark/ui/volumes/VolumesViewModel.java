package dev.tidemark.ui.volumes;

import dev.tidemark.act.HeldThings;
import dev.tidemark.act.OfflineVolume;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.VolumeQuestions;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.common.VolumeWork;
import dev.tidemark.usn.Filetime;
import dev.tidemark.volume.JournalData;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The volumes there are, asked in the background about once a second and never twice at a time. Belongs to the FX thread.
 */
@ViewModel
public final class VolumesViewModel {

    private static final long EVERY_NANOS = 1_000_000_000L;
    private static final long SECONDS_OF_MINUTE = 60;

    private final Asking volumes;
    private final BackgroundTasks tasks;
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final ObservableList<VolumeItem> items = FXCollections.observableArrayList();
    private final ObservableList<FileItem> files = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper(this, "answered");
    private final JournalGrowth growth = new JournalGrowth();
    private final WrittenBytes written = new WrittenBytes();
    private final Set<String> hadJournal = new HashSet<>();
    private final BooleanProperty folded = new SimpleBooleanProperty(this, "folded");
    private boolean onlyFiles;
    private List<Source> sources = List.of();
    private Set<String> shown = Set.of();
    private final ReadOnlyObjectWrapper<AllVolumes> all = new ReadOnlyObjectWrapper<>(this, "all", AllVolumes.NONE);
    private final TaskSlot asking = new TaskSlot();
    private boolean askedOnce;
    private long askedAt;

    /** Asks every volume; waits. */
    @FunctionalInterface
    interface Asking {
        List<VolumeStatus> ask() throws Win32Exception;
    }

    /** What the volumes said, and when: in nanoseconds, and by the clock; and what was written to their journals lately. */
    private record Answer(List<VolumeStatus> all, long at, Instant now, Map<String, List<Double>> written) {}

    /**
     * @param held what Tidemark keeps on volumes, some of which are not to be asked therefore
     */
    public VolumesViewModel(Backend backend, HeldThings held, BackgroundTasks tasks, InstantSource clock) {
        this(asking(backend, held), tasks, System::nanoTime, clock);
    }

    VolumesViewModel(Asking volumes, BackgroundTasks tasks, LongSupplier nanoTime, InstantSource clock) {
        this.volumes = volumes;
        this.tasks = tasks;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    private static Asking asking(Backend backend, HeldThings held) {
        OldestRecords oldest = new OldestRecords();
        VolumeQuestions<VolumeStatus> questions = new VolumeQuestions<>(VolumeQuestions.PATIENCE_NANOS);
        return () -> VolumeStatus.all(backend, held.quiet(), oldest, questions).stream()
                .map(status -> asHeld(status, held))
                .toList();
    }

    /** What was dismounted without a lock, others may have mounted again. */
    private static VolumeStatus asHeld(VolumeStatus status, HeldThings held) {
        VolumeFacts facts = status.facts();
        boolean dismounted = status.state() == VolumeStatus.State.LOCKED
                && held.on(facts.id()).stream()
                        .anyMatch(thing -> thing instanceof OfflineVolume offline && !offline.isLocked());
        return dismounted ? VolumeStatus.without(facts, VolumeStatus.State.DISMOUNTED, null) : status;
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
        List<LiveReading> reads = sources.stream()
                .flatMap(source -> Stream.ofNullable(source.reading()))
                .toList();
        tasks.callQuietly(VolumeWork.of(task -> ask(reads, task)))
                .in(asking)
                .then(this::took)
                .failed(problem::set)
                .start();
    }

    /** In the background, once at a time. */
    private Answer ask(List<LiveReading> reads, BackgroundTask task) throws Win32Exception {
        List<VolumeStatus> all = volumes.ask();
        long at = nanoTime.getAsLong();
        Instant now = clock.instant();
        return new Answer(all, at, now, written.of(all, reads, now, task.cancelled()));
    }

    private void took(Answer answer) {
        answered.set(true);
        problem.set(null);
        List<VolumeItem> next = new ArrayList<>();
        for (VolumeStatus status : answer.all()) {
            next.add(new VolumeItem(
                    remembered(status),
                    trend(status, answer),
                    isRead(status.facts().id()),
                    shown.contains(status.facts().id())));
        }
        RowUpdate.of(items, next, (one, other) -> one.id().equals(other.id()));
        findAll();
    }

    /** Only a journal that was there can be gone. */
    private VolumeStatus remembered(VolumeStatus status) {
        String volume = status.facts().id();
        if (status.journal() != null) {
            hadJournal.add(volume);
        }
        return status.state() == VolumeStatus.State.NOT_ACTIVE && hadJournal.contains(volume) ? status.gone() : status;
    }

    private JournalTrend trend(VolumeStatus status, Answer answer) {
        String volume = status.facts().id();
        JournalData journal = status.journal();
        if (journal == null) {
            growth.forget(volume);
            return JournalTrend.NONE;
        }
        OptionalLong oldest = status.oldest();
        return new JournalTrend(
                growth.of(volume, journal, answer.at()),
                answer.written().getOrDefault(volume, JournalTrend.NONE.recent()),
                oldest.isPresent() ? reach(oldest.getAsLong(), answer.now()) : Double.NaN);
    }

    /** Whole minutes but for the first one: a row changes when its words do. */
    private static double reach(long oldest, Instant now) {
        long seconds =
                Math.max(0, Duration.between(Filetime.toInstant(oldest), now).toSeconds());
        return seconds < SECONDS_OF_MINUTE ? seconds : seconds - seconds % SECONDS_OF_MINUTE;
    }

    private boolean isRead(String volume) {
        for (Source source : sources) {
            LiveReading live = source.reading();
            if (live != null && reads(live) && live.volume().id().equals(volume)) {
                return true;
            }
        }
        return false;
    }

    /** Who waits for a journal reads none. */
    private static boolean reads(LiveReading live) {
        return live.isReading() && live.state().phase() != SourceState.Phase.WAITING;
    }

    /** Takes over which sources are open; called once a frame. */
    public void show(List<Source> open, @Nullable Source current) {
        Set<String> seen = current == null ? Set.of() : volumesOf(current.parts());
        boolean others = !seen.equals(shown);
        shown = seen;
        if (!sources.equals(open)) {
            sources = List.copyOf(open);
            others = true;
            fold();
        }
        List<FileItem> next = new ArrayList<>();
        for (Source source : sources) {
            if (source.volume() == null) {
                next.add(new FileItem(source, source.state(), source == current));
            }
        }
        RowUpdate.of(files, next, (one, other) -> one.source() == other.source());
        for (int i = 0; i < items.size(); i++) {
            VolumeItem item = items.get(i);
            boolean read = isRead(item.id());
            boolean among = shown.contains(item.id());
            if (item.reading() != read || item.shown() != among) {
                items.set(i, new VolumeItem(item.status(), item.trend(), read, among));
            }
        }
        if (others) {
            findAll();
        }
    }

    private void findAll() {
        all.set(AllVolumes.of(items, volumesOf(sources), shown));
    }

    private static Set<String> volumesOf(List<Source> some) {
        Set<String> ids = new HashSet<>();
        for (Source source : some) {
            VolumeFacts volume = source.volume();
            if (volume != null) {
                ids.add(volume.id());
            }
        }
        return ids;
    }

    /** Once, when files become all there is, or cease to be: a person may unfold it, and it stays so. */
    private void fold() {
        boolean now = !sources.isEmpty();
        for (Source source : sources) {
            now &= source.volume() == null;
        }
        if (now != onlyFiles) {
            onlyFiles = now;
            folded.set(now);
        }
    }

    /** The volumes, in the backend's order. */
    public ObservableList<VolumeItem> items() {
        return FXCollections.unmodifiableObservableList(items);
    }

    /**
     * What was told last of a volume: when its reading began it may not have answered, and its checks would say so as long as it is
     * read. As it was where it is not listed any more, where another volume has its letter now, and where nothing tells which one
     * has: what an act is for must not be whatever is put in next.
     */
    public VolumeFacts newest(VolumeFacts volume) {
        return items.stream()
                .map(item -> item.status().facts())
                .filter(now -> now.id().equals(volume.id()))
                .filter(now -> volume.serial() == 0 || volume.serial() == now.serial())
                .findFirst()
                .orElse(volume);
    }

    /** The volumes that can be read together. */
    public ReadOnlyObjectProperty<AllVolumes> allProperty() {
        return all.getReadOnlyProperty();
    }

    /** The open files, in the order they were opened. */
    public ObservableList<FileItem> files() {
        return FXCollections.unmodifiableObservableList(files);
    }

    /** Whether the volumes are folded away: by themselves while only files are open. */
    public BooleanProperty foldedProperty() {
        return folded;
    }

    /** Why the volumes could not be listed, {@code null} when they could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What to show where there are no volumes. */
    String emptyWords() {
        Problem failed = problem.get();
        if (failed != null) {
            return failed.meaning() + " " + failed.next();
        }
        return Messages.text(answered.get() ? "volumes.none" : "volumes.looking");
    }

    /** Whether the volumes could be listed, now or before; not as long as only {@link #problemProperty} was told. */
    ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }
}
