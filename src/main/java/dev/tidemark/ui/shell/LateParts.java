package dev.tidemark.ui.shell;

/**
 * Lets parts of the window come in late: when a frame with records was painted, or soon where none comes. To find their styles and to
 * lay them out takes as long as all the rest. Belongs to the FX thread.
 */
final class LateParts {

    /** Frames: about half a second. What is opened may have no record, or take long. */
    private static final int LONGEST = 30;

    private final Runnable comeIn;
    private boolean out;
    private boolean painted;
    private int frames;

    /**
     * @param comeIn puts them into the window
     */
    LateParts(Runnable comeIn) {
        this.comeIn = comeIn;
    }

    /** From now on they are out of it. */
    void begin() {
        out = true;
        frames = 0;
    }

    /**
     * In each frame, before it is painted.
     *
     * @param hasRecords whether it will show any
     */
    void pulse(boolean hasRecords) {
        if (!out) {
            return;
        }
        frames++;
        if (painted || frames > LONGEST) {
            out = false;
            comeIn.run();
        }
        painted = hasRecords;
    }
}
