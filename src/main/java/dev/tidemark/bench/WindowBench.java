package dev.tidemark.bench;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.store.RecordStore;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Opens the real window on a simulated volume and measures what the FX thread spends on each pulse, while records arrive,
 * while timeline and statistics count them, while it scrolls and while the filter changes; beside a control window that
 * repaints the same rows every pulse, and an idle one that repaints nothing. Runs on a thread of its own.
 */
final class WindowBench {

    private static final int FILTER_EVERY = 30;
    private static final int PAGE = 35;
    private static final long JUMP = 7919;
    private static final String VOLUME = "D:";

    private final int warmUp;
    private final int pulses;
    private final double rate;
    private final long rows;
    private final boolean quiet;
    private final SimulatedBackend backend = SimulatedBackend.standard(11, InstantSource.system());
    private final List<PulseTimes> results = new ArrayList<>();
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final MeasuredWindow window = new MeasuredWindow(backend, VOLUME);

    WindowBench(int warmUp, int pulses, double rate, long rows, boolean quiet) {
        this.warmUp = warmUp;
        this.pulses = pulses;
        this.rate = rate;
        this.rows = rows;
        this.quiet = quiet;
    }

    /** Measures everything; prints a line for each scenario. */
    Map<String, Object> run() throws Exception {
        window.open();
        LiveReading live = fill();
        say("rows " + live.store().size() + ", collector " + collector() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors");
        backend.start(0);
        measure("control", pulse -> window.shown().records().scrollTo(pulse % 2 * PAGE));
        measure("idle", pulse -> {});
        window.onFx(() -> window.shown().records().followingProperty().set(true));
        backend.start(rate * 10 / 9);
        measure("live", pulse -> {});
        window.counting();
        measure("live + counting", pulse -> {});
        window.counting();
        measure(
                "live + scrolling",
                pulse -> window.shown().records().scrollTo(pulse * JUMP % Math.max(1, rows - PAGE)));
        window.onFx(() -> window.shown().records().followingProperty().set(true));
        measure("live + filtering", this::filter);
        window.counting();
        measure("live + counting + filtering", this::filter);
        window.counting();
        backend.start(0);
        figures.put("rate", rate);
        figures.put("rows", live.store().size());
        figures.put("collector", collector());
        window.close();
        return figures;
    }

    /** Reads until the wanted number of rows is there. */
    private LiveReading fill() throws Exception {
        LiveReading live = window.read();
        while (live.store().size() < rows) {
            backend.step(VOLUME, 20_000);
            window.catchUp();
        }
        return live;
    }

    private void measure(String name, LongConsumer eachPulse) throws Exception {
        RecordStore store = window.live().store();
        long[] pulse = {0};
        PulseMeter meter = new PulseMeter(name, warmUp, pulses, () -> {
            eachPulse.accept(pulse[0]++);
            window.shown().pulse();
        });
        long before = store.endRecord();
        long pausedBefore = collected();
        long start = System.nanoTime();
        Platform.runLater(meter::start);
        PulseMeter.Measured measured = meter.result().get();
        PulseTimes times = measured.elapsed();
        double seconds = (System.nanoTime() - start) / 1e9;
        results.add(times);
        double arrived = (store.endRecord() - before) / seconds;
        long collecting = collected() - pausedBefore;
        double frames = (pulses + warmUp) / seconds;
        say(times.line(results.getFirst()));
        say(String.format(
                Locale.ROOT,
                "%22s FX thread ran: 99%% %.2f ms, longest %.2f ms; collector %d ms; %,.0f records/s, %.0f pulses/s",
                "",
                measured.busy().percentile(0.99),
                measured.busy().longest(),
                collecting,
                arrived,
                frames));
        Map<String, Object> one = figures(measured, arrived);
        one.put("pulsesPerSecond", frames);
        one.put("collectorMillis", collecting);
        figures.put(name, one);
    }

    /** How long the collectors worked so far, in milliseconds; for those that work beside the program, not pauses. */
    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private Map<String, Object> figures(PulseMeter.Measured measured, double arrived) {
        PulseTimes times = measured.elapsed();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("pulses", times.nanos().length);
        one.put("medianMillis", times.median());
        one.put("p99Millis", times.percentile(0.99));
        one.put("p99OfControl", times.percentile(0.99) / results.getFirst().percentile(0.99));
        one.put("longestMillis", times.longest());
        one.put("p99BusyMillis", measured.busy().percentile(0.99));
        one.put("longestBusyMillis", measured.busy().longest());
        one.put("recordsPerSecond", Math.round(arrived));
        return one;
    }

    private void filter(long pulse) {
        if (pulse % FILTER_EVERY != 0) {
            return;
        }
        int turn = (int) (pulse / FILTER_EVERY % 4);
        window.filter(
                switch (turn) {
                    case 0 -> "reason any FILE_CREATE";
                    case 1 -> "reason any RENAME_OLD_NAME|RENAME_NEW_NAME and not reason any CLOSE";
                    case 3 -> ".class";
                    default -> "";
                });
    }

    private static String collector() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(" + "));
    }

    private void say(String line) {
        if (!quiet) {
            System.out.println(line);
        }
    }
}
