package dev.tidemark.ui.acts.faults;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.faults.FaultsViewModel.How;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.Form;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.Property;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Faults on demand: what is to go wrong, and what goes wrong already. Belongs to the FX thread. */
public final class FaultsView {

    private static final Duration LOOK = Duration.millis(500);
    private static final double WIDTH = 840;
    private static final double LIST_HEIGHT = 150;
    private static final double VOLUME_WIDTH = 72;

    private final FaultsViewModel model;

    private FaultsView(FaultsViewModel model) {
        this.model = model;
    }

    /**
     * Opens the panel; nothing happens where the backend has no faults on demand.
     *
     * @param volume the one that it begins with; {@code null} for any
     */
    public static void show(ActContext context, @Nullable VolumeFacts volume) {
        context.acts().faults().ifPresent(faults -> {
            FaultsViewModel model = new FaultsViewModel(context.acts(), faults, context.tasks());
            if (volume != null) {
                model.begin(volume.id());
            }
            new FaultsView(model).show(context);
            model.tick();
        });
    }

    private void show(ActContext context) {
        Label wrong = Form.words("", "act-wrong");
        wrong.setId("faults-wrong");
        wrong.textProperty().bind(model.wrongProperty());
        Form.showWhile(wrong, wrong.textProperty().isNotEmpty());
        new ActDialog(context.owner(), "faults", Messages.text("faults.title"))
                .width(WIDTH)
                .add(Form.words(Messages.text("faults.what"), "act-what"))
                .add(form())
                .add(wrong)
                .add(onVolume())
                .addGrowing(active())
                .onTick(LOOK, model::tick)
                .show();
    }

    private Form form() {
        List<String> codes = Arrays.stream(ControlCode.values()).map(Enum::name).toList();
        List<String> errors =
                Arrays.stream(Win32Error.values()).map(FaultsViewModel::words).toList();
        Form form = new Form();
        form.add("faults.code", list("faults-code", codes, model.codeProperty()), Messages.text("faults.code.hint"));
        form.add(
                "faults.error",
                list("faults-error", errors, model.errorProperty()),
                Messages.text("faults.error.hint"));
        form.add("faults.how", how(), "");
        form.add(
                "faults.delay",
                Form.line(
                        Form.field("faults-delay", model.delayProperty(), 6),
                        new Label(Messages.text("faults.delay.unit")),
                        Form.button("faults-late", "faults.late", model::beLate)),
                "");
        FlowPane quirks = new FlowPane(8, 6, Form.button("faults-stubborn", "faults.stubborn", model::letHoldsStick));
        for (DriverQuirk quirk : DriverQuirk.values()) {
            quirks.getChildren().add(quirk(quirk));
        }
        form.add("faults.hold", quirks, Messages.text("faults.stubborn.hint"));
        return form;
    }

    private Node quirk(DriverQuirk quirk) {
        return Form.button("faults-" + quirk, "faults.quirk." + quirk, () -> model.switchOn(quirk));
    }

    /** A list to choose from, or to type what is not in it. */
    private static ComboBox<String> list(String id, List<String> choices, Property<String> value) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setEditable(true);
        box.getItems().setAll(choices);
        box.setPrefWidth(380);
        box.getEditor().setId(id + "-text");
        box.getEditor().textProperty().bindBidirectional(value);
        return box;
    }

    private Node how() {
        ToggleGroup group = new ToggleGroup();
        HBox line = Form.line();
        for (How choice : How.values()) {
            RadioButton button = new RadioButton(Messages.text("faults.how." + choice));
            button.setId("faults-" + choice);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(model.howProperty().get() == choice);
            button.setOnAction(event -> model.howProperty().set(choice));
            line.getChildren().add(button);
        }
        TextField chance = Form.field("faults-chance", model.chanceProperty(), 4);
        chance.setAccessibleText(Messages.text("faults.chance"));
        chance.disableProperty().bind(model.howProperty().isNotEqualTo(How.CHANCE));
        line.getChildren().addAll(chance, Form.button("faults-fail", "faults.fail", model::fail));
        return line;
    }

    private Node onVolume() {
        ChoiceBox<@Nullable String> volumes = new ChoiceBox<>(model.volumes());
        volumes.setId("faults-volume");
        volumes.setMinWidth(VOLUME_WIDTH);
        volumes.valueProperty().bindBidirectional(model.volumeProperty());
        Label label = new Label(Messages.text("faults.volume"));
        label.setMnemonicParsing(true);
        label.setLabelFor(volumes);
        label.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane line = new FlowPane(
                8,
                6,
                label,
                volumes,
                Form.button("faults-wrap", "faults.wrap", model::wrapJournal),
                Form.button("faults-delete", "faults.delete", model::deleteJournal),
                Form.button("faults-recreate", "faults.recreate", model::createJournal),
                Form.button("faults-shadow", "faults.shadow", model::makeShadowCopy),
                Form.button("faults-pull", "faults.pull", () -> model.pullOut(true)),
                Form.button("faults-back", "faults.back", () -> model.pullOut(false)));
        line.setRowValignment(VPos.CENTER);
        return line;
    }

    private Node active() {
        ListView<String> list = new ListView<>(model.active());
        list.setId("faults-active");
        list.setPlaceholder(new Label(Messages.text("faults.none")));
        list.setPrefHeight(LIST_HEIGHT);
        Label label = new Label(Messages.text("faults.active"));
        label.setMnemonicParsing(true);
        label.setLabelFor(list);
        VBox box = new VBox(6, label, list, Form.button("faults-clear", "faults.clear", model::clear));
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }
}
