package dev.tidemark.ui.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.Act;
import dev.tidemark.act.ActHistory;
import dev.tidemark.act.ActKind;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.ui.records.RecordRanges;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-act")
class DeviceCallsViewModelTest {

    private final SimulatedBackend backend = SimulatedBackend.standard(5, InstantSource.system());
    private final DeviceCallLog log = new DeviceCallLog(InstantSource.system());
    private final ActHistory acts = new ActHistory(InstantSource.system());
    private final ArrayDeque<Runnable> work = new ArrayDeque<>();
    private final List<RecordRanges> highlighted = new ArrayList<>();
    private final DeviceCallsViewModel model = new DeviceCallsViewModel(
            log, volume -> List.of(), BackgroundTasks.atOnce(work::add), highlighted::add, () -> 0);

    @AfterEach
    void close() {
        backend.close();
    }

    private void pulse() {
        model.pulse(null);
        while (!work.isEmpty()) {
            work.removeFirst().run();
        }
    }

    private Act act(ActKind kind) {
        return acts.begin(kind, "D:", "D:");
    }

    private void open(Backend over, String volume) {
        try {
            over.openVolume(volume, OpenMode.VOLUME_FACTS).close();
        } catch (Win32Exception e) {
            // That is what the log is to show.
        }
    }

    private List<String> targets() {
        return model.rows().stream().map(DeviceCall::target).toList();
    }

    @Test
    void newCallsAreAppendedAtTheNextPulseAndOldOnesStay() {
        Backend traced = log.traced(backend, act(ActKind.LOCK));
        open(traced, "C:");
        pulse();
        DeviceCall first = model.rows().getFirst();
        open(traced, "D:");
        assertThat(targets()).containsExactly("C:");
        pulse();

        assertThat(targets()).containsExactly("C:", "D:");
        assertThat(model.rows().getFirst()).isSameAs(first);
    }

    @Test
    void callsThatCameWhileTheLogWasBeingFilteredAreNeitherLostNorDoubled() {
        Backend traced = log.traced(backend, act(ActKind.LOCK));
        open(traced, "C:");
        model.pulse(null);
        open(traced, "D:");
        model.pulse(null);
        work.removeFirst().run();
        open(traced, "E:");
        pulse();
        pulse();

        assertThat(targets()).containsExactly("C:", "D:", "E:");
    }

    @Test
    void onlyFailedCallsAreShownWhenAskedFor() {
        Backend traced = log.traced(backend, act(ActKind.LOCK));
        open(traced, "C:");
        open(traced, "Q:");
        pulse();
        model.failedOnlyProperty().set(true);
        pulse();
        open(traced, "D:");
        open(traced, "Y:");
        pulse();

        assertThat(targets()).containsExactly("Q:", "Y:");
    }

    @Test
    void theTextIsLookedForInActTargetCallAndError() {
        open(log.traced(backend, act(ActKind.LOCK)), "C:");
        open(log.traced(backend, act(ActKind.DISMOUNT)), "Q:");
        for (String text : List.of("dismount", "q:", "ERROR_FILE_NOT_FOUND", "#2")) {
            model.textProperty().set(text);
            pulse();
            assertThat(targets()).as(text).containsExactly("Q:");
        }
        model.textProperty().set("createfile");
        pulse();
        assertThat(targets()).containsExactly("C:", "Q:");
    }

    @Test
    void whatTidemarkSendsByItselfIsShownOnlyWhenAskedFor() {
        open(log.traced(backend), "Q:");
        open(log.traced(backend, act(ActKind.LOCK)), "C:");
        pulse();
        assertThat(targets()).containsExactly("C:");
        model.routineProperty().set(true);
        pulse();
        assertThat(targets()).containsExactly("Q:", "C:");
    }

    @Test
    void atMostTwentyThousandRowsAreKept() {
        Backend traced = log.traced(backend, act(ActKind.LOCK));
        for (int i = 0; i < 25; i++) {
            for (int call = 0; call < 1000; call++) {
                open(traced, "C:");
            }
            pulse();
        }

        assertThat(model.rows().size()).isBetween(15_000, DeviceCallsViewModel.MOST_ROWS);
        assertThat(model.rows().getLast().number()).isEqualTo(25_000);
    }

    @Test
    void theLightGoesOutWhenNoCallIsChosenAnyMore() {
        open(log.traced(backend, act(ActKind.LOCK)), "C:");
        pulse();
        model.choose(model.rows().getFirst());
        pulse();
        assertThat(model.causedTextProperty().get()).isEqualTo("No records");
        int before = highlighted.size();
        model.choose(null);

        assertThat(highlighted).hasSize(before + 1);
        assertThat(highlighted.getLast().isEmpty()).isTrue();
    }

    @Test
    void anActWhoseCallsAreGoneSaysSo() {
        Act act = act(ActKind.LOCK);
        List<String> said = new ArrayList<>();
        model.choose(act, () -> said.add("gone"));
        pulse();

        assertThat(said).containsExactly("gone");
    }
}
