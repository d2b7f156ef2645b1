package dev.tidemark.ui.acts.volume;

import atlantafx.base.theme.Styles;
import dev.tidemark.act.ActKind;
import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReferencePage;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.Form;
import dev.tidemark.ui.acts.kit.PreFlightViewModel;
import dev.tidemark.ui.acts.kit.ProblemPane;
import dev.tidemark.ui.acts.volume.HoldViewModel.Phase;
import dev.tidemark.ui.common.Settings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Flushes a volume and holds its writers: asked for, counted down, released and plotted. Belongs to the FX thread. */
public final class HoldView {

    private static final Duration LOOK = Duration.millis(100);
    private static final double WIDTH = 760;

    private final HoldViewModel model;

    private HoldView(HoldViewModel model) {
        this.model = model;
    }

    /**
     * Opens the window of a hold; closing it releases what it holds.
     *
     * @param settings remembers whether longer holds are offered
     */
    public static void show(ActContext context, VolumeFacts volume, Settings settings) {
        HoldViewModel model = new HoldViewModel(context.acts(), volume, settings, context.tasks());
        PreFlightViewModel checks = new PreFlightViewModel(context.acts(), ActKind.HOLD_WRITES, context.tasks());
        model.forbiddenProperty().bind(checks.obstacleProperty());
        checks.check(volume);
        new HoldView(model).show(context, volume, checks);
    }

    private void show(ActContext context, VolumeFacts volume, PreFlightViewModel checks) {
        ActDialog dialog = new ActDialog(context.owner(), "hold", Messages.text("hold.title", volume.name()));
        Node form = form();
        Node results = results();
        dialog.width(WIDTH)
                .help(ReferencePage.HOLD)
                .add(Form.words(Messages.text("hold.what", volume.name()), "act-what"))
                .addReach(ActKind.HOLD_WRITES)
                .add(checks)
                .add(form)
                .addGrowing(results)
                .onTick(LOOK, model::tick)
                .onClosed(model::leave)
                .onEscape(() -> {
                    String stillToCome = model.leaveLater();
                    dialog.say(stillToCome);
                    return !stillToCome.isEmpty();
                });
        buttons(dialog);
        model.phaseProperty().subscribe(now -> {
            if (now != Phase.READY) {
                dialog.reveal(results, results);
            }
            if (!now.isGoingOn()) {
                dialog.say("");
            }
        });
        dialog.show();
    }

    private Form form() {
        HoldRequest request = model.request();
        TextField input = Form.field("hold-input", request.inputProperty(), 30);
        input.disableProperty().bind(request.expertProperty().not());
        Form form = new Form();
        form.add(
                "hold.seconds",
                Form.line(Form.field("hold-seconds", request.secondsProperty(), 6), expert()),
                Messages.text("hold.seconds.hint", HoldRequest.USUAL_SECONDS, AssumedWindows.SHADOW_COPY_HOLD_SECONDS),
                request.wrongSecondsProperty());
        form.add("hold.input", input, Messages.text("hold.input.hint"), request.wrongInputProperty());
        form.addName("hold-name", request.name());
        return form;
    }

    private Node expert() {
        CheckBox expert = new CheckBox(Messages.text("hold.expert"));
        expert.setId("hold-expert");
        expert.setMinWidth(Region.USE_PREF_SIZE);
        expert.selectedProperty().bindBidirectional(model.request().expertProperty());
        Label warning = Form.words(
                Messages.text("hold.expert.warn", HoldRequest.EXPERT_SECONDS, AssumedWindows.SHADOW_COPY_HOLD_SECONDS),
                "act-warning");
        warning.setId("hold-expert-warning");
        warning.visibleProperty().bind(model.request().expertProperty());
        HBox.setHgrow(warning, Priority.ALWAYS);
        return Form.line(expert, warning);
    }

    /** What writers go through, and how it ends. */
    private Node results() {
        Label words = Form.words("", "hold-state");
        words.setId("hold-state");
        words.textProperty().bind(model.stateProperty());
        HoldPlot plot = new HoldPlot();
        plot.setId("hold-plot");
        plot.curveProperty().bind(model.curveProperty());
        VBox.setVgrow(plot, Priority.ALWAYS);
        Label summary = Form.words("", "act-summary");
        summary.setId("hold-summary");
        summary.textProperty().bind(model.curveProperty().map(HoldCurve::summary));
        return new VBox(8, words, new ProblemPane(model.problemProperty()), plot, summary);
    }

    /** Enter holds, and while it holds releases. */
    private void buttons(ActDialog dialog) {
        Label left = new Label();
        left.setId("hold-left");
        left.getStyleClass().add("hold-left");
        left.setMinWidth(Region.USE_PREF_SIZE);
        left.textProperty().bind(model.leftProperty());
        left.accessibleTextProperty()
                .bind(model.leftProperty()
                        .map(text -> text.isEmpty() ? text : Messages.text("hold.left.accessible", text)));
        dialog.addToButtons(left);
        Button hold = dialog.addButton("hold-start", "hold.start", model.obstacle(), model::hold);
        hold.getStyleClass().add(Styles.DANGER);
        dialog.addButton("hold-watch", "hold.watch", model.watchObstacle(), model::watch);
        Button release = dialog.addButton("hold-release", "hold.release", model::release);
        release.getStyleClass().addAll(Styles.ACCENT, "hold-release");
        Button stop = dialog.addButton("hold-stop", "hold.stop", model::release);
        Form.showWhile(stop, model.phaseProperty().isEqualTo(Phase.WATCHING));
        // Nothing is said about it while there is nothing to release: then it is not there.
        release.visibleProperty().bind(model.phaseProperty().isEqualTo(Phase.HOLDING));
        model.phaseProperty().subscribe(now -> {
            hold.setDefaultButton(now != Phase.HOLDING);
            release.setDefaultButton(now == Phase.HOLDING);
            if (now == Phase.HOLDING) {
                release.requestFocus();
            }
        });
    }
}
