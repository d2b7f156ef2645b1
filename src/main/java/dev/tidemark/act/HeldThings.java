package dev.tidemark.act;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Safe from any thread. Everything that Tidemark keeps on volumes: marked handles, locks and holds. Released on every way
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

    /** Gives everything back, holds first: who waits for them may wait for a lock too. Newest first. */
    public void releaseAll() {
        List<Held> kept = all().reversed();
        kept.stream().filter(HeldWrites.class::isInstance).forEach(Held::release);
        kept.stream().filter(thing -> !(thing instanceof HeldWrites)).forEach(Held::release);
    }
}
