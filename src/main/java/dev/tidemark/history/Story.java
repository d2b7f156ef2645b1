package dev.tidemark.history;

import dev.tidemark.history.NamePeriod.Begin;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.StoreReader;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.FileId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the stories of the files that an id or a path stands for, from the rows of a store. Belongs to one thread; a story takes five
 * passes over the rows: not for the FX thread. At most {@link #MOST_FILES} files are followed in one of them.
 */
public final class Story {

    /** A path that more files had than these is one that programs use over and over. */
    public static final int MOST_FILES = 1 << 8;

    /** More names of others in the same places are left out. */
    private static final int MOST_OTHERS = 1 << 10;

    private static final long ROWS_BETWEEN_LOOKS = 1 << 12;
    private static final double PASSES = 5;

    private final RecordStore store;
    private final PathIndex index;
    private final long end;
    private final DoubleConsumer progress;
    private final BooleanSupplier cancelled;
    private int passes;
    private boolean tooMany;

    /**
     * @param index has taken in the rows
     * @param end the number of the row behind the last one that counts
     * @param cancelled asked every few thousand rows; what comes of it is worth nothing then
     */
    public Story(RecordStore store, PathIndex index, long end, BooleanSupplier cancelled) {
        this(store, index, end, done -> {}, cancelled);
    }

    /**
     * As {@link #Story(RecordStore, PathIndex, long, BooleanSupplier)}, for who waits.
     *
     * @param progress told every few thousand rows how far it is, from 0 to 1
     */
    public Story(RecordStore store, PathIndex index, long end, DoubleConsumer progress, BooleanSupplier cancelled) {
        this.store = store;
        this.index = index;
        this.end = end;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /** Whether more files were met than are followed. */
    public boolean isTooMany() {
        return tooMany;
    }

    /**
     * The stories of a file, and of those that used its entry of the file table before and behind it, in the order of their first
     * records; none when no record is of them.
     */
    public List<FileStory> ofFile(FileId file) {
        Set<FileId> ids = new LinkedHashSet<>();
        each(row -> {
            if (isOfEntry(row, file)) {
                add(ids, row);
            }
        });
        return of(ids);
    }

    private static boolean isOfEntry(RecordCursor row, FileId file) {
        return isFile(row)
                && row.fileIdHigh() == file.high()
                && (file.fits64()
                        ? new FileId(0, row.fileIdLow()).recordNumber() == file.recordNumber()
                        : row.fileIdLow() == file.low());
    }

    /**
     * The stories of all files that had a path at one of their records, in the order of their first records.
     *
     * @param path from the root, with backslashes; letters are not told by their case
     */
    public List<FileStory> ofPath(String path) {
        String name = NamePeriod.folded(path.substring(path.lastIndexOf('\\') + 1));
        String wanted = NamePeriod.folded(path);
        Set<FileId> ids = new LinkedHashSet<>();
        PathReader paths = index.borrow();
        each(row -> {
            if (isFile(row)
                    && row.hasTimeAndName()
                    && NamePeriod.folded(row.name()).equals(name)) {
                FilePath there = paths.path(row);
                if (there != null
                        && NamePeriod.folded(Escapes.rawPath(there.text())).equals(wanted)) {
                    add(ids, row);
                }
            }
        });
        index.giveBack(paths);
        return of(ids);
    }

    private void add(Set<FileId> ids, RecordCursor row) {
        FileId id = new FileId(row.fileIdHigh(), row.fileIdLow());
        if (ids.size() < MOST_FILES) {
            ids.add(id);
        } else {
            tooMany |= !ids.contains(id);
        }
    }

    private static boolean isFile(RecordCursor row) {
        return row.isRecord() && row.isKnown();
    }

    private List<FileStory> of(Set<FileId> ids) {
        Map<FileId, List<NamePeriod>> own = periods(ids);
        Set<FileName> places = new TreeSet<>();
        own.values().forEach(names -> names.forEach(period -> places.add(period.place())));
        Set<FileId> met = new LinkedHashSet<>();
        each(row -> {
            if (isFile(row) && row.hasTimeAndName() && places.contains(NamePeriod.place(FileName.of(row)))) {
                add(met, row);
            }
        });
        Map<FileId, List<NamePeriod>> all = periods(met);
        Map<FileName, List<NamePeriod>> byPlace = new TreeMap<>();
        all.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(NamePeriod::firstRow))
                .forEach(period -> byPlace.computeIfAbsent(period.place(), place -> new ArrayList<>())
                        .add(period));
        Map<FileId, List<Life>> lives = lives(ids);
        List<FileStory> stories = new ArrayList<>();
        for (FileId id : ids) {
            stories.add(story(id, own.getOrDefault(id, List.of()), lives.getOrDefault(id, List.of()), byPlace, all));
        }
        return stories;
    }

    private FileStory story(
            FileId id,
            List<NamePeriod> names,
            List<Life> lives,
            Map<FileName, List<NamePeriod>> byPlace,
            Map<FileId, List<NamePeriod>> all) {
        Map<FileName, List<NamePeriod>> others = new LinkedHashMap<>();
        for (NamePeriod name : names) {
            others.computeIfAbsent(
                    name.place(),
                    place -> byPlace.getOrDefault(place, List.of()).stream()
                            .filter(other -> !other.file().equals(id))
                            .toList());
        }
        List<NamePeriod> shown = others.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(NamePeriod::firstRow))
                .limit(MOST_OTHERS + 1L)
                .toList();
        tooMany |= shown.size() > MOST_OTHERS;
        List<List<NamePeriod>> predecessors = predecessors(names, others).stream()
                .map(before -> all.getOrDefault(before, List.of()))
                .toList();
        return new FileStory(id, names, lives, shown.stream().limit(MOST_OTHERS).toList(), predecessors);
    }

    /** Who had a name last before the file took it by a rename. */
    private static Set<FileId> predecessors(List<NamePeriod> names, Map<FileName, List<NamePeriod>> others) {
        Set<FileId> found = new LinkedHashSet<>();
        for (NamePeriod name : names) {
            List<NamePeriod> there = others.getOrDefault(name.place(), List.of());
            if (name.begin() == Begin.RENAMED) {
                there.stream()
                        .takeWhile(other -> other.firstRow() < name.firstRow())
                        .reduce((one, next) -> next)
                        .ifPresent(before -> found.add(before.file()));
            }
        }
        return found;
    }

    // --- passes over the rows

    private Map<FileId, List<NamePeriod>> periods(Set<FileId> ids) {
        PathReader paths = index.borrow();
        NameTracker tracker = new NameTracker(new HashSet<>(ids), paths);
        each(tracker::take, tracker::lose);
        index.giveBack(paths);
        tooMany |= tracker.isTooMany();
        return tracker.periods();
    }

    private Map<FileId, List<Life>> lives(Set<FileId> ids) {
        LifeTable table = new LifeTable();
        LifeTracker tracker = new LifeTracker(table);
        List<FileId> files = new ArrayList<>();
        each(
                row -> {
                    int before = table.written();
                    if (!row.isRecord() || ids.contains(new FileId(row.fileIdHigh(), row.fileIdLow()))) {
                        tracker.take(row);
                    }
                    if (table.written() > before) {
                        files.add(new FileId(row.fileIdHigh(), row.fileIdLow()));
                    }
                },
                tracker::lose);
        Map<FileId, List<Life>> lives = new LinkedHashMap<>();
        for (int life = 0; life < files.size(); life++) {
            lives.computeIfAbsent(files.get(life), key -> new ArrayList<>()).add(Life.of(table, life));
        }
        return lives;
    }

    private void each(RowVisitor<RuntimeException> visitor) {
        each(visitor, null);
    }

    /**
     * @param lost told where a row cannot be read
     */
    private void each(RowVisitor<RuntimeException> visitor, @Nullable Runnable lost) {
        int pass = passes++;
        try (StoreReader reader = store.reader()) {
            long first = store.firstRecord();
            for (long row = first; row < end; row++) {
                if (reader.readRecord(row, visitor) != Outcome.READ && lost != null) {
                    lost.run();
                }
                if (row % ROWS_BETWEEN_LOOKS == 0) {
                    progress.accept(Math.min(1, (pass + (double) (row - first) / (end - first)) / PASSES));
                    if (cancelled.getAsBoolean()) {
                        return;
                    }
                }
            }
        }
    }
}
