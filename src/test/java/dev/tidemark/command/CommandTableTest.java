package dev.tidemark.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-house")
class CommandTableTest {

    private static Command open(Scope scope, String id, String key) {
        return Command.of(scope, id).in(0, Menu.FILE).key(key).run(() -> {});
    }

    @Test
    void aKeyIsOfOneCommandWhereItCounts() {
        Command open = open(Scope.WINDOW, "file.open", "Ctrl+O");
        assertThatThrownBy(() -> CommandTable.of(List.of(open, open(Scope.WINDOW, "file.save", "Ctrl+O"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("WINDOW Ctrl+O is of file.open and of file.save");

        CommandTable table = CommandTable.of(List.of(open, open(Scope.LOG, "log.export", "Ctrl+O")));
        assertThat(table.commands()).extracting(Command::id).containsExactly("file.open", "log.export");
    }

    @Test
    void anIdIsOfOneCommand() {
        CommandTable table = CommandTable.of(List.of(open(Scope.WINDOW, "file.open", "Ctrl+O")));
        List<Command> again = List.of(open(Scope.LOG, "file.open", "F9"));
        assertThatThrownBy(() -> table.with(again)).hasMessageContaining("file.open");
        assertThatThrownBy(() -> table.get("file.save")).hasMessage("file.save");
    }

    @Test
    void aMenuHasItsCommandsBySectionWhoeverAddedThem() {
        CommandTable table = CommandTable.of(List.of(
                Command.of(Scope.WINDOW, "file.exit").in(2, Menu.FILE).run(() -> {}),
                Command.of(Scope.WINDOW, "file.open").in(0, Menu.FILE).run(() -> {}),
                Command.of(Scope.WINDOW, "edit.find").in(0, Menu.EDIT).run(() -> {}),
                Command.of(Scope.WINDOW, "file.save").in(0, Menu.FILE).run(() -> {})));

        assertThat(table.in(Menu.FILE)).extracting(Command::id).containsExactly("file.open", "file.save", "file.exit");
    }

    @Test
    void theWayToACommandIsItsKeysOrThroughItsMenus() {
        Command exit = Command.of(Scope.WINDOW, "file.exit").in(1, Menu.FILE).run(() -> {});
        Command dark = Command.of(Scope.WINDOW, "theme.dark").in(0, Menu.THEME).run(() -> {});
        Command cell = Command.of(Scope.RECORDS, "records.copyCell")
                .in(0, Menu.RECORDS)
                .ofEach();

        assertThat(exit.way()).isEqualTo("Alt+F, X");
        assertThat(dark.way()).isEqualTo("Alt+V, T, D");
        assertThat(cell.way()).isEqualTo("Menu key, E");
        assertThat(open(Scope.WINDOW, "file.open", "Ctrl+O").way()).isEqualTo("Ctrl+O");
        assertThat(Command.of(Scope.RECORDS, "records.type").letters().ofEach().way())
                .isEqualTo("Letters");
        assertThat(Command.of(Scope.RECORDS, "records.first")
                        .key("Home", "Ctrl+Home")
                        .ofEach()
                        .way())
                .isEqualTo("Home, Ctrl+Home");
    }

    @Test
    void aCommandOfEachDoesWhatItsObjectSays() {
        List<String> done = new ArrayList<>();
        AtomicBoolean may = new AtomicBoolean();
        Command close = Command.of(Scope.DIALOG, "dialog.close").key("Esc").ofEach();
        assertThat(close.isEnabled()).isFalse();

        Command bound = close.on(may::get, () -> done.add("closed"));
        assertThat(bound.isEnabled()).isFalse();
        may.set(true);
        assertThat(bound.isEnabled()).isTrue();
        bound.run();

        assertThat(done).containsExactly("closed");
        assertThat(bound.keys()).containsExactly("Esc");
        assertThat(close.isEnabled()).isFalse();
    }
}
