package dev.tidemark.ui.shell;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.Host;
import dev.tidemark.capture.CarvedSource;
import dev.tidemark.capture.FileTableFile;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.MergedSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.capture.StoreFullException;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionSource;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.view.ShownSource;
import dev.tidemark.view.ShownView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Which sources are open, which is shown, and through which filter. Belongs to the FX thread; what waits runs in the
 * background.
 */
@ViewModel
public final class ShellViewModel implements AutoCloseable {

    /** A record that was written shows within a second or two; half a minute later nobody waits for it any more. */
    private static final long PULSES_TO_ARRIVE = 30 * 60;

    private final Backend backend;
    private final Host host;
    private final BackgroundTasks tasks;
    private final Path tempFolder;
    private final InstantSource clock;
    private final SourceNumbers numbers = new SourceNumbers();
    private final ShownView view;
    private final RecordsViewModel records;

    private final ObservableList<Source> sources = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Source> current = new ReadOnlyObjectWrapper<>(this, "current");
    private final ObjectProperty<AppliedFilter> filter = new SimpleObjectProperty<>(this, "filter", AppliedFilter.ALL);
    private final BooleanProperty guardsExports = new SimpleBooleanProperty(this, "guardsExports");
    private Consumer<Session> onSession = session -> {};
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final CopyOnWriteArrayList<LiveReading> live = new CopyOnWriteArrayList<>();
    private final ArrivingSources arriving = new ArrivingSources();
    private final MergedLists lists = new MergedLists(numbers);
    private Consumer<Source> onEntered = source -> {};

    private @Nullable Jump jump;
    private long ticks;
    private long retainBytes = Retention.USUAL.bytes();

    /**
     * A record that is waited for until a pulse.
     *
     * @param end once it arrived, the records before which the filter has to have looked at; -1 before
     */
    private record Jump(String volume, long usn, long until, long end) {

        Jump arrived(long before) {
            return new Jump(volume, usn, until, before);
        }
    }

    /**
     * @param tasks runs what may wait
     * @param tempFolder where records beyond the heap budget go
     * @param view decides what is shown
     */
    public ShellViewModel(
            Backend backend,
            Host host,
            BackgroundTasks tasks,
            Path tempFolder,
            InstantSource clock,
            ShownView view,
            RecordsViewModel records) {
        this.view = view;
        this.backend = backend;
        this.host = host;
        this.tasks = tasks;
        this.tempFolder = tempFolder;
        this.clock = clock;
        this.records = records;
        filter.addListener((property, was, now) -> view.setFilter(now));
        tasks.alsoList(this::directories);
    }

    /** The reading of directories, of the source that was opened last first. */
    private List<BackgroundTask> directories() {
        List<BackgroundTask> all = new ArrayList<>();
        for (Source source : sources.reversed()) {
            BackgroundTask reading = source.directories();
            if (reading != null && reading.isRunning()) {
                all.add(reading);
            }
        }
        return all;
    }

    /** What is done with a session that is opened as a file. */
    void setOnSession(Consumer<Session> action) {
        onSession = action;
    }

    // --- opening

    /** Opens a {@code $J} or a saved capture and shows it; what goes wrong becomes {@link #problemProperty}. */
    public void open(Path path) {
        open(List.of(path), List.of());
    }

    /**
     * Opens files together.
     *
     * @param files each a {@code $J}, a saved capture, or an {@code $MFT}, which is added to the journal opened with it, else to
     *     what is shown
     * @param tables files that are to be an {@code $MFT}
     */
    public void open(List<Path> files, List<Path> tables) {
        if (files.isEmpty() && tables.isEmpty()) {
            return;
        }
        open(opening(files, tables), (opening, task) -> opening.open(files, tables, task));
    }

    /** Opens a session, whatever its file is called: what is done with it is set by {@link #setOnSession}. */
    void openSession(Path file) {
        open(opening(List.of(file), List.of()), (opening, task) -> opening.session(file));
    }

    private void open(String words, BiConsumer<FileOpening, BackgroundTask> how) {
        busy.set(true);
        tasks.call(words, task -> opened(opening -> how.accept(opening, task)))
                .then(this::take)
                .unwanted(this::close)
                .cancelled(() -> busy.set(false))
                .failed(this::fail)
                .start();
    }

    private static String opening(List<Path> files, List<Path> tables) {
        int count = files.size() + tables.size();
        return count == 1
                ? Messages.text("shell.opening", files.isEmpty() ? tables.getFirst() : files.getFirst())
                : Messages.text("shell.opening.several", count);
    }

    private void take(FileOpening opening) {
        busy.set(false);
        Source shown = current.get();
        opening.sources().forEach(arriving::arrived);
        if (MergedLists.fit(opening.sources())) {
            opening.sources().forEach(this::enter);
            merge(opening.sources());
        } else {
            opening.sources().forEach(this::add);
            MergedLists.refusal(opening.sources()).ifPresent(this::fail);
        }
        List<Problem> failed = opening.problems();
        failed.forEach(this::fail);
        opening.sessions().forEach(onSession);
        for (Path table : opening.tables()) {
            Source source = opening.sourceOf(table, shown);
            if (source != null || failed.isEmpty()) {
                addFileTable(source, table);
            }
        }
    }

    private void close(FileOpening unwanted) {
        unwanted.sources().forEach(arriving::arrived);
        unwanted.close();
    }

    /** Opens files for who shows them, see {@link #enter}. Reads the disk: not for the FX thread. */
    FileOpening opened(Consumer<FileOpening> how) {
        FileOpening opening = new FileOpening(tempFolder, numbers, host.allocatedRanges());
        how.accept(opening);
        opening.sources().forEach(arriving::add);
        return opening;
    }

    /** Closes one that was {@link #opened} for nobody. Waits for readers; safe from any thread but the FX thread. */
    void discard(Source unwanted) {
        arriving.arrived(unwanted);
        unwanted.close();
    }

    /** What stands for a source that is not there. */
    GoneSource gone(SessionSource was, Problem why) {
        return new GoneSource(numbers.next(), was, tempFolder, why);
    }

    /** Adds the {@code $MFT} of the volume that the shown records are of. */
    public void addFileTable(Path file) {
        addFileTable(current.get(), file);
    }

    /** Adds an {@code $MFT} to a source; says why not where that cannot be. */
    void addFileTable(@Nullable Source source, Path file) {
        if (source == null || !source.takesFileTable()) {
            fail(Problem.of(file.toString(), new IOException(Messages.text("shell.table.noJournal"))));
            return;
        }
        busy.set(true);
        // The source tells itself how far it is.
        tasks.runQuietly(task -> addTable(source, file))
                .reading(file.toString())
                .then(done -> busy.set(false))
                .failed(this::fail)
                .start();
    }

    private static void addTable(Source source, Path file) throws TaskFailedException {
        Problem none = FileTableFile.problem(file);
        if (none != null) {
            throw new TaskFailedException(none);
        }
        try {
            source.addFileTable(file);
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(file.toString(), e), e);
        }
    }

    /**
     * Searches a file for records, wherever they lie in it, and shows those that it found. What was found is shown too when it is
     * cancelled.
     *
     * @param told takes what was found, also when that is nothing
     */
    public void search(Path file, Consumer<CarvedSource> told) {
        tasks.call(Messages.text("carve.searching", file), task -> carved(file, task))
                .reading(file.toString())
                .keepsResult()
                .then(found -> {
                    arriving.arrived(found);
                    told.accept(found);
                    if (found.store().size() > 0) {
                        add(found);
                    } else {
                        tasks.runQuietly(task -> found.close()).keepsResult().start();
                    }
                })
                .failed(this::fail)
                .start();
    }

    private CarvedSource carved(Path file, BackgroundTask task) throws TaskFailedException {
        try {
            CarvedSource found = CarvedSource.search(numbers.next(), file, tempFolder, host.allocatedRanges(), task);
            arriving.add(found);
            return found;
        } catch (StoreFullException e) {
            throw new TaskFailedException(e.problem(tempFolder), e);
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(file.toString(), e), e);
        }
    }

    /** Reads a volume's journal live and shows it; one that is being read already is read as asked from now on. */
    public void read(VolumeFacts volume, ReadOptions options) {
        LiveReading open = openReading(volume);
        if (open != null) {
            tasks.runQuietly(task -> {
                        open.stop();
                        open.start(options);
                    })
                    .start();
            if (!isShown(open)) {
                show(open);
            }
            return;
        }
        add(reading(volume, options));
    }

    private LiveReading reading(VolumeFacts volume, ReadOptions options) {
        LiveSource opened = new LiveSource(numbers.next(), backend, volume, tempFolder, retainBytes, clock);
        opened.start(options);
        return opened;
    }

    /** A volume that is read already, or is from now on; what is shown stays. */
    LiveReading entered(VolumeFacts volume, ReadOptions options) {
        LiveReading open = openReading(volume);
        if (open != null) {
            return open;
        }
        LiveReading reading = reading(volume, options);
        enter(reading);
        return reading;
    }

    /** Shows a volume that is open already, or begins to read it. */
    public void open(VolumeFacts volume, ReadOptions options) {
        LiveReading open = openReading(volume);
        if (open != null) {
            show(open);
        } else {
            read(volume, options);
        }
    }

    private @Nullable LiveReading openReading(VolumeFacts volume) {
        return liveSources(volume.id()).stream().findFirst().orElse(null);
    }

    /** Takes over a source that is open already, and shows it. */
    public void add(Source source) {
        problem.set(null);
        enter(source);
        show(source);
    }

    /**
     * Shows open sources as one list by time, which is made unless there is one of just these.
     *
     * @param parts as many as {@link MergedLists#fit}, none of them merged
     */
    void merge(List<Source> parts) {
        MergedSource made = MergedLists.madeOf(parts, sources);
        if (made == null) {
            add(lists.of(parts));
        } else {
            show(made);
        }
    }

    /**
     * Shows open sources in the place of what is shown: one by itself, several as one list. A list of some of them that was shown goes.
     *
     * @param parts at least one, none of them merged
     */
    void showTogether(List<Source> parts) {
        Problem refusal = MergedLists.refusal(parts).orElse(null);
        if (refusal != null) {
            fail(refusal);
            return;
        }
        Source was = current.get();
        if (MergedLists.fit(parts)) {
            merge(parts);
        } else {
            show(parts.getFirst());
        }
        if (was != null && was.isMerged() && was != current.get() && !Collections.disjoint(was.parts(), parts)) {
            close(was);
        }
    }

    /** What is done with each source when it is taken over. */
    void setOnEntered(Consumer<Source> action) {
        onEntered = action;
    }

    /** Takes over a source that is open already; what is shown stays. */
    void enter(Source source) {
        busy.set(false);
        arriving.arrived(source);
        onEntered.accept(source);
        sources.add(source);
        source.watchFiles();
        LiveReading reading = source.reading();
        if (reading != null) {
            live.add(reading);
        }
    }

    /** Tells what went wrong, which ends what was waited for. */
    void fail(Problem failed) {
        busy.set(false);
        // What goes wrong again is told again.
        problem.set(null);
        problem.set(failed);
    }

    /** Shows an open source. */
    public void show(Source source) {
        current.set(source);
        view.show(new ShownSource(source.store(), source::paths, source::growing, source.isLive()));
    }

    /**
     * Shows a source, unless it is shown already, alone or among others.
     *
     * @param key the key of one of its rows
     * @return the key that the row has in what is shown now
     */
    long showRowOf(Source source, long key) {
        Source shown = current.get();
        boolean among = shown != null && shown.parts().contains(source);
        long here = among ? shown.store().keyHere(key) : RecordKey.NONE;
        if (here != RecordKey.NONE) {
            return here;
        }
        if (shown != source) {
            // As one that another source has too, it may not be among those that are shown.
            show(source);
        }
        return key;
    }

    /** Closes a source; another open one is shown then, or what is left of the list that it was part of. */
    public void close(Source source) {
        List<MergedSource> broken = MergedLists.with(source, sources);
        Source shown = current.get();
        boolean wasShown = shown == source || broken.contains(shown);
        List<Source> gone = new ArrayList<>(broken);
        gone.add(source);
        if (wasShown) {
            view.show(null);
            current.set(null);
        }
        sources.removeAll(gone);
        live.removeIf(reading -> reading == source);
        for (MergedSource each : broken) {
            MergedSource rest = lists.without(each, source);
            if (rest != null) {
                enter(rest);
                if (each == shown) {
                    show(rest);
                }
            }
        }
        if (wasShown && current.get() == null && !sources.isEmpty()) {
            show(sources.getLast());
        }
        tasks.runQuietly(task -> SourceClosing.all(gone)).keepsResult().start();
    }

    // --- reading

    /** What is shown and reads live: one volume, or each of a list. */
    List<LiveReading> readings() {
        Source source = current.get();
        List<Source> parts = source == null ? List.of() : source.parts();
        return parts.stream().map(Source::reading).flatMap(Stream::ofNullable).toList();
    }

    /** Begins to read again, where reading stopped. */
    public void startReading() {
        // Does nothing where reading is on.
        readings().forEach(LiveReading::resume);
    }

    /** Stops reading; a row marks the place. One that is slow to stop keeps no other from it. */
    public void stopReading() {
        for (LiveReading reading : readings()) {
            tasks.runQuietly(task -> reading.stop()).start();
        }
    }

    /** Asks the volumes that are shown for other reasons from now on. */
    public void ask(int reasonMask, boolean onlyOnClose) {
        for (LiveReading reading : readings()) {
            tasks.runQuietly(task -> reading.ask(reasonMask, onlyOnClose)).start();
        }
    }

    /** Keeps at most that many bytes of records of each live source. */
    public void retain(long bytes) {
        retainBytes = bytes;
        live.forEach(reading -> reading.retain(bytes));
    }

    /** How many bytes of records of each live source are kept. */
    long retainBytes() {
        return retainBytes;
    }

    // --- once a frame

    /** Lets the table take what there is. */
    public void pulse() {
        records.pulse();
        tryJump();
    }

    /** The open live sources of a volume. Safe from any thread. */
    public List<LiveReading> liveSources(String volume) {
        return live.stream()
                .filter(source -> source.volume().id().equals(volume))
                .toList();
    }

    /**
     * Chooses a record of a volume's journal as soon as it is there; shows that source then.
     *
     * @param usn the record's USN in the journal that the volume has now
     */
    public void jump(String volume, long usn) {
        jump = new Jump(volume, usn, ticks + PULSES_TO_ARRIVE, -1);
    }

    /** Whether a source is shown, alone or among others. */
    private boolean isShown(Source source) {
        Source shown = current.get();
        return shown != null && shown.parts().contains(source);
    }

    /** Whether the filter has looked at the rows of a source up to a number, which stand anywhere in a merged list. */
    private boolean isExamined(RecordStore of, long end) {
        RecordStore shown = view.source() instanceof ShownSource source ? source.store() : of;
        long number = shown.isMerged() ? shown.numberFrom(of.keyOf(end - 1)) + 1 : end;
        return number <= shown.endRecord() && view.examined() >= number;
    }

    private void tryJump() {
        Jump wanted = jump;
        if (wanted == null) {
            return;
        }
        ticks++;
        for (LiveReading source : liveSources(wanted.volume())) {
            if (source.nextUsn() > wanted.usn()) {
                long needed = wanted.end() >= 0 ? wanted.end() : source.store().endRecord();
                jump = wanted.arrived(needed);
                if (!isShown(source)) {
                    show(source);
                }
                if (isExamined(source.store(), needed)) {
                    jump = null;
                    records.followingProperty().set(false);
                    records.goToRecordOf(wanted.usn(), source.store().source());
                }
                return;
            }
        }
        if (ticks > wanted.until()) {
            jump = null;
        }
    }

    // --- properties

    Instant now() {
        return clock.instant();
    }

    public Backend backend() {
        return backend;
    }

    /** The computer beside its volumes. */
    public Host host() {
        return host;
    }

    /** The open sources, in the order they were opened. */
    public ObservableList<Source> sources() {
        return FXCollections.unmodifiableObservableList(sources);
    }

    /** The source that is shown, {@code null} for none. */
    public ReadOnlyObjectProperty<@Nullable Source> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Which rows are shown. */
    public ObjectProperty<AppliedFilter> filterProperty() {
        return filter;
    }

    /** What decides what is shown. */
    ShownView view() {
        return view;
    }

    /** Whether exported text is kept from being taken for a formula. */
    public BooleanProperty guardsExportsProperty() {
        return guardsExports;
    }

    /** Whether a file is being opened. */
    public BooleanProperty busyProperty() {
        return busy;
    }

    /** What could not be opened, {@code null} when nothing is wrong. */
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /**
     * Closes every source, also behind one that throws, and from now on each that still arrives. Waits for readers: not for the
     * FX thread.
     */
    @Override
    public void close() {
        List<Source> all = new ArrayList<>(List.of(sources.toArray(Source[]::new)));
        // Before what it is made of.
        all.sort(Comparator.comparing(source -> !source.isMerged()));
        all.addAll(arriving.end());
        SourceClosing.all(all);
    }
}
