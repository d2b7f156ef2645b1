package dev.tidemark.ui.shell;

import dev.tidemark.backend.Backend;
import dev.tidemark.ui.common.Theme;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;

/** Belongs to the FX thread. While it is wanted, the theme follows what the user chose for all programs. */
final class SystemTheme {

    private static final long EVERY_NANOS = 2_000_000_000L;

    private final Backend backend;
    private final Executor background;
    private final Executor ui;
    private final BooleanProperty wanted;
    private final ObjectProperty<Theme> theme;
    private long askedAt;
    private boolean asking;

    SystemTheme(
            Backend backend, Executor background, Executor ui, BooleanProperty wanted, ObjectProperty<Theme> theme) {
        this.backend = backend;
        this.background = background;
        this.ui = ui;
        this.wanted = wanted;
        this.theme = theme;
        wanted.addListener((property, was, now) -> askedAt = 0);
    }

    /** Asks the system when some time has passed; called once a frame. */
    void pulse(long nanoTime) {
        if (!wanted.get() || asking || askedAt != 0 && nanoTime - askedAt < EVERY_NANOS) {
            return;
        }
        asking = true;
        askedAt = nanoTime;
        background.execute(() -> {
            Optional<Boolean> dark = backend.prefersDark();
            ui.execute(() -> took(dark));
        });
    }

    private void took(Optional<Boolean> dark) {
        asking = false;
        if (wanted.get()) {
            dark.ifPresent(is -> theme.set(is ? Theme.DARK : Theme.LIGHT));
        }
    }
}
