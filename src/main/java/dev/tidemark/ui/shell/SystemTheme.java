package dev.tidemark.ui.shell;

import dev.tidemark.backend.host.Host;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.ui.common.Theme;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;

/** Belongs to the FX thread. While it is wanted, the theme follows what the user chose for all programs. */
final class SystemTheme {

    private static final long EVERY_NANOS = 2_000_000_000L;

    private final Host host;
    private final BackgroundTasks tasks;
    private final BooleanProperty wanted;
    private final ObjectProperty<Theme> theme;
    private long askedAt;
    private final TaskSlot asking = new TaskSlot();

    SystemTheme(Host host, BackgroundTasks tasks, BooleanProperty wanted, ObjectProperty<Theme> theme) {
        this.host = host;
        this.tasks = tasks;
        this.wanted = wanted;
        this.theme = theme;
        wanted.addListener((property, was, now) -> askedAt = 0);
    }

    /** Asks the system when some time has passed; called once a frame. */
    void pulse(long nanoTime) {
        if (!wanted.get() || asking.isRunning() || askedAt != 0 && nanoTime - askedAt < EVERY_NANOS) {
            return;
        }
        askedAt = nanoTime;
        tasks.callQuietly(task -> host.prefersDark())
                .in(asking)
                .then(this::took)
                .start();
    }

    private void took(Optional<Boolean> dark) {
        if (wanted.get()) {
            dark.ifPresent(is -> theme.set(is ? Theme.DARK : Theme.LIGHT));
        }
    }
}
