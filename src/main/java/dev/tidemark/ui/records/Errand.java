package dev.tidemark.ui.records;

import java.util.function.BooleanSupplier;

/** Safe from any thread. Work in the background that can be cancelled and says how far it is. */
final class Errand {

    private final String words;
    private volatile double progress = -1;
    private volatile boolean cancelled;

    Errand(String words) {
        this.words = words;
    }

    /** What is being done. */
    String words() {
        return words;
    }

    /** From 0 to 1; negative while unknown. */
    double progress() {
        return progress;
    }

    void setProgress(double done) {
        progress = done;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    BooleanSupplier cancelled() {
        return this::isCancelled;
    }
}
