package dev.tidemark.ui.common;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;

/**
 * What the window remembers for this user of this machine. Safe from any thread; {@link #put} never waits, since a profile may
 * lie on a network, or be locked by another program for seconds: it is written in the background, and by {@link #flush}.
 */
final class UserSettings implements Settings {

    private final Preferences node;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("tidemark-settings").unstarted(task));

    /**
     * @param node keeps the texts
     */
    UserSettings(Preferences node) {
        this.node = node;
    }

    @Override
    public String get(String name, String byDefault) {
        return node.get(name, byDefault);
    }

    @Override
    public void put(String name, String value) {
        node.put(name, value);
        if (due.compareAndSet(false, true)) {
            writer.execute(this::write);
        }
    }

    @Override
    public void flush() {
        write();
    }

    /** What is put while it writes is written once more. */
    private void write() {
        due.set(false);
        try {
            node.flush();
        } catch (BackingStoreException e) {
            // A profile that cannot be written: the settings last for this session.
        }
    }
}
