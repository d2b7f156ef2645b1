package dev.tidemark.history;

import dev.tidemark.history.NamePeriod.At;
import dev.tidemark.history.NamePeriod.Begin;
import dev.tidemark.history.NamePeriod.End;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the names of some files over rows in their order. Not thread-safe; used once. */
final class NameTracker {

    /** A file that is called otherwise more often is one that somebody made to be. */
    private static final int MOST_NAMES = 1 << 12;

    private final Set<FileId> wanted;
    private final PathReader paths;
    private final LifeTracker lives = new LifeTracker(new LifeTable());
    private final RowLosses losses = new RowLosses();
    private final Map<FileId, Names> files = new LinkedHashMap<>();
    private boolean tooMany;

    /** The names of a file. */
    private static final class Names {
        private final List<NamePeriod> all = new ArrayList<>();

        /** Which of them it has now, by their place among all. */
        private final Map<FileName, Integer> held = new LinkedHashMap<>();

        private boolean halfKnown;
        private boolean wasSeen;
    }

    NameTracker(Set<FileId> wanted, PathReader paths) {
        this.wanted = wanted;
        this.paths = paths;
    }

    /** The periods of each file that was met, in the order of their first records. */
    Map<FileId, List<NamePeriod>> periods() {
        Map<FileId, List<NamePeriod>> found = new LinkedHashMap<>();
        files.forEach((file, names) -> found.put(file, List.copyOf(names.all)));
        return found;
    }

    /** Whether a file has more names than are followed. */
    boolean isTooMany() {
        return tooMany;
    }

    void take(RecordCursor row) {
        Marker marker = row.marker();
        if (marker != null && losses.before(marker)) {
            lose();
        } else if (row.isRecord() && row.isKnown()) {
            FileId id = new FileId(row.fileIdHigh(), row.fileIdLow());
            if (wanted.contains(id)) {
                int before = lives.reasonsSoFar(row);
                lives.take(row);
                if (row.hasTimeAndName()) {
                    take(row, files.computeIfAbsent(id, key -> new Names()), id, before);
                }
            }
        }
    }

    /** Records may be missing here. */
    void lose() {
        lives.lose();
        files.values().forEach(names -> endAll(names, End.LOST));
    }

    private void take(RecordCursor row, Names names, FileId id, int before) {
        int said = row.reason();
        int fresh = said & ~before;
        FileName name = FileName.of(row);
        boolean created = !names.wasSeen && Reason.FILE_CREATE.in(fresh) && FirstRecord.creates(said);
        boolean renamed = RenameHalves.isNew(said) && (names.halfKnown || Reason.RENAME_NEW_NAME.in(fresh));
        touch(row, names, id, name, created ? Begin.CREATED : renamed ? Begin.RENAMED : Begin.BEFORE);
        names.halfKnown = RenameHalves.isOld(said);
        names.wasSeen = true;
        if (Reason.FILE_DELETE.in(said)) {
            endAll(names, End.DELETED);
        } else if (names.halfKnown) {
            end(names, name, End.RENAMED);
        } else if (Reason.HARD_LINK_CHANGE.in(fresh) && Reason.CLOSE.in(said)) {
            end(names, name, End.UNLINKED);
        }
    }

    private void touch(RecordCursor row, Names names, FileId id, FileName name, Begin begin) {
        At at = new At(row.record(), row.usn(), row.time());
        Integer held = names.held.get(name);
        if (held != null) {
            NamePeriod now = names.all.get(held);
            names.all.set(held, new NamePeriod(id, name, now.path(), now.first(), at, now.begin(), now.end()));
            return;
        }
        if (names.all.size() == MOST_NAMES) {
            tooMany = true;
            return;
        }
        FilePath path = paths.path(row);
        names.held.put(name, names.all.size());
        names.all.add(new NamePeriod(id, name, path, at, at, begin, End.HELD));
    }

    private static void endAll(Names names, End end) {
        List.copyOf(names.held.keySet()).forEach(name -> end(names, name, end));
    }

    private static void end(Names names, FileName name, End end) {
        @Nullable Integer held = names.held.remove(name);
        if (held != null) {
            NamePeriod now = names.all.get(held);
            names.all.set(
                    held, new NamePeriod(now.file(), name, now.path(), now.first(), now.last(), now.begin(), end));
        }
    }
}
