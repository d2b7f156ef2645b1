package dev.tidemark.ui.acts.kit;

import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** Belongs to the FX thread. Restarting with administrator rights. */
public final class Elevation {

    /** {@code ERROR_CANCELLED}: the user declined. */
    static final int DECLINED = 1223;

    private Elevation() {}

    /** Ends this program, whose successor has started; asks first when something is held. */
    public static void leave(Window window) {
        window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }
}
