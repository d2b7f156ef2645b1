package dev.tidemark.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-window")
class CommandItemsTest {

    private final AtomicBoolean enabled = new AtomicBoolean(true);
    private final AtomicInteger done = new AtomicInteger();
    private final Command command = Command.of(Scope.VOLUMES, "volumes.refresh")
            .in(1, Menu.VOLUMES)
            .when(enabled::get)
            .run(done::incrementAndGet);
    private final MenuItem item =
            CommandItems.onControl().items(List.of(command)).getFirst();

    @Test
    void anItemRunsItsCommandEachTime() {
        item.fire();
        item.fire();

        assertThat(done).hasValue(2);
    }

    @Test
    void whatCannotBeDoneAnyMoreSinceTheMenuOpenedIsNotDone() {
        enabled.set(false);

        item.fire();

        assertThat(item.isDisable()).as("as it was when the menu opened").isFalse();
        assertThat(done).hasValue(0);
    }

    @Test
    void aKeyOfOnePartOfTheWindowIsWrittenInTheBarAndCountsNowhereElse() {
        Command copy = Command.of(Scope.RECORDS, "records.copy").key("Ctrl+C").run(done::incrementAndGet);
        KeyCombination shown =
                CommandItems.inBar().items(List.of(copy)).getFirst().getAccelerator();

        assertThat(shown.getDisplayText()).isEqualTo("Ctrl+C");
        assertThat(shown.match(pressed(KeyCode.C))).isFalse();
    }

    @Test
    void aSignIsWrittenApartFromItsModifier() {
        Command zoom = Command.of(Scope.WINDOW, "view.zoomIn").key("Ctrl+Plus").run(done::incrementAndGet);
        KeyCombination shown =
                CommandItems.inBar().items(List.of(zoom)).getFirst().getAccelerator();

        assertThat(shown.getDisplayText()).isEqualTo("Ctrl +");
        assertThat(shown.match(pressed(KeyCode.PLUS))).isTrue();
        assertThat(shown.match(pressed(KeyCode.C))).isFalse();
    }

    private static KeyEvent pressed(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false);
    }
}
