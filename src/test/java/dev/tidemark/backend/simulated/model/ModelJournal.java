package dev.tidemark.backend.simulated.model;

import java.util.ArrayList;
import java.util.List;

/** The change journal: where records come to stand, and how it is created and deleted. */
public final class ModelJournal {

    /** How long a deletion takes, in seconds. */
    public static final int DELETION = 2;

    private static final int PAGE = 4096;
    private static final int FIXED_PART = 60;

    private enum State {
        NONE,
        ACTIVE,
        DELETING
    }

    private final boolean usnsGoOn;
    private final List<ModelRecord> records = new ArrayList<>();
    private State state = State.NONE;
    private long gone;
    private long first;
    private long next;
    private long maximumSize;
    private long allocationDelta;
    private int created;

    /**
     * @param usnsGoOn whether the journal after a deletion goes on with the next page of USNs; else it begins at 0
     */
    ModelJournal(boolean usnsGoOn) {
        this.usnsGoOn = usnsGoOn;
    }

    public int status(long now) {
        if (state == State.DELETING && now >= gone) {
            state = State.NONE;
            records.clear();
            next = usnsGoOn ? pageAtOrBehind(next) : 0;
            first = next;
        }
        return switch (state) {
            case ACTIVE -> 0;
            case DELETING -> 1178;
            case NONE -> 1179;
        };
    }

    boolean isActive(long now) {
        return status(now) == 0;
    }

    void create(long size, long delta, long now) {
        int status = status(now);
        if (size < 0 || delta < 0) {
            throw new Refused(87);
        }
        if (status == 1178) {
            throw new Refused(1178);
        }
        if (status == 1179) {
            state = State.ACTIVE;
            created++;
        }
        maximumSize = size;
        allocationDelta = delta;
    }

    /** True when it was this call that started a deletion. */
    boolean delete(int flags, boolean idMatches, long now) {
        int status = status(now);
        boolean delete = (flags & 1) != 0;
        if (flags < 1 || flags > 3 || delete && status == 0 && !idMatches) {
            throw new Refused(87);
        }
        if (delete && status != 0) {
            throw new Refused(status);
        }
        if (delete) {
            state = State.DELETING;
            gone = now + DELETION;
        }
        return delete;
    }

    /** A USN is an offset; no record crosses a page. */
    void log(ModelFile file, int reasons, long now) {
        int length = FIXED_PART + 2 * file.name.length() + 7 & -8;
        if (next % PAGE + length > PAGE) {
            next = pageAtOrBehind(next);
        }
        records.add(new ModelRecord(next, file.name, reasons, file.source(), file.id, file.parent, now));
        file.lastUsn = next;
        next += length;
    }

    private static long pageAtOrBehind(long usn) {
        return (usn + PAGE - 1) / PAGE * PAGE;
    }

    public List<ModelRecord> records() {
        return List.copyOf(records);
    }

    public long firstUsn() {
        return first;
    }

    public long nextUsn() {
        return next;
    }

    public long maximumSize() {
        return maximumSize;
    }

    public long allocationDelta() {
        return allocationDelta;
    }

    /** How many journals there have been: each has an id of its own. */
    public int created() {
        return created;
    }
}
