package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.OfflineVolume;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.CaptureFile;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.capture.Source;
import dev.tidemark.testing.NotedFaults;
import dev.tidemark.ui.common.FileChoosing;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.matcher.base.NodeMatchers;
import org.testfx.util.WaitForAsyncUtils;

/** While a person chooses or answers, the machine goes on: what is done then is what was asked for. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class WhatWasAskedForWindowTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private final Choosing files = new Choosing();
    private TidemarkWindow window;
    private Stage stage;

    /** Answers what the test says; and lets it do something while a person looks at the chooser. */
    private static final class Choosing implements FileChoosing {

        Path answer = Path.of("nothing");
        String suggested = "";
        Runnable meanwhile = () -> {};

        private Path answer(String name) {
            suggested = name;
            meanwhile.run();
            return answer;
        }

        @Override
        public List<Path> open() {
            return List.of(answer(""));
        }

        @Override
        public Path saveCapture(String suggestedName) {
            return answer(suggestedName);
        }

        @Override
        public Path saveSession(String suggestedName) {
            return answer(suggestedName);
        }

        @Override
        public @Nullable Path file(String title) {
            return null;
        }

        @Override
        public @Nullable Path directory(String title) {
            return null;
        }

        @Override
        public Path export(String suggestedName) {
            return answer(suggestedName);
        }
    }

    @Start
    void open(Stage primary) {
        stage = primary;
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory(), files);
        window.setOnEnd(() -> {});
        window.show(1000, 700, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(backend.counters()::none);
    }

    private boolean shows(String query) {
        return robot.lookup(query).match(NodeMatchers.isVisible()).tryQuery().isPresent();
    }

    private void say(String words) {
        until(() -> shows(words));
        robot.clickOn(words);
    }

    private VolumeFacts facts(String id) {
        return backend.volume(id).facts();
    }

    private Source read(String id, int steps) {
        backend.step(id, steps);
        onFx(() -> window.shell().read(facts(id), ReadOptions.DEFAULT));
        until(() -> window.shell().liveSources(id).getFirst().nextUsn()
                == backend.volume(id).journal().nextUsn());
        return (Source) window.shell().liveSources(id).getFirst();
    }

    private String message() {
        return robot.lookup("#message-text")
                .<Labeled>tryQuery()
                .map(Labeled::getText)
                .orElse("");
    }

    private void requestClose() {
        Platform.runLater(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private void command(String id) {
        Platform.runLater(() -> window.view().commands().get(id).run());
    }

    // --- exporting

    @Test
    void whatIsExportedIsWhatWasShownWhenItWasAskedForAndTheMessageNamesIt() throws Exception {
        Source other = read("C:", 200);
        read("D:", 400);
        until(() -> window.records().shownProperty().get() > 400
                && window.shell().view().isSettled());
        long rows = fx(() -> window.records().shownProperty().get());
        files.answer = folder.resolve("out.csv");
        files.meanwhile = () -> {
            window.shell().show(other);
            window.pulse();
        };
        command("file.export");
        say("#export-do");
        until(() -> message().contains("written to " + files.answer));
        assertThat(message()).contains("s, from D:;");
        assertThat(fx(() -> window.shell().currentProperty().get())).isSameAs(other);
        String written = Files.readString(files.answer);
        assertThat(written.lines().count()).isBetween(400L, rows + 1);
        assertThat(files.suggested).matches("D \\d{4}-\\d\\d-\\d\\d \\d{4}\\.csv");
    }

    // --- closing a source

    @Test
    void liveRecordsThatAreInNoCaptureAreNotClosedUnasked() {
        Source source = read("D:", 200);
        robot.press(KeyCode.CONTROL).type(KeyCode.W).type(KeyCode.W).release(KeyCode.CONTROL);
        until(() -> shows("#leaving"));
        say("Keep open");
        until(() -> !shows("#leaving"));
        assertThat(window.shell().sources()).containsExactly(source);

        command("file.close");
        say("Close without saving");
        until(() -> window.shell().sources().isEmpty());
        assertThat(fx(stage::isShowing)).isTrue();
    }

    @Test
    void theyCanBeSavedFirst() throws Exception {
        read("D:", 200);
        files.answer = folder.resolve("saved.tidemark");
        command("file.close");
        say("Save as capture…");
        until(() -> window.shell().sources().isEmpty());
        assertThat(CaptureFile.test(files.answer)).isTrue();
        assertThat(fx(stage::isShowing)).isTrue();
    }

    // --- leaving

    @Test
    void whatIsHeldWhileRecordsAreSavedIsAskedAboutWhenTheyAre() {
        read("D:", 200);
        files.answer = folder.resolve("saved.tidemark");
        files.meanwhile = () -> CompletableFuture.runAsync(this::lock).join();
        requestClose();
        say("Save as capture…");
        until(() -> shows("#closing"));
        assertThat(shows("F: is locked by Tidemark. Closing unlocks it.")).isTrue();
        say("Keep open");
        until(() -> !shows("#closing"));
        assertThat(fx(stage::isShowing)).isTrue();
        assertThat(window.acts().held().all())
                .singleElement()
                .isInstanceOfSatisfying(
                        OfflineVolume.class, kept -> assertThat(kept.isLocked()).isTrue());
    }

    private void lock() {
        try {
            window.acts().volumes().lock(facts("F:"), Duration.ZERO, () -> false);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFaultWhileItAsksDoesNotKeepThePersonFromLeaving() {
        read("D:", 200);
        files.meanwhile = () -> {
            throw new IllegalStateException("a fault of the chooser");
        };
        try (NotedFaults faults = new NotedFaults()) {
            requestClose();
            say("Save as capture…");
            until(() -> !faults.all().isEmpty());
        }
        requestClose();
        say("Leave without saving");
        until(() -> !stage.isShowing());
    }
}
