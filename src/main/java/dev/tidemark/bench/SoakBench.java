package dev.tidemark.bench;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.ui.records.RecordsViewModel;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;

/**
 * Lets the real window read a busy simulated volume for a long time, with timeline and statistics open, a filter that changes,
 * records that are marked, and lives in the place of the records every other while, and watches what must not grow: the heap
 * after a collection, threads, and handles of the volume. Older records are dropped from the first part on, as they are on a
 * machine that is left alone. Runs on a thread of its own.
 */
final class SoakBench {

    private static final String VOLUME = "D:";
    private static final long MIB = 1 << 20;

    /** A simulated computer gives this share of its records to the volume. */
    private static final double SHARE = 0.9;

    /** In the first part the program warms up, and fills what it keeps. */
    private static final Duration LONGEST_BEGIN = Duration.ofMinutes(1);

    private static final int PARTS = 5;
    private static final int SAMPLES = 8;
    private static final long TURN_MILLIS = 500;

    /** After so many turns lives take the place of the records, or records that of the lives. */
    private static final int TURNS_EACH = 4;

    private static final List<String> TEXTS =
            List.of("", "reason any FILE_CREATE", "ext in (txt,log) and not reason any CLOSE", "name ~ a");

    private final Duration time;
    private final double rate;
    private final SimulatedBackend backend = SimulatedBackend.standard(17, InstantSource.system());
    private final MeasuredWindow window = new MeasuredWindow(backend, VOLUME);
    private long turns;
    private long mostLives;
    private volatile long pulses;

    /** What must not grow. */
    private record Level(double heapMib, int threads, int handles) {}

    SoakBench(Duration time, double rate) {
        this.time = time;
        this.rate = rate;
    }

    Map<String, Object> run() throws Exception {
        window.open();
        Duration begin = time.dividedBy(PARTS).compareTo(LONGEST_BEGIN) < 0 ? time.dividedBy(PARTS) : LONGEST_BEGIN;
        window.onFx(() -> window.shown().shell().retain(retained(begin)));
        LiveReading live = window.read();
        window.counting();
        window.run("view.marks");
        window.onFx(this::pulse);
        window.catchUp();
        long rowsBefore = live.store().endRecord();
        long loggedBefore = logged();
        long start = System.nanoTime();
        backend.start(rate / SHARE);
        keepBusy(begin);
        Level first = level();
        Level most = first;
        Duration each = time.minus(begin).dividedBy(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            keepBusy(each);
            most = most(most, level());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        backend.start(0);
        window.catchUp();
        long logged = logged() - loggedBefore;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seconds", seconds);
        figures.put("records", logged);
        figures.put("lost", logged - (live.store().endRecord() - rowsBefore));
        figures.put("recordsPerSecond", Math.round(logged / seconds));
        figures.put("pulsesPerSecond", pulses / seconds);
        figures.put("rowsKept", live.store().size());
        figures.put("mostLives", mostLives);
        figures.put("marks", window.shown().marks().items().size());
        figures.put("heapMibAtFirst", first.heapMib());
        figures.put("mostHeapMib", most.heapMib());
        figures.put("timesHeapAtFirst", most.heapMib() / first.heapMib());
        figures.put("threadsAtFirst", first.threads());
        figures.put("mostThreads", most.threads());
        figures.put("handlesAtFirst", first.handles());
        figures.put("mostHandles", most.handles());
        window.close();
        figures.put("handlesLeft", backend.counters().openHandles());
        return figures;
    }

    /** So much that the first part fills it: about 100 bytes a record. */
    private long retained(Duration begin) {
        return Math.max(MIB, (long) (rate * begin.toMillis() / 1000 * 50));
    }

    private long logged() {
        return backend.volume(VOLUME).journal().recordsLogged();
    }

    /** As a person would: another filter, the newest record or life, which is marked, and those that follow it. */
    private void keepBusy(Duration part) throws Exception {
        long end = System.nanoTime() + part.toNanos();
        while (System.nanoTime() < end) {
            long turn = turns++;
            boolean lives = turn / TURNS_EACH % 2 != 0;
            if (turn > 0 && turn % TURNS_EACH == 0) {
                window.run("view.lives");
            }
            window.onFx(() -> window.filter(TEXTS.get((int) (turn % TEXTS.size()))));
            Thread.sleep(TURN_MILLIS);
            RecordsViewModel front =
                    lives ? window.shown().lives() : window.shown().records();
            window.onFx(() -> goToNewest(front));
            Thread.sleep(TURN_MILLIS);
            if (lives) {
                mostLives = Math.max(mostLives, front.shownProperty().get());
            } else {
                window.run("records.mark");
            }
            window.onFx(() -> front.followingProperty().set(true));
        }
    }

    private static void goToNewest(RecordsViewModel front) {
        front.goToRow(front.shownProperty().get() - 1);
    }

    private Level level() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return new Level(
                (double) (runtime.totalMemory() - runtime.freeMemory()) / MIB,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                backend.counters().openHandles());
    }

    private static Level most(Level one, Level other) {
        return new Level(
                Math.max(one.heapMib, other.heapMib),
                Math.max(one.threads, other.threads),
                Math.max(one.handles, other.handles));
    }

    private void pulse() {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                window.shown().pulse();
                pulses++;
            }
        }.start();
    }
}
