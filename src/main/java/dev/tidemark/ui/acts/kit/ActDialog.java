package dev.tidemark.ui.acts.kit;

import dev.tidemark.act.ActKind;
import dev.tidemark.command.Command;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReferencePage;
import dev.tidemark.ui.common.DialogCommands;
import dev.tidemark.ui.common.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The window of an act, not modal: the list behind it goes on living. Belongs to the FX thread. From top to bottom: what is
 * done, what stands in its way, the result, the exact requests; below them the buttons. Enter does what the first button
 * says, once for each time it is pressed here; Escape closes, unless that would throw away a result that is still to
 * come.
 */
public final class ActDialog {

    private static final double WIDTH = 640;

    /** A frame, about. */
    private static final Duration LOOK = Duration.millis(33);

    private final VBox content = new VBox();
    private final ActButtons buttons = new ActButtons(Form.button("act-close", "command.dialog.close", this::close));
    private final Window owner;
    private final String title;
    private final List<Command> keys = new ArrayList<>();
    private final List<ReferencePage> pages = new ArrayList<>();
    private Supplier<ReferencePage> page = () -> pages.getFirst();
    private Duration every = LOOK;
    private final List<Runnable> looks = new ArrayList<>();
    private Runnable tick = () -> {};
    private Runnable closed = () -> {};
    private BooleanSupplier escaping = () -> false;
    private double width = WIDTH;
    private boolean acts;
    private @Nullable Node obstacles;
    private @Nullable Node beside;
    private @Nullable ActFrame frame;
    private @Nullable Stage stage;

    /**
     * @param id of the dialog's root
     * @param title what is done to what
     */
    public ActDialog(Window owner, String id, String title) {
        this.owner = owner;
        this.title = title;
        content.setId(id);
        Node words = Form.words(title, "act-title");
        words.setId("act-title");
        add(words);
    }

    // --- what is in it

    /** Adds something below what is there. */
    public ActDialog add(Node node) {
        content.getChildren().add(node);
        return this;
    }

    /** Adds something that takes the room that is left. */
    public ActDialog addGrowing(Node node) {
        VBox.setVgrow(node, Priority.ALWAYS);
        return add(node);
    }

    /** Adds something that stays in sight, as far as there is room, when a result comes. */
    public ActDialog addBesideResult(Node node) {
        beside = node;
        return add(node);
    }

    /** Adds how far an act reaches. */
    public ActDialog addReach(ActKind kind) {
        Node reach = Form.words(kind.reach(), "act-hint");
        reach.setId("act-reach");
        return add(reach);
    }

    /** Adds the checks before the act. */
    public ActDialog add(PreFlightViewModel model) {
        PreFlightView view = new PreFlightView(model, owner);
        obstacles = view;
        looks.add(model::pulse);
        return add(view);
    }

    /** Adds the exact requests. */
    public ActDialog addRequests(ObservableValue<List<ActRequest>> requests) {
        return add(new RequestView(requests));
    }

    /**
     * Adds how it goes. Its end is brought into sight, after a refusal with what stood in the way; Escape cancels it first,
     * and what came of it stays.
     *
     * @param more what came of it, besides words
     */
    public ActDialog add(ActRunViewModel model, Node... more) {
        VBox results = new VBox(8, new ActRunView(model));
        results.getChildren().addAll(more);
        model.phaseProperty().subscribe(phase -> ended(phase, results));
        onEscape(() -> {
            boolean running = model.isRunning();
            if (running) {
                model.cancel();
                say(Messages.text("act.escape.cancels"));
            }
            return running;
        });
        return add(results);
    }

    private void ended(ActRunViewModel.Phase phase, Node results) {
        if (phase == ActRunViewModel.Phase.FAILED || phase == ActRunViewModel.Phase.DONE) {
            say("");
            Node before = phase == ActRunViewModel.Phase.FAILED && beside == null ? obstacles : beside;
            reveal(before == null ? results : before, results);
        }
    }

    /** Brings a part of what is in it into sight, and its neighbours before it where there is room. */
    public void reveal(Node from, Node to) {
        if (frame != null) {
            frame.reveal(from, to);
        }
    }

    /** Says something above the buttons; empty for nothing. */
    public void say(String words) {
        buttons.say(words);
    }

    /** Makes it wider than usual. */
    public ActDialog width(double pixels) {
        width = pixels;
        return this;
    }

    /** Offers what the reference says of requests. */
    public ActDialog help(ReferencePage... some) {
        pages.addAll(List.of(some));
        Button help = Form.button("act-help", "act.help", this::help);
        Tips.set(help, DialogCommands.HELP.tip());
        help.setAccessibleText(DialogCommands.HELP.label());
        buttons.addFirst(help);
        return this;
    }

    /** Says which page of several the help begins with. */
    public ActDialog helpBegins(Supplier<ReferencePage> now) {
        page = now;
        return this;
    }

    // --- buttons

    /** Adds a button before Close; the first one acts on Enter. */
    public Button addButton(String id, String key, Runnable action) {
        Button button = Form.button(id, key, action);
        button.setDefaultButton(!acts);
        acts = true;
        buttons.add(button);
        return button;
    }

    /**
     * Adds a button that is off while something is in its way, which is said beside it.
     *
     * @param obstacle in a sentence; empty for nothing
     */
    public Button addButton(String id, String key, ObservableValue<String> obstacle, Runnable action) {
        Button button = addButton(id, key, action);
        buttons.watch(button, obstacle);
        return button;
    }

    /** Adds something beside the buttons. */
    public ActDialog addToButtons(Node node) {
        buttons.add(node);
        return this;
    }

    // --- what it does

    /** Takes a key wherever the keyboard is in it. */
    public ActDialog onKey(Command command) {
        keys.add(command);
        return this;
    }

    /** Does something once a frame while it is open. */
    public ActDialog onTick(Runnable action) {
        return onTick(LOOK, action);
    }

    /** Does something now and then while it is open. */
    public ActDialog onTick(Duration often, Runnable action) {
        every = often;
        tick = action;
        return this;
    }

    /** Does something when it was closed, by whatever way. */
    public ActDialog onClosed(Runnable action) {
        closed = action;
        return this;
    }

    /**
     * Asks when Escape is pressed whether it stays open, since something runs whose result is to be read.
     *
     * @param stays ends what can be ended, and says so
     */
    public ActDialog onEscape(BooleanSupplier stays) {
        escaping = stays;
        return this;
    }

    /** All of it, where things can be dropped. */
    public Node content() {
        return content;
    }

    // --- opening and closing

    public void show() {
        content.setPrefWidth(Math.min(width, StageGrowth.widest(owner)));
        ActFrame shown = new ActFrame(content, buttons);
        frame = shown;
        keys.add(DialogCommands.CLOSE.on(this::escape));
        keys.add(DialogCommands.HELP.on(this::help));
        Stage window = ActStage.of(owner, title, shown, new ActStage.Life(every, this::look, closed, keys));
        stage = window;
        window.show();
    }

    private void look() {
        looks.forEach(Runnable::run);
        tick.run();
    }

    private void escape() {
        if (!escaping.getAsBoolean()) {
            close();
        }
    }

    private void help() {
        Stage beside = stage;
        if (beside != null && !pages.isEmpty()) {
            HelpStage.show(beside, pages.stream().map(HelpStage::of).toList(), pages.indexOf(page.get()));
        }
    }

    public void close() {
        Stage shown = stage;
        if (shown != null) {
            shown.close();
        }
    }
}
