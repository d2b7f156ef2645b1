package dev.tidemark.ui.shell;

import dev.tidemark.command.Command;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Tips;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The buttons of the tool bar: open, start and stop, pause, follow, time zone. Each has a width of its own that nothing
 * changes but whether there is room for words. Belongs to the FX thread.
 */
final class ToolButtons {

    private static final double ICON_WIDTH = 34;
    private static final double WORD_WIDTH = 82;
    private static final double ZONE_WIDTH = 56;

    private final Command start;
    private final Command stop;
    private final Map<ToggleButton, Command> toggles = new LinkedHashMap<>();
    private final Map<ButtonBase, String> words = new LinkedHashMap<>();

    final Button open;
    final Button reading;
    final ToggleButton pause;
    final ToggleButton follow;
    final ToggleButton utc;

    ToolButtons(Command openFile, Command start, Command stop, Command pauseView, Command followNewest, Command inUtc) {
        this.start = start;
        this.stop = stop;
        open = withIcon(new Button(), "open", Feather.FOLDER, openFile);
        reading = withIcon(new Button(), "reading", Feather.PLAY, start);
        reading.setOnAction(event -> startOrStop().run());
        pause = toggled(withIcon(new ToggleButton(), "pause", Feather.PAUSE, pauseView), pauseView);
        follow = toggled(withIcon(new ToggleButton(), "follow", Feather.ARROW_DOWN_CIRCLE, followNewest), followNewest);
        utc = toggled(named(new ToggleButton(), "utc", inUtc), inUtc);
        fix(utc, ZONE_WIDTH);
        showWords(false);
    }

    /** What the one button for both does. */
    private Command startOrStop() {
        return stop.isEnabled() ? stop : start;
    }

    /** Shows whether reading is on, and what else is; looked up once a frame, since nothing is pushed. */
    void pulse() {
        Command next = startOrStop();
        reading.setDisable(!next.isEnabled());
        FontIcon icon = (FontIcon) reading.getGraphic();
        Ikon wanted = next == stop ? Feather.SQUARE : Feather.PLAY;
        if (icon.getIconCode() != wanted) {
            icon.setIconCode(wanted);
            explain(reading, next);
            words.put(reading, word(next == stop ? "stop" : "reading"));
            if (!reading.getText().isEmpty()) {
                reading.setText(words.get(reading));
            }
        }
        toggles.forEach((button, command) -> button.setSelected(command.isTicked()));
    }

    /** Shows words beside the icons, or icons alone. */
    void showWords(boolean on) {
        words.forEach((button, word) -> {
            button.setText(on ? word : "");
            fix(button, on ? WORD_WIDTH : ICON_WIDTH);
        });
    }

    private static void fix(ButtonBase button, double width) {
        button.setMinWidth(width);
        button.setPrefWidth(width);
        button.setMaxWidth(width);
    }

    private static String word(String id) {
        return Messages.text("shell.tool." + id);
    }

    private <B extends ButtonBase> B withIcon(B button, String id, Ikon icon, Command command) {
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().add("icon-button");
        words.put(button, word(id));
        return named(button, id, command);
    }

    private ToggleButton toggled(ToggleButton button, Command command) {
        button.setSelected(command.isTicked());
        toggles.put(button, command);
        return button;
    }

    private static <B extends ButtonBase> B named(B button, String id, Command command) {
        button.setId(id);
        explain(button, command);
        button.setOnAction(event -> command.run());
        return button;
    }

    private static void explain(ButtonBase button, Command command) {
        Tips.set(button, command.tip());
        if (button.getGraphic() != null) {
            button.setAccessibleText(command.tip());
        }
    }
}
