package dev.tidemark.bench;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.Source;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.shell.TidemarkWindow;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Measures what the table costs the FX thread in each pulse at several sizes, and with four sources as one list, which take turns, so
 * that noise falls on all. Runs on a thread of its own.
 */
final class TableBench {

    private static final int ROUNDS = 10;
    private static final int WARM_UP = 5;
    private static final int FIRST_WARM_UP = 100;
    private static final int PAGE = 35;
    private static final int GROWTH = 1000;
    private static final long MOST_MERGED = 1_000_000;
    private static final long JUMP = 2_654_435_761L;

    private final Path sample;
    private final long[] sizes;
    private final int pulses;
    private final List<RepeatedSource> sources = new ArrayList<>();
    private MergedParts merged;
    private TidemarkWindow window;

    /** What the table does in each pulse. */
    private enum Scenario {
        STEP,
        PAGE_DOWN,
        JUMP,
        FOLLOW
    }

    /**
     * @param sizes how many rows
     * @param pulses measured pulses of each scenario at each size
     */
    @SuppressWarnings("NullAway.Init") // window and merged list are made when the run begins
    TableBench(Path sample, long[] sizes, int pulses) {
        this.sample = sample;
        this.sizes = sizes.clone();
        this.pulses = pulses;
    }

    Map<String, Object> run() throws Exception {
        for (long size : sizes) {
            sources.add(RepeatedSource.of(sample, size));
        }
        merged = MergedParts.of(sample, sizes[control()]);
        open();
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Scenario scenario : Scenario.values()) {
            figures.put(scenario.name().toLowerCase(java.util.Locale.ROOT), measure(scenario));
        }
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        Platform.runLater(() -> window.close(closed::complete));
        closed.get();
        merged.close();
        return figures;
    }

    /** Which of the sizes several sources have as one list: the largest of which that is made in a moment, else the smallest. */
    private int control() {
        int found = 0;
        for (int i = 1; i < sizes.length; i++) {
            boolean fits = sizes[i] <= MOST_MERGED;
            if (fits ? sizes[found] > MOST_MERGED || sizes[i] > sizes[found] : sizes[i] < sizes[found]) {
                found = i;
            }
        }
        return found;
    }

    private void open() throws Exception {
        CompletableFuture<TidemarkWindow> opened = new CompletableFuture<>();
        Platform.startup(() -> {
            SimulatedBackend backend = SimulatedBackend.standard(1, InstantSource.system());
            TidemarkWindow fresh = new TidemarkWindow(
                    new Stage(), backend, Sample.tempFolder(), InstantSource.system(), Settings.inMemory());
            fresh.show(BenchScreen.WIDTH, BenchScreen.HEIGHT, Theme.LIGHT);
            fresh.letCallerPulse();
            sources.forEach(fresh.shell()::add);
            fresh.shell().add(merged.source());
            opened.complete(fresh);
        });
        window = opened.get();
    }

    private Map<String, Object> measure(Scenario scenario) throws Exception {
        List<List<PulseMeter.Measured>> measured = new ArrayList<>();
        sources.forEach(source -> measured.add(new ArrayList<>()));
        List<PulseMeter.Measured> ofMerged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < sources.size(); i++) {
                measured.get(i).add(round(scenario, sources.get(i), round));
            }
            if (scenario != Scenario.FOLLOW) {
                ofMerged.add(round(scenario, merged.source(), round));
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        PulseTimes firstElapsed = elapsed(measured.getFirst());
        PulseTimes firstBusy = busy(measured.getFirst());
        for (int i = 0; i < sizes.length; i++) {
            PulseTimes elapsed = elapsed(measured.get(i));
            PulseTimes busy = busy(measured.get(i));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("pulses", elapsed.nanos().length);
            one.put("medianMillis", elapsed.median());
            one.put("medianBusyMillis", busy.median());
            one.put("timesSmallest", elapsed.median() / firstElapsed.median());
            one.put("busyTimesSmallest", busy.median() / firstBusy.median());
            figures.put(Long.toString(sizes[i]), one);
        }
        if (!ofMerged.isEmpty()) {
            figures.put("merged", merged(ofMerged, measured.get(control())));
        }
        return figures;
    }

    /** Several sources as one list, beside one source of as many rows. */
    private Map<String, Object> merged(List<PulseMeter.Measured> measured, List<PulseMeter.Measured> control) {
        PulseTimes elapsed = elapsed(measured);
        PulseTimes busy = busy(measured);
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("rows", merged.source().store().size());
        one.put("sources", merged.source().parts().size());
        one.put("pulses", elapsed.nanos().length);
        one.put("medianMillis", elapsed.median());
        one.put("medianBusyMillis", busy.median());
        one.put("timesControl", elapsed.median() / elapsed(control).median());
        one.put("busyTimesControl", busy.median() / busy(control).median());
        return one;
    }

    private PulseMeter.Measured round(Scenario scenario, Source source, int round) throws Exception {
        LongConsumer work = work(scenario, source);
        long[] pulse = {(long) round * pulses};
        PulseMeter meter = new PulseMeter(
                scenario.name(), round == 0 ? FIRST_WARM_UP : WARM_UP, (pulses + ROUNDS - 1) / ROUNDS, () -> {
                    work.accept(pulse[0]++);
                    window.pulse();
                });
        Platform.runLater(() -> {
            window.shell().show(source);
            window.records().followingProperty().set(scenario == Scenario.FOLLOW);
            meter.start();
        });
        return meter.result().get();
    }

    private LongConsumer work(Scenario scenario, Source source) {
        long last = Math.max(1, source.store().size() - PAGE);
        return switch (scenario) {
            case STEP -> pulse -> window.records().scrollTo(pulse % last);
            case PAGE_DOWN -> pulse -> window.records().scrollTo(pulse * PAGE % last);
            case JUMP -> pulse -> window.records().scrollTo(pulse * JUMP % last);
            case FOLLOW -> pulse -> grow(source);
        };
    }

    private static void grow(Source source) {
        if (source instanceof RepeatedSource repeated) {
            repeated.grow(GROWTH);
        }
    }

    private static PulseTimes elapsed(List<PulseMeter.Measured> rounds) {
        return PulseTimes.of(rounds.stream().map(PulseMeter.Measured::elapsed).toList());
    }

    private static PulseTimes busy(List<PulseMeter.Measured> rounds) {
        return PulseTimes.of(rounds.stream().map(PulseMeter.Measured::busy).toList());
    }
}
