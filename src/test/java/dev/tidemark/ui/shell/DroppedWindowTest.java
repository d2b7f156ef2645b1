package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActWindow;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Files that are dropped on the window. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class DroppedWindowTest {

    @TempDir
    static Path folder;

    private ActWindow on;

    @Start
    void open(Stage stage) {
        on = new ActWindow(stage, folder);
    }

    @AfterEach
    void close() throws Exception {
        on.close();
    }

    private void drop(List<Path> files) {
        onFx(() -> new ShellActs(on.context, on.window.shell(), UnaryOperator.identity())
                .dropped(files, new ShellView.Place(300, 300)));
    }

    private static List<ContextMenu> menus() {
        return fx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .toList());
    }

    private static List<String> items() {
        return fx(() -> menus().getFirst().getItems().stream()
                .map(MenuItem::getId)
                .filter(id -> id != null)
                .toList());
    }

    private static String title() {
        return fx(() -> menus().getFirst().getItems().getFirst().getText());
    }

    @Test
    void manyFilesAreAskedAboutOnceAndCanOnlyBeOpened() {
        drop(IntStream.range(0, 300)
                .mapToObj(i -> Path.of("D:\\docs\\report" + i + ".docx"))
                .toList());
        until(() -> !menus().isEmpty());
        assertThat(menus()).hasSize(1);
        assertThat(title()).isEqualTo("300 files");
        assertThat(items()).containsExactly("drop-what", "drop-open");
    }

    /** A file may lie on a share that does not answer. */
    @Test
    void theDiskIsAskedInTheBackground() {
        List<Runnable> background = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        ActContext context = new ActContext(
                on.context.owner(),
                on.window.acts(),
                BackgroundTasks.atOnce(background::add),
                on.files,
                jump -> {},
                text -> {});
        List<Path> files = List.of(noting(Path.of("D:\\docs\\a.docx"), asked));
        onFx(() -> new ShellActs(context, on.window.shell(), UnaryOperator.identity())
                .dropped(files, new ShellView.Place(300, 300)));
        assertThat(asked).isEmpty();
        assertThat(menus()).isEmpty();

        onFx(() -> List.copyOf(background).forEach(Runnable::run));
        assertThat(asked).isNotEmpty();
        assertThat(menus()).hasSize(1);
    }

    /** Notes what it is asked for. */
    private static Path noting(Path path, List<String> asked) {
        return (Path) Proxy.newProxyInstance(
                Path.class.getClassLoader(), new Class<?>[] {Path.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return method.invoke(path, arguments);
                });
    }

    @Test
    void oneFileIsNamedAndCanBeActedOn() {
        drop(List.of(Path.of("D:\\docs\\a_b.docx")));
        until(() -> !menus().isEmpty());
        assertThat(menus()).hasSize(1);
        assertThat(title()).isEqualTo("D:\\docs\\a_b.docx");
        assertThat(fx(() -> menus().getFirst().getItems().getFirst().isMnemonicParsing()))
                .isFalse();
        assertThat(items()).contains("drop-open", "act-close-record", "act-mark");
    }

    @Test
    void anActIsForTheVolumeThatIsShownAsItWasToldLast() throws Exception {
        on.read("D:");
        VolumeFacts told = on.backend.volume("E:").facts();
        ShellActs acts = fx(() -> new ShellActs(on.context, on.window.shell(), before -> told));
        assertThat(fx(() -> acts.volumeToActOn(null))).isSameAs(told);
    }

    @Test
    void whatLiesOnNoVolumeIsOpened() throws Exception {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a"));
        Path file = Files.write(Files.createTempDirectory(folder, "case").resolve("unnamed.raw"), journal.toBytes());
        drop(List.of(file));
        until(() -> on.window.shell().sources().size() == 1);
        assertThat(menus()).isEmpty();
    }
}
