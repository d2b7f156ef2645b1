package dev.tidemark.ui.tour;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.Contrast;
import dev.tidemark.testing.Rounds;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.shell.TidemarkWindow;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Every text of every pane, dialog and state that the tour comes by can be read, light and dark. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class TourReadableWindowTest {

    private static final double LEAST = 4.5;
    private static final int MOST_LOOKS = 20;

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private TidemarkWindow window;
    private TourHand hand;

    @Start
    void open(Stage stage) {
        backend.step("D:", 600);
        window = new TidemarkWindow(
                stage, backend, folder, InstantSource.system(), Settings.inMemory(), new TourFiles(folder));
        window.show(1250, 780, Theme.LIGHT);
        hand = new TourHand(window, backend.faultInjection().orElseThrow());
    }

    @AfterEach
    void close() throws Exception {
        backend.start(0);
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void everyTextOnTheTourHasTheContrastThatReadingTakes() throws Exception {
        backend.start(400);
        SoftAssertions all = new SoftAssertions();
        List<TourStop> stops = new TourScript(folder).stops();
        // All of them take minutes.
        int step = stops.size() / Rounds.of(stops.size());
        for (int i = step / 2; i < stops.size(); i += step) {
            TourStop stop = stops.get(i);
            stop.enter().take(hand);
            hand.settle();
            for (Theme theme : Theme.values()) {
                onFx(() -> window.view().theme().set(theme));
                hand.settle();
                all.assertThat(unreadable()).as(stop.id() + ", " + theme).isEmpty();
            }
            hand.closeOthers();
            stop.leave().take(hand);
            hand.closeMessages();
        }
        all.assertAll();
    }

    /** What fades in has time to. */
    private List<Contrast.Shown> unreadable() throws Exception {
        until(() -> texts().size() > 10);
        List<Contrast.Shown> unreadable = fx(TourReadableWindowTest::tooPale);
        for (int look = 0; look < MOST_LOOKS && !unreadable.isEmpty(); look++) {
            hand.settle();
            unreadable = fx(TourReadableWindowTest::tooPale);
        }
        return unreadable;
    }

    private static List<Contrast.Shown> tooPale() {
        return texts().stream().filter(text -> text.ratio() < LEAST).toList();
    }

    private static List<Contrast.Shown> texts() {
        return Window.getWindows().stream()
                .filter(open -> open.isShowing() && open.getScene() != null)
                .flatMap(open -> Contrast.texts(open.getScene().getRoot()).stream())
                .toList();
    }
}
