package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.command.Command;
import dev.tidemark.command.CommandTable;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.ui.common.CommandItems;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
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

/** The commands of the table, compared with what the real window shows and takes. */
@Tag("shows-house")
@ExtendWith(ApplicationExtension.class)
class CommandsWindowTest {

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final FxRobot robot = new FxRobot();
    private TidemarkWindow window;

    @Start
    void open(Stage stage) {
        window = new TidemarkWindow(stage, backend, folder, InstantSource.system(), Settings.inMemory());
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close(code -> {})).get();
        until(() -> backend.counters().openHandles() == 0 && backend.counters().waitingCalls() == 0);
    }

    private CommandTable table() {
        return window.view().commands();
    }

    private void readD() throws Exception {
        backend.step("D:", 200);
        VolumeFacts volume = backend.volume("D:").facts();
        onFx(() -> window.shell().read(volume, ReadOptions.DEFAULT));
        until(() -> window.records().shownProperty().get() > 100);
    }

    // --- help

    @Test
    void everyCommandIsInTheHelpWithItsKeyOrMnemonic() throws Exception {
        Platform.runLater(() -> window.view().showKeys());
        until(() -> robot.lookup("#command-help").tryQuery().isPresent());
        List<List<String>> lines = fx(() -> rows(robot.lookup("#command-help").query()));
        robot.type(KeyCode.ESCAPE);

        for (Command command : table().commands()) {
            assertThat(command.way()).as(command.id()).isNotEmpty();
            assertThat(lines).contains(List.of(command.way(), command.label(), command.help()));
        }
        assertThat(lines.stream().filter(line -> line.size() == 3)).hasSameSizeAs(table().commands());
        assertThat(lines)
                .extracting(List::getFirst)
                .contains("Ctrl+S", "Ctrl+E", "Ctrl+M", "Ctrl+R", "Ctrl+W", "Ctrl+Q", "Esc");
    }

    private static List<List<String>> rows(GridPane grid) {
        Map<Integer, List<String>> rows = new HashMap<>();
        for (Node node : grid.getChildren()) {
            rows.computeIfAbsent(GridPane.getRowIndex(node), row -> new ArrayList<>())
                    .add(((Label) node).getText());
        }
        return List.copyOf(rows.values());
    }

    // --- mnemonics of the menus

    private List<String> shownMenus() {
        return menusOfBar()
                .filter(javafx.scene.control.Menu::isShowing)
                .map(MenuItem::getId)
                .toList();
    }

    private Stream<javafx.scene.control.Menu> menusOfBar() {
        return robot.lookup(node -> node instanceof MenuBar).queryAs(MenuBar.class).getMenus().stream();
    }

    @Test
    void aMenuThatAltAndALetterOpenStaysOpenWhicheverOfThemIsLetGoFirst() {
        robot.press(KeyCode.ALT).press(KeyCode.A);
        until(() -> shownMenus().equals(List.of("menu-ACT")));
        robot.release(KeyCode.ALT);
        robot.release(KeyCode.A);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fx(this::shownMenus)).containsExactly("menu-ACT");
        robot.type(KeyCode.ESCAPE);
        until(() -> shownMenus().isEmpty());

        robot.press(KeyCode.ALT).press(KeyCode.J).release(KeyCode.J).release(KeyCode.ALT);
        until(() -> shownMenus().equals(List.of("menu-JOURNAL")));
        robot.type(KeyCode.ESCAPE);
        until(() -> shownMenus().isEmpty());
    }

    @Test
    void altAloneChoosesTheFirstMenu() {
        robot.press(KeyCode.ALT).release(KeyCode.ALT);
        robot.type(KeyCode.DOWN);
        until(() -> shownMenus().equals(List.of("menu-FILE")));
        robot.type(KeyCode.ESCAPE);
        until(() -> shownMenus().isEmpty());
    }

    // --- menus

    private Stream<MenuItem> menuBar() {
        MenuBar bar = robot.lookup(node -> node instanceof MenuBar).queryAs(MenuBar.class);
        return bar.getMenus().stream().flatMap(CommandsWindowTest::items);
    }

    private static Stream<MenuItem> items(MenuItem item) {
        return item instanceof javafx.scene.control.Menu menu
                ? menu.getItems().stream().flatMap(CommandsWindowTest::items)
                : Stream.of(item).filter(one -> !(one instanceof SeparatorMenuItem) && !isOpened(one));
    }

    /** What was opened last comes and goes. */
    private static boolean isOpened(MenuItem item) {
        return String.valueOf(item.getId()).startsWith("opened-");
    }

    @Test
    void theMenuBarHasTheCommandsOfTheTableAndTheirKeys() {
        List<Command> inBar = table().commands().stream()
                .filter(command ->
                        command.menus().stream().anyMatch(menu -> menu.isInBar() || menu.isChoice() || menu.isList()))
                .toList();

        assertThat(menuBar().map(MenuItem::getId))
                .containsExactlyInAnyOrderElementsOf(
                        inBar.stream().map(CommandItems::nodeId).toList());
        Map<String, MenuItem> byId = new HashMap<>();
        menuBar().forEach(item -> byId.put(item.getId(), item));
        for (Command command : inBar) {
            MenuItem item = byId.get(CommandItems.nodeId(command));
            assertThat(item.getText()).isEqualTo(command.text());
            if (command.keys().isEmpty()) {
                assertThat(item.getAccelerator()).isNull();
                continue;
            }
            KeyCombination key = CommandKeys.combination(command.keys().getFirst());
            if (command.scope() == Scope.WINDOW) {
                assertThat(item.getAccelerator().getName()).isEqualTo(key.getName());
            } else {
                assertThat(item.getAccelerator().getDisplayText()).isEqualTo(key.getDisplayText());
            }
        }
    }

    @Test
    void mnemonicsAreUniqueInEachMenu() {
        for (Menu menu : Menu.values()) {
            // A context menu may have more items than there are letters: what has a key needs none there.
            List<String> letters = new ArrayList<>(table().in(menu).stream()
                    .filter(command -> menu.isInBar()
                            || command.keys().isEmpty()
                            || !command.mnemonic().isEmpty())
                    .map(Command::mnemonic)
                    .toList());
            Stream.of(Menu.values())
                    .filter(inner -> inner.parent() == menu)
                    .forEach(inner -> letters.add(letter(inner)));
            assertThat(letters).as(menu.name()).doesNotHaveDuplicates().doesNotContain("");
        }
        assertThat(Stream.of(Menu.values()).filter(Menu::isInBar).map(CommandsWindowTest::letter))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    private static String letter(Menu menu) {
        return dev.tidemark.command.Mnemonics.letter(menu.text());
    }

    @Test
    void aMnemonicOpensItsMenuAndChoosesItsCommand() throws Exception {
        Node rows = robot.lookup(".records-table").query();
        onFx(rows::requestFocus);
        choose(KeyCode.V, KeyCode.V);
        until(() -> !window.view().volumesShown().get());

        choose(KeyCode.V, KeyCode.T, KeyCode.D);
        until(() -> window.view().theme().get() == Theme.DARK);
    }

    private void choose(KeyCode menu, KeyCode... letters) {
        robot.press(KeyCode.ALT).type(menu).release(KeyCode.ALT);
        for (KeyCode letter : letters) {
            WaitForAsyncUtils.waitForFxEvents();
            robot.type(letter);
        }
    }

    @Test
    void whatCannotBeDoneIsOffUntilItCan() throws Exception {
        assertThat(fx(() -> off("file.save") && off("journal.start") && off("journal.stop") && off("edit.find")))
                .isTrue();
        assertThat(fx(() -> off("file.open"))).isFalse();

        readD();

        until(() -> !off("file.save") && off("journal.start") && !off("journal.stop") && !off("edit.find"));
        for (Command command : table().in(Menu.FILE)) {
            assertThat(fx(() -> off(command.id()))).as(command.id()).isEqualTo(fx(() -> !command.isEnabled()));
        }
        onFx(() -> table().get("journal.stop").run());
        until(() -> !off("journal.start") && off("journal.stop"));
    }

    /** Whether a command is off in its menu when that is opened now. */
    private boolean off(String id) {
        String nodeId = CommandItems.nodeId(table().get(id));
        MenuItem item =
                menuBar().filter(one -> nodeId.equals(one.getId())).findFirst().orElseThrow();
        Event.fireEvent(item.getParentMenu(), new Event(javafx.scene.control.Menu.ON_SHOWING));
        return item.isDisable();
    }

    // --- tool bar

    @Test
    void theTipsOfTheToolBarAreThoseOfTheTableWithTheirKeys() {
        assertThat(tip("open")).isEqualTo(table().get("file.open").tip()).endsWith(" (Ctrl+O)");
        assertThat(tip("reading")).isEqualTo(table().get("journal.start").tip()).endsWith(" (F5)");
        assertThat(tip("pause")).isEqualTo(table().get("view.pause").tip()).endsWith(" (Ctrl+P)");
        assertThat(tip("follow")).isEqualTo(table().get("view.follow").tip()).endsWith(" (Ctrl+L)");
        assertThat(tip("utc")).isEqualTo(table().get("view.utc").tip()).endsWith(" (Ctrl+U)");
        assertThat(tip("tasks-cancel"))
                .isEqualTo(table().get("edit.cancel").tip())
                .endsWith(" (Esc)");
    }

    private String tip(String id) {
        return robot.lookup("#" + id).queryAs(ButtonBase.class).getAccessibleHelp();
    }

    @Test
    void aToggleShowsInToolBarAndMenuWhatIsOn() throws Exception {
        ToggleButton utc = robot.lookup("#utc").queryAs(ToggleButton.class);
        assertThat(utc.isSelected()).isTrue();

        robot.press(KeyCode.CONTROL).type(KeyCode.U).release(KeyCode.CONTROL);
        until(() -> !utc.isSelected() && !window.records().utcProperty().get());
        robot.clickOn("#utc");
        until(() -> utc.isSelected() && window.records().utcProperty().get());
    }

    // --- keys

    private TreeSet<String> keys(Scope scope) {
        TreeSet<String> keys = new TreeSet<>();
        for (Command command : table().in(scope)) {
            keys.addAll(command.keys());
        }
        return keys;
    }

    @Test
    void theKeysOfTheWholeWindowAreThoseOfTheTable() {
        TreeSet<String> expected = new TreeSet<>();
        keys(Scope.WINDOW)
                .forEach(key -> expected.add(CommandKeys.combination(key).toString()));
        // The key with which JavaFX gives every menu bar the keyboard.
        expected.add("F10");
        // Written beside an item alone: the rows take it.
        expected.add("Ctrl+C");
        assertThat(fx(() -> window.view().getScene().getAccelerators().keySet().stream()
                        .filter(key -> key.getName().equals("Ctrl+C"))
                        .allMatch(key -> !key.match(
                                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.C, false, true, false, false)))))
                .isTrue();

        assertThat(fx(() -> window.view().getScene().getAccelerators().keySet().stream()
                        .map(Object::toString)
                        .toList()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theRowsTakeTheKeysOfTheTableAndNoOthers() throws Exception {
        readD();
        onFx(() -> window.records().goToRow(50));
        until(() -> window.records().leadRecordProperty().get() >= 0);
        Node rows = robot.lookup(".records-table").query();
        List<Boolean> taken = keysTakenBy(rows);

        TreeSet<String> handled = fx(() -> handled(event -> {
            taken.clear();
            window.records().goToRow(50);
            Event.fireEvent(rows, event);
            return taken.getFirst();
        }));

        TreeSet<String> expected = keys(Scope.RECORDS);
        // Nothing runs that it could cancel.
        expected.remove("Esc");
        // One row has no net change: the key is the window's then.
        expected.remove("Ctrl+N");
        assertThat(handled).isEqualTo(expected);
    }

    /** What becomes of each key: looks behind the filter of the keys, and before the table's own handlers. */
    private static List<Boolean> keysTakenBy(Node rows) throws Exception {
        List<Boolean> taken = new ArrayList<>();
        EventHandler<KeyEvent> looking = event -> {
            taken.add(event.isConsumed());
            event.consume();
        };
        onFx(() -> rows.addEventFilter(KeyEvent.KEY_PRESSED, looking));
        return taken;
    }

    @Test
    void severalRowsTakeTheKeyOfTheirNetChange() throws Exception {
        readD();
        onFx(() -> window.records().goToRow(50));
        until(() -> window.records().leadRecordProperty().get() >= 0);
        Node rows = robot.lookup(".records-table").query();
        List<Boolean> taken = keysTakenBy(rows);

        onFx(() -> Event.fireEvent(rows, pressed(KeyCode.DOWN, true, false)));
        until(() -> window.records().selectedCountProperty().get() == 2);
        onFx(() -> Event.fireEvent(rows, pressed(KeyCode.N, false, true)));

        assertThat(taken).containsExactly(true, true);
        until(() -> robot.lookup("#changes-table").tryQuery().isPresent());
    }

    private static KeyEvent pressed(KeyCode code, boolean shift, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    }

    @Test
    void nodesThatTakeKeysOfTheirOwnTakeThoseOfTheTable() throws Exception {
        readD();
        onFx(() -> window.records().goToRow(50));
        onFx(() -> window.view().logShown().set(true));
        until(() -> robot.lookup("#log-table").tryQuery().isPresent());
        onFx(() -> robot.lookup("#volumes").queryListView().getSelectionModel().select(0));
        robot.clickOn("#name-filter").write("a");

        assertThat(taken("volumes")).isEqualTo(keys(Scope.VOLUMES));
        TreeSet<String> filter = keys(Scope.FILTER);
        // The one a text field takes itself.
        filter.remove("Enter");
        assertThat(taken("name-filter")).isEqualTo(filter);
        TreeSet<String> inspector = keys(Scope.INSPECTOR);
        assertThat(inspector).containsAll(taken("inspector-bytes"));
        assertThat(taken("inspector-bytes")).contains("Left", "Ctrl+End");
    }

    /** The keys that what a node has as its handler takes. */
    private TreeSet<String> taken(String id) {
        return fx(() -> {
            Node node = robot.lookup("#" + id).query();
            return handled(event -> {
                node.getOnKeyPressed().handle(event);
                return event.isConsumed();
            });
        });
    }

    private interface Taking {
        boolean takes(KeyEvent event);
    }

    /** Presses every key with every modifier. */
    private static TreeSet<String> handled(Taking taking) {
        TreeSet<String> handled = new TreeSet<>();
        for (KeyCode code : KeyCode.values()) {
            for (int modifiers = 0; modifiers < 8; modifiers++) {
                boolean control = (modifiers & 1) != 0;
                boolean alt = (modifiers & 2) != 0;
                boolean shift = (modifiers & 4) != 0;
                if (taking.takes(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, alt, false))) {
                    String key = code.getName().replace("Numpad ", "");
                    handled.add((control ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + key);
                }
            }
        }
        return handled;
    }
}
