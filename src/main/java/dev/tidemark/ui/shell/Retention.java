package dev.tidemark.ui.shell;

import dev.tidemark.ui.common.Settings;
import java.util.Arrays;

/** How much of each volume that is read live is kept, as the menu offers it and the settings remember it. Immutable. */
enum Retention {
    GIB_1(1),
    GIB_4(4),
    GIB_16(16),
    GIB_64(64),
    EVERYTHING(0);

    static final Retention USUAL = GIB_4;

    private static final String SETTING = "retention.gib";

    private final long gib;

    Retention(long gib) {
        this.gib = gib;
    }

    /** What was chosen last; the usual when nothing was, or what is remembered is none of these. */
    static Retention remembered(Settings settings) {
        String id = settings.get(SETTING, USUAL.id());
        return Arrays.stream(values())
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .orElse(USUAL);
    }

    void remember(Settings settings) {
        settings.put(SETTING, id());
    }

    /** How the settings know it: GiB, and 0 for everything. */
    String id() {
        return Long.toString(gib);
    }

    /** How many bytes of records are kept. */
    long bytes() {
        return gib == 0 ? Long.MAX_VALUE : gib << 30;
    }
}
