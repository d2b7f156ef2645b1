package dev.tidemark.act;

import dev.tidemark.text.ErrorLines;
import java.util.function.Consumer;

/**
 * Gives back locks, holds and marked handles on the ways out that nobody planned: an uncaught exception in any thread, and
 * the end of the process. Safe from any thread. A process that is killed has its handles closed by the system, which ends
 * its locks and holds as well.
 */
public final class SafeExit implements Thread.UncaughtExceptionHandler, AutoCloseable {

    private final HeldThings held;
    private final Consumer<Throwable> tell;
    private final Thread hook;
    private final Thread.UncaughtExceptionHandler before;

    private SafeExit(HeldThings held, Consumer<Throwable> tell) {
        this.held = held;
        this.tell = tell;
        this.hook = new Thread(held::releaseAll, "tidemark-last-release");
        this.before = Thread.getDefaultUncaughtExceptionHandler();
    }

    /**
     * Watches over this process from now on.
     *
     * @param tell is told of every uncaught exception, on the thread that threw it
     */
    public static SafeExit watch(HeldThings held, Consumer<Throwable> tell) {
        SafeExit exit = new SafeExit(held, tell);
        Runtime.getRuntime().addShutdownHook(exit.hook);
        Thread.setDefaultUncaughtExceptionHandler(exit);
        return exit;
    }

    /** On a thread of its own: the one that failed may be the FX thread, which never waits. */
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        Thread.ofPlatform().name("tidemark-release").start(held::releaseAll);
        ErrorLines.trace(System.err, failure);
        tell.accept(failure);
    }

    /** Ends the watch. */
    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program ends already: the hook runs, and finds nothing that is still kept.
        }
    }
}
