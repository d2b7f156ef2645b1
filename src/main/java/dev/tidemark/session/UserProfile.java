package dev.tidemark.session;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;

/**
 * Short texts by name that are kept for this user of this machine. Safe from any thread; {@link #put} never waits, since a profile
 * may lie on a network, or be locked by another program for seconds: it is written in the background, and by {@link #flush}. What
 * cannot be read or written there lasts for this session.
 */
public final class UserProfile {

    private final Preferences node;
    private final Map<String, String> session = new ConcurrentHashMap<>();

    /** The names of what is still to be written. */
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("tidemark-settings").unstarted(task));

    /**
     * @param node keeps the texts
     */
    public UserProfile(Preferences node) {
        this.node = node;
    }

    /** The text of a name, and another where there is none. */
    public String get(String name, String byDefault) {
        String put = session.get(name);
        if (put != null) {
            return put;
        }
        try {
            return node.get(name, byDefault);
        } catch (RuntimeException e) {
            // Another program took the node away, or what stands there is no text.
            return byDefault;
        }
    }

    /** Keeps a text from now on. */
    public void put(String name, String value) {
        session.put(name, value);
        if (changed.add(name)) {
            writer.execute(this::write);
        }
    }

    /** Waits until what was put is written, or cannot be. */
    public void flush() {
        write();
    }

    /** What is put while it writes is written once more. One at a time: who flushes waits for what the other writes. */
    private synchronized void write() {
        for (String name : changed) {
            // Before the text is read: one that comes later is noted anew.
            changed.remove(name);
            keep(name, session.getOrDefault(name, ""));
        }
        try {
            node.flush();
        } catch (BackingStoreException | RuntimeException e) {
            // A profile that cannot be written.
        }
    }

    private void keep(String name, String value) {
        try {
            node.put(name, value);
        } catch (RuntimeException e) {
            // A profile that is gone, or takes no such text.
        }
    }
}
