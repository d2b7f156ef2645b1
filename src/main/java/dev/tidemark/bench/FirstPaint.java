package dev.tidemark.bench;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/** Waits until a frame was painted that shows what is waited for. Belongs to the FX thread. */
public final class FirstPaint {

    /** What a process says when it has come to this. */
    static final String WORD = "painted";

    private FirstPaint() {}

    /**
     * Says so on standard output, once.
     *
     * @param ready whether the scene shows it; asked in each pulse
     * @param then what to do afterwards
     */
    public static void report(BooleanSupplier ready, Runnable then) {
        new AnimationTimer() {
            private boolean shown;

            @Override
            public void handle(long now) {
                if (shown) {
                    // The frame before this one held it and went to the renderer.
                    stop();
                    System.out.println(WORD);
                    System.out.flush();
                    then.run();
                }
                shown |= ready.getAsBoolean();
            }
        }.start();
    }
}
