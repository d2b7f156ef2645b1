package dev.tidemark.testing;

import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.testfx.util.WaitForAsyncUtils;

/** What tests of windows do on the FX thread, and wait for: limits are for a slow and busy machine. */
public final class OnFx {

    private static final long CALL_MILLIS = 30_000;

    private OnFx() {}

    /** Calls something on the FX thread, for its result. */
    public static <T> T fx(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(CALL_MILLIS, call);
    }

    /** Runs something on the FX thread, to its end. */
    public static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(CALL_MILLIS, action);
    }

    /** Waits until something is so; it is looked at on the FX thread, between what that does. */
    public static void until(BooleanSupplier condition) {
        Await.until("a condition on the FX thread", () -> fx(condition::getAsBoolean));
    }
}
