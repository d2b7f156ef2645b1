package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.Backend;
import dev.tidemark.capture.Source;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionSource;
import dev.tidemark.session.SessionText;
import dev.tidemark.session.SessionView;
import dev.tidemark.session.SessionWindow;
import dev.tidemark.text.Problem;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked before what a document names is opened, and what becomes of it; without a window. */
@Tag("shows-ask")
class SessionRestoringTest {

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private final List<Message> told = new ArrayList<>();
    private boolean agrees = true;
    private BareShell bare;
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
        return restoring(BareShell.in(folder));
    }

    private SessionRestoring restoring(BareShell over) {
        bare = over;
        shell = bare.shell;
        WindowSession names =
                new WindowSession(shell, bare.records, null, null, FieldRegistry.standard(), null, null, null, true);
        SourceReopening reopening = new SourceReopening(shell, true);
        return new SessionRestoring(shell, bare.tasks, reopening, new Answers(), names, null, told::add);
    }

    @AfterEach
    void close() {
        bare.close();
    }

    private Source only() {
        assertThat(shell.sources()).hasSize(1);
        return shell.sources().getFirst();
    }

    @Test
    void whoDeclinesOpensNothing() throws Exception {
        SessionRestoring restoring = restoring();
        agrees = false;
        restoring.open(bare.journal());

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
        restoring.open(bare.journal());
        Source first = only();
        restoring.open(bare.journal());

        assertThat(only()).isSameAs(first);
        assertThat(shell.currentProperty().get()).isSameAs(first);
        assertThat(told).isEmpty();
    }

    @Test
    void aFaultEndsTheWaiting() {
        Backend broken = (Backend) Proxy.newProxyInstance(
                Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException(method.getName());
                });
        SessionRestoring restoring = restoring(BareShell.asking(broken, folder));
        SessionSource volume = new SessionSource(
                SessionSource.Kind.SIMULATED, "D:", "D:", OptionalLong.empty(), OptionalLong.empty(), "");

        assertThatThrownBy(() -> restoring.open(volume)).hasMessage("volumes");
        assertThat(shell.busyProperty().get()).isFalse();
        assertThat(shell.problemProperty().get()).isNotNull();
    }

    @Test
    void aSessionThatAPersonChoseMayBeCalledAnything() throws Exception {
        restoring();
        List<Session> read = new ArrayList<>();
        shell.setOnSession(read::add);
        Session session = new Session(List.of(bare.journal()), 0, SessionView.NONE, SessionWindow.NONE);
        shell.openSession(Files.write(folder.resolve("$J.bin"), SessionText.write(session, Instant.EPOCH)));
        assertThat(read).containsExactly(session);
        assertThat(shell.sources()).isEmpty();

        shell.openSession(Path.of(bare.journal().location()));
        assertThat(read).hasSize(1);
        assertThat(Objects.requireNonNull(shell.problemProperty().get()).line()).contains("$J", "not JSON");
        assertThat(shell.busyProperty().get()).isFalse();
    }

    @Tag("shows-when")
    @ParameterizedTest
    @CsvSource({
        "'', not JSON at character 1: No content",
        "'{\"format\": 1', 'not JSON at character 13: Unexpected end-of-input'",
        "'{\"format\": 2}', not a session format that this version of Tidemark knows",
        "'{\"format\": 1}', 'the field \"sources\" is missing'"
    })
    void aDamagedSessionIsSaidOnceWithItsNameAndWhatToDo(String written, String words) throws Exception {
        restoring();
        Path file = Files.writeString(folder.resolve("monday" + Session.SUFFIX), written);
        shell.open(List.of(file), List.of());
        Problem problem = Objects.requireNonNull(shell.problemProperty().get());
        assertThat(problem.what()).startsWith(file + ": " + words).doesNotContain("REDACTED");
        assertThat(problem.what().indexOf(file.toString(), 1)).isNegative();
        assertThat(problem.meaning()).contains("damaged");
        assertThat(problem.next()).contains("another copy");
        assertThat(shell.sources()).isEmpty();
    }

    @Test
    void whatIsBackTakesThePlaceOfItsRow() throws Exception {
        SessionRestoring restoring = restoring();
        SessionSource named = bare.journal();
        Path away = Files.move(Path.of(named.location()), folder.resolve("away"));
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
