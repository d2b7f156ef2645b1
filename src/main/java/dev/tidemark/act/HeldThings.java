package dev.tidemark.act;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Everything that Tidemark keeps on volumes: marked handles, locks and holds. Safe from any thread. Released on every way
 * out of the program.
 */
public final class HeldThings {

    private final CopyOnWriteArrayList<Held> things = new CopyOnWriteArrayList<>();
    private final QuiescedVolumes quiet = new QuiescedVolumes();

    HeldThings() {}

    void add(Held thing) {
        things.add(thing);
    }

    void remove(Held thing) {
        things.remove(thing);
    }

    /** What is kept now, oldest first. */
    public List<Held> all() {
        return List.copyOf(things);
    }

    /** What is kept on a volume now. */
    public List<Held> on(String volume) {
        return things.stream()
                .filter(thing -> thing.act().volume().equals(volume))
                .toList();
    }

    /** The volumes that are not to be asked for anything. */
    public QuiescedVolumes quiet() {
        return quiet;
    }

    /**
     * Gives everything back, holds first: who waits for them may wait for a lock too. Newest first. A fault of the program in
     * one of them is thrown when all have been given back.
     */
    public void releaseAll() {
        List<Held> kept = all().reversed();
        List<RuntimeException> faults = new ArrayList<>();
        kept.stream().filter(HeldWrites.class::isInstance).forEach(thing -> release(thing, faults));
        kept.stream().filter(thing -> !(thing instanceof HeldWrites)).forEach(thing -> release(thing, faults));
        if (!faults.isEmpty()) {
            RuntimeException first = faults.removeFirst();
            faults.forEach(first::addSuppressed);
            throw first;
        }
    }

    /** A fault in giving back one thing does not keep the others. */
    private static void release(Held thing, List<RuntimeException> faults) {
        try {
            thing.release();
        } catch (RuntimeException e) {
            faults.add(e);
        }
    }
}
