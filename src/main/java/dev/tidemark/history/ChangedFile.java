package dev.tidemark.history;

import dev.tidemark.history.FileChange.Kind;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what happens to one file between two places. Not thread-safe. Names are followed one by one: a file may have several. */
final class ChangedFile {

    private static final int DATA = Reason.DATA_OVERWRITE.bit()
            | Reason.DATA_EXTEND.bit()
            | Reason.DATA_TRUNCATION.bit()
            | Reason.NAMED_DATA_OVERWRITE.bit()
            | Reason.NAMED_DATA_EXTEND.bit()
            | Reason.NAMED_DATA_TRUNCATION.bit()
            | Reason.STREAM_CHANGE.bit()
            | Reason.REPARSE_POINT_CHANGE.bit();

    private static final int ATTRIBUTES = Reason.BASIC_INFO_CHANGE.bit()
            | Reason.INDEXABLE_CHANGE.bit()
            | Reason.EA_CHANGE.bit()
            | Reason.COMPRESSION_CHANGE.bit()
            | Reason.ENCRYPTION_CHANGE.bit()
            | Reason.OBJECT_ID_CHANGE.bit()
            | Reason.INTEGRITY_CHANGE.bit()
            | Reason.DESIRED_STORAGE_CLASS_CHANGE.bit();

    /** Whether the file had a name at the start, and has it now; and which name of the start became it by renames. */
    private static final class Held {
        private final boolean before;
        private boolean now;
        private @Nullable FileName origin;

        Held(boolean before, boolean now) {
            this.before = before;
            this.now = now;
        }
    }

    private final long high;
    private final long low;
    private final Map<FileName, Held> names = new LinkedHashMap<>();
    private @Nullable FileName last;
    private int reasons;
    private boolean wasThere = true;
    private boolean isThere = true;
    private boolean wasSeen;
    private boolean isDirectory;
    private @Nullable FileName half;
    private boolean linked;
    private boolean unlinked;
    private long record;
    private long usn;
    private long time;

    ChangedFile(long high, long low) {
        this.high = high;
        this.low = low;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /**
     * The next record of the file.
     *
     * @param before the reasons that its life had already, also before the start
     */
    void take(RecordCursor row, int before) {
        reasons |= row.reason();
        record = row.record();
        usn = row.usn();
        if (row.hasTimeAndName()) {
            time = row.time();
            isDirectory = FileAttribute.DIRECTORY.in(row.attributes());
            takeNamed(FileName.of(row), row.reason(), before);
        }
        wasSeen = true;
    }

    private void takeNamed(FileName name, int said, int before) {
        int fresh = said & ~before;
        if (Reason.FILE_CREATE.in(fresh) && (before != 0 || FirstRecord.creates(said))) {
            create();
        }
        if (Reason.FILE_DELETE.in(said)) {
            delete(name);
        } else if (RenameHalves.isOld(said)) {
            hold(name, false);
            half = name;
        } else if (Reason.RENAME_NEW_NAME.in(said) && (half != null || Reason.RENAME_NEW_NAME.in(fresh))) {
            take(name);
        } else if (Reason.HARD_LINK_CHANGE.in(fresh) && Reason.CLOSE.in(said)) {
            // One that stands alone under the name that went; one that is given is logged under a name that was there.
            hold(name, false);
            unlinked = true;
        } else {
            // Whatever name a new link has, this one was there.
            hold(name, true);
            linked |= Reason.HARD_LINK_CHANGE.in(fresh);
        }
    }

    /** With its first record; one that a damaged journal creates again was there. */
    private void create() {
        wasThere = wasSeen;
        isThere = true;
    }

    private void delete(FileName name) {
        hold(name, false);
        last = name;
        names.values().forEach(held -> held.now = false);
        isThere = false;
    }

    /** A name that it gets. */
    private void take(FileName name) {
        Held held = names.computeIfAbsent(name, key -> new Held(false, true));
        held.now = true;
        held.origin = origin(half);
        half = null;
        last = name;
    }

    private @Nullable FileName origin(@Nullable FileName old) {
        Held held = old == null ? null : names.get(old);
        return held == null || held.origin == null && !held.before ? null : held.origin == null ? old : held.origin;
    }

    /** A name that it had until now, and has or has not from now on. */
    private void hold(FileName name, boolean now) {
        boolean given = !wasThere || linked && names.size() > 0;
        Held held = names.computeIfAbsent(name, key -> new Held(!given, now));
        held.now = now;
        if (now) {
            last = name;
        }
    }

    // --- what remains

    /** Whether it was not there at the start, and is not at the end. */
    boolean isTemporary() {
        return !wasThere && !isThere;
    }

    /**
     * What remains.
     *
     * @return {@code null} when nothing does
     */
    @Nullable
    FileChange change(boolean isOpen) {
        List<FileName> gone = names(true, false);
        List<FileName> come = names(false, true);
        if (isTemporary()) {
            return null;
        }
        if (!wasThere) {
            return change(EnumSet.of(Kind.CREATED), null, last, List.of(), without(come, last), isOpen);
        }
        if (!isThere) {
            FileName before = before(last, gone);
            return change(EnumSet.of(Kind.DELETED), before, null, without(gone, before), List.of(), isOpen);
        }
        return remaining(gone, come, isOpen);
    }

    private @Nullable FileChange remaining(List<FileName> gone, List<FileName> come, boolean isOpen) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        addReasons(kinds);
        boolean renamed = !gone.isEmpty() && !come.isEmpty();
        FileName after = renamed ? latest(come) : stays();
        FileName before = renamed ? earliest(gone, after) : stays();
        if (!renamed && after == null && !come.isEmpty()) {
            // Its rename began before the start.
            after = come.getLast();
            kinds.add(Kind.RENAMED);
        }
        if (renamed && before != null && after != null) {
            addPlaces(kinds, before, after);
        }
        List<FileName> linksGone = without(gone, before);
        List<FileName> linksNew = without(come, after);
        if (linked || unlinked || !linksGone.isEmpty() || !linksNew.isEmpty()) {
            kinds.add(Kind.LINKS);
        }
        return kinds.isEmpty() ? null : change(kinds, before, after, linksGone, linksNew, isOpen);
    }

    /** Of the names that came, the last one by a rename; else the last one. */
    private FileName latest(List<FileName> come) {
        return come.stream()
                .filter(name -> origin(name) != null)
                .reduce((one, next) -> next)
                .orElse(come.getLast());
    }

    /** Of the names that went, the one that became another; else the first one: a link that was given, and the name before taken away. */
    private FileName earliest(List<FileName> gone, @Nullable FileName after) {
        FileName origin = origin(after);
        return origin != null && gone.contains(origin) ? origin : gone.getFirst();
    }

    private static void addPlaces(Set<Kind> kinds, FileName before, FileName after) {
        if (!before.name().equals(after.name())) {
            kinds.add(Kind.RENAMED);
        }
        if (!before.isBeside(after)) {
            kinds.add(Kind.MOVED);
        }
    }

    private void addReasons(Set<Kind> kinds) {
        int undocumented = reasons & ~Reason.ALL;
        if ((reasons & DATA) != 0 || undocumented != 0) {
            kinds.add(Kind.CHANGED);
        }
        if (Reason.SECURITY_CHANGE.in(reasons)) {
            kinds.add(Kind.SECURITY);
        }
        if ((reasons & ATTRIBUTES) != 0) {
            kinds.add(Kind.ATTRIBUTES);
        }
    }

    private FileChange change(
            Set<Kind> kinds,
            @Nullable FileName before,
            @Nullable FileName after,
            List<FileName> linksGone,
            List<FileName> linksNew,
            boolean isOpen) {
        return new FileChange(
                new FileId(high, low),
                kinds,
                isDirectory,
                before,
                after,
                linksGone,
                linksNew,
                reasons,
                record,
                usn,
                time,
                isOpen);
    }

    private List<FileName> names(boolean before, boolean now) {
        List<FileName> found = new ArrayList<>();
        names.forEach((name, held) -> {
            if (held.before == before && held.now == now) {
                found.add(name);
            }
        });
        return found;
    }

    /** The name that it had at the start, of a file that was deleted under a name. */
    private @Nullable FileName before(@Nullable FileName deleted, List<FileName> gone) {
        FileName origin = origin(deleted);
        return origin != null ? origin : gone.isEmpty() ? null : gone.getFirst();
    }

    /** A name that it has from the start to the end: the one that was used last, if it is one. */
    private @Nullable FileName stays() {
        List<FileName> both = names(true, true);
        FileName used = last;
        return used != null && both.contains(used) ? used : both.isEmpty() ? null : both.getFirst();
    }

    private static List<FileName> without(List<FileName> names, @Nullable FileName one) {
        return names.stream().filter(name -> !name.equals(one)).toList();
    }
}
