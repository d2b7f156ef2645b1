package dev.tidemark.ui.common;

import dev.tidemark.command.Command;
import dev.tidemark.command.Mnemonics;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A window beside the main one, made when it is first shown, with commands of its own. Esc ends what runs in it, and then closes it.
 * Belongs to the FX thread.
 */
public final class SideWindow {

    private static final double GAP = 6;

    private final Kind kind;
    private final ShownWork work;
    private final List<Command> commands;
    private final Runnable help;
    private final Runnable closed;
    private @Nullable Stage stage;

    /**
     * Which window it is. Immutable.
     *
     * @param name begins the ids of its parts
     * @param least how wide it is at least, and twice as high as it is at least
     */
    public record Kind(String name, String title, double least) {}

    /**
     * @param work runs in it
     * @param commands have their keys wherever the keyboard is in it
     * @param help shows the keys there are
     * @param closed runs whenever it was closed
     */
    public SideWindow(Kind kind, ShownWork work, List<Command> commands, Runnable help, Runnable closed) {
        this.kind = kind;
        this.work = work;
        this.commands = commands;
        this.help = help;
        this.closed = closed;
    }

    // --- shown

    /**
     * Shows it over the middle of its owner, or brings it to the front.
     *
     * @param content makes what it shows
     */
    public void show(Window owner, Supplier<Region> content) {
        Stage open = stage;
        if (open == null) {
            open = made(owner, content.get());
            stage = open;
        }
        open.show();
        open.toFront();
    }

    private Stage made(Window owner, Region content) {
        content.setId(kind.name());
        List<Command> keys = new ArrayList<>(commands);
        keys.add(DialogCommands.CLOSE.on(this::escape));
        keys.add(DialogCommands.HELP.on(help));
        // Before what has the keyboard has them: lists take Esc for themselves, and texts much else.
        content.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(keys)::pressed);
        Stage made = OwnedStage.of(owner, kind.title(), content, List.of());
        made.setMinWidth(kind.least());
        made.setMinHeight(kind.least() / 2);
        made.setOnShown(event -> OwnedStage.putOver(owner, made, made.getWidth(), made.getHeight()));
        made.setOnHidden(event -> closed.run());
        return made;
    }

    private void escape() {
        if (!work.cancel()) {
            close();
        }
    }

    private void close() {
        if (stage != null) {
            stage.hide();
        }
    }

    /** Whether it is open. */
    public boolean isShowing() {
        return stage != null && stage.isShowing();
    }

    // --- its parts

    /** The last line: how far what runs is, what ends it, and at the other end buttons, of which the last closes the window. */
    public HBox lastLine(Button... buttons) {
        ProgressBar bar = new ProgressBar();
        bar.setId(kind.name() + "-progress");
        bar.setAccessibleText(Messages.text("story.progress"));
        bar.progressProperty().bind(work.progressProperty());
        Button cancel = new Button(Messages.text("story.cancel"));
        cancel.setId(kind.name() + "-cancel");
        cancel.setOnAction(event -> work.cancel());
        for (Node node : List.of(bar, cancel)) {
            node.visibleProperty().bind(work.runningProperty());
            node.managedProperty().bind(node.visibleProperty());
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button(Messages.text("command.dialog.close"));
        close.setId(kind.name() + "-close");
        close.setOnAction(event -> close());
        HBox line = new HBox(GAP, bar, cancel, space);
        line.getChildren().addAll(buttons);
        line.getChildren().add(close);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /**
     * A button for a command of the window; it is on as long as that can be done.
     *
     * @param changes what can be done changes with these
     */
    public Button button(Command of, Observable... changes) {
        Command command = commands.stream()
                .filter(each -> each.id().equals(of.id()))
                .findFirst()
                .orElseThrow();
        Button button = new Button(command.text());
        button.setId(CommandItems.nodeId(command));
        button.setAccessibleText(Mnemonics.without(command.text()));
        Tips.set(button, command.tip());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> command.run());
        button.disableProperty().bind(Bindings.createBooleanBinding(() -> !command.isEnabled(), changes));
        return button;
    }
}
