package dev.tidemark.ui.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.session.AdditionsOfCapture;
import dev.tidemark.session.Marks;
import dev.tidemark.session.RecentSources;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionSource;
import dev.tidemark.session.SessionView;
import dev.tidemark.session.SessionWindow;
import dev.tidemark.session.Sessions;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions as they are kept and offered, without a window: time and work go on when the test says so. */
@Tag("shows-ask")
class SessionsViewModelTest {

    private static final Instant NOW = Instant.parse("2026-11-26T14:03:00Z");

    @TempDir
    Path folder;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final List<Session> restored = new ArrayList<>();
    private final BackgroundTasks tasks = BackgroundTasks.atOnce(waiting::add);
    private long nanos = 1;
    private Session now = Session.NONE;
    private SessionsViewModel model;

    @BeforeEach
    void begin() {
        model = model();
    }

    private SessionsViewModel model() {
        SessionsViewModel made = new SessionsViewModel(tasks, () -> NOW, () -> nanos, said::add);
        made.setDrafts(() -> new SessionsViewModel.Fixed(now));
        made.setOnRestore(offer -> restored.add(offer.session()));
        made.keep(folder.resolve("data"));
        work();
        return made;
    }

    @AfterEach
    void end() {
        model.end().run();
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private void pass(double seconds) {
        nanos += Math.round(seconds * 1e9);
        model.pulse();
        work();
    }

    private static Session opened(int number) {
        return new Session(
                List.of(SessionSource.file("/cases/" + number + "/$J", "case" + number)),
                0,
                SessionView.NONE,
                SessionWindow.NONE);
    }

    private String kept() throws Exception {
        Path file = folder.resolve("data/session.json");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private String offered() {
        SessionOffer offer = model.offeredProperty().get();
        return offer == null ? "" : offer.words();
    }

    // --- keeping

    @Test
    void aSessionIsWrittenSoonAfterItChangedAndNotBefore() throws Exception {
        pass(2);
        now = opened(1);
        pass(2);
        assertThat(kept()).isEmpty();
        pass(2);
        assertThat(kept()).contains("/cases/1/");

        now = opened(2);
        pass(1.5);
        assertThat(kept()).contains("/cases/1/");
        pass(1.5);
        pass(1.5);
        assertThat(kept()).contains("/cases/2/");
        assertThat(said).isEmpty();
    }

    @Test
    void whatChangesOnAndOnIsWrittenOnceAMinute() throws Exception {
        now = opened(0);
        pass(2);
        pass(2);
        for (int i = 1; i < 58; i++) {
            now = opened(i);
            pass(1.01);
        }
        assertThat(kept()).contains("/cases/0/");
        for (int i = 58; i < 64; i++) {
            now = opened(i);
            pass(1.01);
        }
        assertThat(kept()).containsPattern("/cases/(58|59|6\\d)/");
    }

    @Test
    void theEndKeepsTheLastOfIt() throws Exception {
        now = opened(1);
        Runnable last = model.end();
        now = opened(2);
        last.run();
        pass(100);

        assertThat(kept()).contains("/cases/1/");
    }

    @Test
    void aWindowInWhichNothingWasOpenedLeavesWhatTheOneBeforeKept() throws Exception {
        now = opened(1);
        model.end().run();
        now = Session.NONE;
        model = model();
        pass(100);
        pass(100);
        model.end().run();
        assertThat(kept()).contains("/cases/1/");

        model = model();
        now = opened(2);
        pass(2);
        now = Session.NONE;
        model.end().run();
        assertThat(kept()).doesNotContain("/cases/");
        model = model();
        assertThat(offered()).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsSaidOnce() throws Exception {
        now = opened(1);
        Files.createDirectory(folder.resolve("data/session.json"));
        Files.writeString(folder.resolve("data/session.json/full"), "");
        for (int i = 0; i < 5; i++) {
            pass(70);
            now = opened(i);
            pass(70);
        }
        assertThat(said).hasSize(1).first().asString().contains("could not be saved");
    }

    @Test
    void whereNothingCanBeKeptThatIsSaidAndNothingElse() throws Exception {
        model.end().run();
        SessionsViewModel other = new SessionsViewModel(tasks, () -> NOW, () -> nanos, said::add);
        other.keep(Files.writeString(folder.resolve("file"), ""));
        work();
        assertThat(said).hasSize(1).first().asString().contains("is not kept");
        other.pulse();
        other.end().run();
    }

    // --- offering

    @Test
    void theSessionBeforeIsOfferedAndNothingIsDoneByItself() {
        now = Sessions.whole("name == \"a\"");
        model.end().run();
        now = Session.NONE;
        model = model();
        pass(100);
        assertThat(offered()).contains("win10/$J", "D:", "disk.img", "name == \"a\"");
        assertThat(restored).isEmpty();

        model.accept();
        assertThat(restored).containsExactly(Sessions.whole("name == \"a\""));
        assertThat(offered()).isEmpty();
        assertThat(model.canRestore()).isFalse();
    }

    @Test
    void whatWasDeclinedCanBeTakenUpFromTheMenu() {
        now = opened(1);
        model.end().run();
        model = model();
        model.dismiss();
        assertThat(offered()).isEmpty();
        now = opened(2);
        pass(2);
        pass(2);

        assertThat(model.canRestore()).isTrue();
        model.acceptLast();
        assertThat(restored).containsExactly(opened(1));
        assertThat(model.canRestore()).isFalse();
    }

    @Test
    void whoDoesNotAgreeToOpenItIsOfferedItAgain() {
        now = opened(1);
        model.end().run();
        model = model();
        model.setOnRestore(offer -> false);
        model.accept();
        assertThat(offered()).contains("case1");
    }

    @Test
    void aSecondWindowSaysSoAndKeepsItsOwn() throws Exception {
        now = opened(1);
        pass(2);
        pass(2);
        SessionsViewModel first = model;
        model = model();
        assertThat(said).hasSize(1).first().asString().contains("session-2.json");
        now = opened(2);
        pass(2);
        pass(2);

        assertThat(kept()).contains("/cases/1/");
        assertThat(folder.resolve("data/session-2.json")).content().contains("/cases/2/");
        first.end().run();
    }

    @Test
    void aDamagedOneIsSaidAndTheWindowGoesOn() throws Exception {
        model.end().run();
        Files.writeString(folder.resolve("data/session.json"), "{\"format\" : 1");
        model = model();
        assertThat(said).hasSize(1).first().asString().contains("session.json", "damaged1");
        assertThat(offered()).isEmpty();
        now = opened(3);
        pass(2);
        pass(2);
        assertThat(kept()).contains("/cases/3/");
    }

    // --- of captures

    private SavedSource capture(Session session) throws Exception {
        Path file = folder.resolve("$J");
        Files.write(file, JournalFile.bytesOf(Records.v2("one").time(5)));
        Path saved = folder.resolve("saved.tidemark");
        try (FileSource source = FileSource.open(file, folder)) {
            source.awaitLoaded();
            AdditionsOfCapture added = new AdditionsOfCapture(new Marks(), session, NOW);
            Captures.save(source, saved, MarkerWords::of, added, rows -> true);
        }
        return SavedSource.open(saved);
    }

    @Test
    void aCaptureOffersHowItWasShownOnceAndWhileItIsShown() throws Exception {
        try (SavedSource capture = capture(Sessions.whole("name ~ one"))) {
            model.opened(capture);
            work();
            assertThat(offered()).contains("$J", "name ~ one");
            model.opened(null);
            assertThat(offered()).isEmpty();
            model.opened(capture);
            work();
            model.accept();

            assertThat(restored).containsExactly(Sessions.whole("name ~ one").ofCapture());
            assertThat(restored.getFirst().sources()).isEmpty();
            model.opened(null);
            model.opened(capture);
            work();
            assertThat(offered()).isEmpty();
        }
    }

    // --- what was opened last

    @Test
    void whatWasOpenedIsListedAndWhatIsMissingSaysSo() throws Exception {
        Path there = Files.createFile(folder.resolve("there"));
        Path data = folder.resolve("data");
        RecentViewModel recent = new RecentViewModel(tasks, () -> Set.of("C:"), said::add);
        recent.opened(SessionSource.file(folder.resolve("gone").toString(), "gone"));
        recent.keep(data);
        recent.opened(SessionSource.file(there.toString(), "there"));
        recent.opened(SessionSource.file("//server/share/$J", "far"));
        recent.opened(Sessions.volume("D:"));
        recent.opened(Sessions.volume("C:"));
        work();

        assertThat(recent.items())
                .extracting(item -> item.source().name() + (item.missing() ? " missing" : ""))
                .containsExactly("C:", "D: missing", "far", "there", "gone missing");
        Files.delete(there);
        recent.look();
        work();
        assertThat(recent.items().get(3).missing()).isTrue();
        recent.clear();
        work();
        assertThat(recent.items()).isEmpty();
        assertThat(new RecentSources(data).read().sources()).isEmpty();
    }

    @Test
    void anotherWindowsSourcesAreListedWithTheNext() throws Exception {
        Path data = folder.resolve("data");
        RecentViewModel recent = new RecentViewModel(tasks, Set::of, said::add);
        recent.keep(data);
        work();
        new RecentSources(data).add(List.of(Sessions.volume("E:")));
        recent.opened(Sessions.volume("C:"));
        work();
        assertThat(recent.items()).extracting(item -> item.source().location()).containsExactly("C:", "E:");
        assertThat(Objects.requireNonNull(recent.items().getFirst()).missing()).isFalse();
    }
}
