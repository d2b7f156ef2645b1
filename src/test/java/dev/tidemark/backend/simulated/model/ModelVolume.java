package dev.tidemark.backend.simulated.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The volume: whether it is mounted, locked or held, and what its handles are answered. */
public final class ModelVolume {

    private final ModelJournal journal;
    private final ModelFiles files = new ModelFiles(this);
    private final List<ModelHandle> handles = new ArrayList<>();
    private @Nullable ModelHandle locker;
    private @Nullable ModelHandle holder;
    private boolean mounted = true;
    private long now;

    public ModelVolume(boolean usnsGoOn) {
        this.journal = new ModelJournal(usnsGoOn);
    }

    public ModelJournal journal() {
        return journal;
    }

    public ModelFiles files() {
        return files;
    }

    /** In seconds since the model's clock began. */
    public long now() {
        return now;
    }

    public void secondsPass(int seconds) {
        now += seconds;
    }

    public boolean isHeld() {
        return holder != null;
    }

    public boolean isLocked() {
        return locker != null;
    }

    public boolean isMounted() {
        return mounted && locker == null;
    }

    /** Whether a change is logged now. */
    boolean logs() {
        return journal.isActive(now);
    }

    void needsJournal() {
        int status = journal.status(now);
        if (status != 0) {
            throw new Refused(status);
        }
    }

    /** Whoever wants in mounts the volume, unless somebody has locked it. */
    void enter() {
        if (locker != null) {
            throw new Refused(5);
        }
        if (!mounted) {
            mounted = true;
            files.closePending();
        }
    }

    /** The power fails and comes back; handles of the volume itself go on. */
    public void crash() {
        files.breakAll();
        files.closePending();
    }

    // --- handles of the volume itself

    public ModelHandle open(boolean reads, boolean writes) {
        enter();
        ModelHandle handle = new ModelHandle(reads, writes);
        handles.add(handle);
        return handle;
    }

    public void close(ModelHandle handle) {
        handles.remove(handle);
        if (locker == handle) {
            locker = null;
        }
        if (holder == handle) {
            holdEnds();
        }
    }

    /** A locked volume counts as dismounted, for its locker too. */
    public void isThere(ModelHandle handle) {
        if (handle.broken || locker != null) {
            throw new Refused(21);
        }
    }

    /** Any other open handle, of a file or of the volume, is in the way; so is what is held. */
    public void lock(ModelHandle handle) {
        if (handle.broken) {
            throw new Refused(21);
        }
        boolean others = handles.stream().anyMatch(other -> other != handle && !other.broken);
        if (locker != null || others || files.anyInUse() || holder != null) {
            throw new Refused(5);
        }
        locker = handle;
    }

    public void unlock(ModelHandle handle) {
        if (locker != handle) {
            throw new Refused(158);
        }
        locker = null;
    }

    /** Does not ask who has what open. Ends a hold. */
    public void dismount(ModelHandle handle) {
        if (locker != null && locker != handle) {
            throw new Refused(5);
        }
        if (handle.broken) {
            throw new Refused(21);
        }
        handles.forEach(each -> each.broken = true);
        files.breakAll();
        mounted = false;
        holdEnds();
    }

    public void hold(ModelHandle handle) {
        isThere(handle);
        if (!handle.reads || !handle.writes) {
            throw new Refused(5);
        }
        if (holder != null) {
            throw new Refused(33);
        }
        holder = handle;
    }

    public boolean isHeldBy(ModelHandle handle) {
        return holder == handle;
    }

    /** The request was cancelled or ended: what was closed meanwhile is logged first, then come those who waited. */
    public void holdEnds() {
        holder = null;
        files.holdEnded();
    }

    // --- the journal's codes

    public void query(ModelHandle handle) {
        isThere(handle);
        needsJournal();
    }

    public void createJournal(ModelHandle handle, long maximumSize, long allocationDelta) {
        isThere(handle);
        journal.create(maximumSize, allocationDelta, now);
    }

    /** A deletion takes the last USN of every file along, and what is pending. */
    public void deleteJournal(ModelHandle handle, int flags, boolean idMatches) {
        isThere(handle);
        if (journal.delete(flags, idMatches, now)) {
            files.forgetUsns();
        }
    }
}
