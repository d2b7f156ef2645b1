package dev.tidemark.ui.tour;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.shell.TidemarkWindow;
import dev.tidemark.usn.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Stops of the tour show what their words say; one that fails costs no other. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class TourStopsWindowTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final FxRobot robot = new FxRobot();
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
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    private TourStop stop(String id) {
        return new TourScript(folder)
                .stops().stream()
                        .filter(stop -> stop.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void filteredShowsDeletionsAndRenamesWithAChip() throws Exception {
        stop("filtered").enter().take(hand);

        until(() -> !window.filter().chips().isEmpty());
        assertThat(fx(() -> window.filter().specProperty().get().anyOf()))
                .isEqualTo(Reason.FILE_DELETE.bit() | Reason.RENAME_NEW_NAME.bit());
        long shown = fx(() -> window.records().shownProperty().get());
        assertThat(shown).isGreaterThan(5);
        onFx(() -> window.filter().clear());
        until(() -> window.records().shownProperty().get() > shown);
    }

    @Test
    void aFilterThatNothingPassesIsSeenToBeOneThoughMarkersPass() throws Exception {
        stop("nothing-passes").enter().take(hand);

        assertThat(fx(() -> window.records().isEmptySaid())).isTrue();
        onFx(() -> window.filter().clear());
    }

    private ScreenshotTour tour(Path pictures, List<String> said, TourStop... stops) {
        return new ScreenshotTour(
                hand, List.of(stops), stop -> List.of(new TourLook(Theme.LIGHT, 1000, 700, 1)), pictures, said::add);
    }

    @Test
    void aStopThatFailsKeepsNeitherTheOthersNorTheirPage() throws Exception {
        List<String> said = new ArrayList<>();
        Path pictures = folder.resolve("pictures");
        TourStop failing = TourStop.of(
                "gap",
                lost -> {
                    throw new TimeoutException("a gap");
                },
                TourWays.NOTHING);
        ScreenshotTour.Taken taken = tour(pictures, said, failing, stop("missing-file"), stop("about"))
                .run();

        assertThat(taken.failures()).hasSize(1).allMatch(words -> words.startsWith("No picture of gap, "));
        assertThat(taken.pictures()).isEqualTo(2);
        assertThat(Files.readString(pictures.resolve(TourPage.NAME))).contains("missing-file-", "about-");
        assertThat(fx(() -> robot.lookup("#message-bar").query().isVisible()))
                .as("a message is of its own stop alone")
                .isFalse();
    }

    @Test
    void aStopThatIsNotLeftHasItsPictureAndIsToldApart() throws Exception {
        Path pictures = folder.resolve("pictures");
        TourStop staying = TourStop.of("gap", TourWays.NOTHING, hand -> {
            throw new TimeoutException("the way back");
        });

        ScreenshotTour.Taken taken =
                tour(pictures, new ArrayList<>(), staying, stop("about")).run();

        assertThat(taken.failures())
                .singleElement()
                .satisfies(
                        words -> assertThat(words).startsWith("Not left gap, ").endsWith("the way back"));
        assertThat(taken.pictures()).isEqualTo(2);
        assertThat(Files.readString(pictures.resolve(TourPage.NAME))).contains("gap-", "about-");
    }

    @Test
    void aStopIsLeftAlsoWhenAWindowOfItDoesNotClose() throws Exception {
        AtomicBoolean closes = new AtomicBoolean();
        AtomicInteger left = new AtomicInteger();
        TourStop staying = TourStop.of(
                "gap", hand -> TourHand.doOnFx(() -> stubborn(closes).show()), hand -> {
                    closes.set(true);
                    left.incrementAndGet();
                });

        ScreenshotTour.Taken taken = tour(folder.resolve("pictures"), new ArrayList<>(), staying, stop("about"))
                .run();

        assertThat(left).hasValue(1);
        assertThat(taken.failures())
                .singleElement()
                .satisfies(words -> assertThat(words).startsWith("Not left gap, "));
        assertThat(taken.pictures()).isEqualTo(2);
    }

    private static Stage stubborn(AtomicBoolean closes) {
        Stage stage = new Stage() {
            @Override
            public void hide() {
                if (!closes.get()) {
                    throw new IllegalStateException("it stays");
                }
                super.hide();
            }
        };
        stage.setScene(new Scene(new Pane(), 100, 100));
        return stage;
    }
}
