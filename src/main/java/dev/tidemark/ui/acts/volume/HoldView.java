package dev.tidemark.ui.acts.volume;

import atlantafx.base.theme.Styles;
import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.act.ActKind;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActStage;
import dev.tidemark.ui.acts.kit.Form;
import dev.tidemark.ui.acts.kit.PreFlightView;
import dev.tidemark.ui.acts.kit.PreFlightViewModel;
import dev.tidemark.ui.acts.kit.ProblemPane;
import dev.tidemark.ui.acts.volume.HoldViewModel.Phase;
import dev.tidemark.ui.common.Settings;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;

/** Belongs to the FX thread. Flushes a volume and holds its writers: asked for, counted down, released and plotted. */
public final class HoldView extends VBox {

    private static final Duration LOOK = Duration.millis(100);
    private static final Dimension2D SIZE = new Dimension2D(760, 780);

    private final VolumeFacts volume;
    private final HoldViewModel model;
    private final StringProperty typed = new SimpleStringProperty(this, "typed", "");

    HoldView(VolumeFacts volume, HoldViewModel model, PreFlightViewModel checks, Window owner) {
        this.volume = volume;
        this.model = model;
        setId("hold");
        getStyleClass().add("hold");
        model.confirmedProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> checks.allowedProperty().get() && isName(typed.get()), checks.allowedProperty(), typed));
        HoldPlot plot = new HoldPlot();
        plot.setId("hold-plot");
        plot.curveProperty().bind(model.curveProperty());
        VBox.setVgrow(plot, Priority.ALWAYS);
        Label summary = Form.words("", "act-summary");
        summary.setId("hold-summary");
        summary.textProperty().bind(model.curveProperty().map(HoldCurve::summary));
        getChildren()
                .addAll(
                        Form.words(Messages.text("hold.what", volume.name()), "act-what"),
                        Form.words(ActKind.HOLD_WRITES.reach(), "act-hint"),
                        new PreFlightView(checks, owner),
                        form(),
                        state(),
                        new ProblemPane(model.problemProperty()),
                        plot,
                        summary);
    }

    private boolean isName(String text) {
        return text.strip().equalsIgnoreCase(volume.name());
    }

    private Form form() {
        TextField input = Form.field("hold-input", model.inputProperty(), 30);
        input.disableProperty().bind(model.expertProperty().not());
        Form form = new Form();
        form.add(
                "hold.seconds",
                Form.line(Form.field("hold-seconds", model.secondsProperty(), 6), expert()),
                Messages.text(
                        "hold.seconds.hint", HoldViewModel.USUAL_SECONDS, AssumedWindows.SHADOW_COPY_HOLD_SECONDS),
                model.wrongSecondsProperty());
        form.add("hold.input", input, Messages.text("hold.input.hint"), model.wrongInputProperty());
        form.add("hold.confirm", Form.field("hold-name", typed, 16), Messages.text("hold.confirm.hint", volume.name()));
        return form;
    }

    private Node expert() {
        CheckBox expert = new CheckBox(Messages.text("hold.expert"));
        expert.setId("hold-expert");
        expert.setMinWidth(Region.USE_PREF_SIZE);
        expert.selectedProperty().bindBidirectional(model.expertProperty());
        Label warning = Form.words(
                Messages.text(
                        "hold.expert.warn", HoldViewModel.EXPERT_SECONDS, AssumedWindows.SHADOW_COPY_HOLD_SECONDS),
                "act-warning");
        warning.setId("hold-expert-warning");
        warning.visibleProperty().bind(model.expertProperty());
        HBox.setHgrow(warning, Priority.ALWAYS);
        return Form.line(expert, warning);
    }

    private Node state() {
        Button hold = Form.button("hold-start", "hold.start", model.mayHold(), this::hold);
        hold.getStyleClass().add(Styles.DANGER);
        Button release = Form.button("hold-release", "hold.release", model::release);
        release.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE, "hold-release");
        release.disableProperty().bind(model.phaseProperty().isNotEqualTo(Phase.HOLDING));
        release.setDefaultButton(true);
        model.phaseProperty().subscribe(now -> {
            if (now == Phase.HOLDING) {
                release.requestFocus();
            }
        });
        Label left = new Label();
        left.setId("hold-left");
        left.getStyleClass().add("hold-left");
        left.setMinWidth(Region.USE_PREF_SIZE);
        left.textProperty().bind(model.leftProperty());
        left.accessibleTextProperty()
                .bind(model.leftProperty()
                        .map(text -> text.isEmpty() ? text : Messages.text("hold.left.accessible", text)));
        Label words = Form.words("", "hold-state");
        words.setId("hold-state");
        words.textProperty().bind(model.stateProperty());
        return new VBox(6, Form.line(hold, release, left), words);
    }

    /** The name is typed again for the next one. */
    private void hold() {
        model.hold();
        typed.set("");
    }

    /**
     * Opens the window of a hold; closing it releases what it holds.
     *
     * @param settings remembers whether longer holds are offered
     */
    public static void show(ActContext context, VolumeFacts volume, Settings settings) {
        HoldViewModel model = new HoldViewModel(context.acts(), volume, settings, context.tasks());
        PreFlightViewModel checks = new PreFlightViewModel(context.acts(), ActKind.HOLD_WRITES, context.tasks());
        checks.check(volume);
        ActStage.show(
                context.owner(),
                Messages.text("hold.title", volume.name()),
                new HoldView(volume, model, checks, context.owner()),
                SIZE,
                LOOK,
                model::tick,
                model::leave);
    }
}
