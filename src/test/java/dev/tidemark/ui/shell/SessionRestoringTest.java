package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.Source;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionSource;
import dev.tidemark.session.SessionText;
import dev.tidemark.session.SessionView;
import dev.tidemark.session.SessionWindow;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.records.ColumnMemory;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.view.ShownView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked before what a document names is opened, and what becomes of it; without a window. */
@Tag("shows-ask")
class SessionRestoringTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(3, InstantSource.system());
    private final BackgroundTasks tasks = BackgroundTasks.atOnce();
    private final ShownView view = new ShownView(tasks);
    private final RecordsViewModel records =
            new RecordsViewModel(FieldRegistry.standard(), view, tasks, ColumnMemory.none());
    private final List<String> asked = new ArrayList<>();
    private final List<Message> told = new ArrayList<>();
    private boolean agrees = true;
    private ShellViewModel shell;

    /** Answers as the test says. */
    private final class Answers extends SessionQuestions {

        Answers() {
            super(null, true);
        }

        @Override
        boolean mayOpen(List<SessionSource> named) {
            asked.add("all " + named.size());
            return agrees;
        }

        @Override
        boolean mayOpenFar(SessionSource named) {
            asked.add(named.location());
            return false;
        }
    }

    private SessionRestoring restoring() {
        shell = new ShellViewModel(backend, backend.host(), tasks, folder, InstantSource.system(), view, records);
        WindowSession names = new WindowSession(shell, records, null, null, FieldRegistry.standard(), null, null, true);
        SourceReopening reopening = new SourceReopening(shell, true);
        return new SessionRestoring(shell, tasks, reopening, new Answers(), names, null, told::add);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private SessionSource journal() throws IOException {
        Path file = Files.write(
                folder.resolve("$J"), JournalFile.bytesOf(Records.v2("one").time(5)));
        return SessionSource.file(file.toString(), "$J");
    }

    private Source only() {
        assertThat(shell.sources()).hasSize(1);
        return shell.sources().getFirst();
    }

    @Test
    void whoDeclinesOpensNothing() throws Exception {
        SessionRestoring restoring = restoring();
        agrees = false;
        restoring.open(journal());

        assertThat(asked).containsExactly("all 1");
        assertThat(shell.sources()).isEmpty();
        assertThat(shell.busyProperty().get()).isFalse();
    }

    @Test
    void whatLiesElsewhereTakesAQuestionOfItsOwnAndIsNotLookedAtWithoutIt() {
        SessionRestoring restoring = restoring();
        restoring.open(SessionSource.file("//server/share/$J", "far"));

        assertThat(asked).containsExactly("all 1", "//server/share/$J");
        assertThat(only().isGone()).isTrue();
        assertThat(Objects.requireNonNull(only().state().problem()).meaning()).contains("chose not to");
        assertThat(told).hasSize(1);
    }

    @Test
    void whatIsOpenIsShownAndNotOpenedTwice() throws Exception {
        SessionRestoring restoring = restoring();
        restoring.open(journal());
        Source first = only();
        restoring.open(journal());

        assertThat(only()).isSameAs(first);
        assertThat(shell.currentProperty().get()).isSameAs(first);
        assertThat(told).isEmpty();
    }

    @Test
    void aSessionThatAPersonChoseMayBeCalledAnything() throws Exception {
        restoring();
        List<Session> read = new ArrayList<>();
        shell.setOnSession(read::add);
        Session session = new Session(List.of(journal()), 0, SessionView.NONE, SessionWindow.NONE);
        shell.openSession(Files.write(folder.resolve("$J.bin"), SessionText.write(session, Instant.EPOCH)));
        assertThat(read).containsExactly(session);
        assertThat(shell.sources()).isEmpty();

        shell.openSession(Path.of(journal().location()));
        assertThat(read).hasSize(1);
        assertThat(Objects.requireNonNull(shell.problemProperty().get()).line()).contains("$J", "not JSON");
        assertThat(shell.busyProperty().get()).isFalse();
    }

    @Test
    void whatIsBackTakesThePlaceOfItsRow() throws Exception {
        SessionSource named = journal();
        Path away = Files.move(Path.of(named.location()), folder.resolve("away"));
        SessionRestoring restoring = restoring();
        restoring.open(named);
        Source gone = only();
        assertThat(gone.isGone()).isTrue();
        restoring.again(gone);
        assertThat(only().isGone()).isTrue();

        Files.move(away, Path.of(named.location()));
        restoring.again(only());
        assertThat(only().isGone()).isFalse();
        assertThat(shell.currentProperty().get()).isSameAs(only());
    }
}
