package dev.tidemark.ui.acts.volume;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.volume.OfflineViewModel.Now;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Belongs to the FX thread. The states of a volume, with what leads from one to the next: the state that it is in stands
 * out, and so do the ways that may follow.
 */
final class OfflineStates extends GridPane {

    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

    private final Map<Now, Label> states = new EnumMap<>(Now.class);

    OfflineStates(ObservableValue<Now> now) {
        setId("offline-states");
        setHgap(6);
        setVgap(6);
        setAlignment(Pos.CENTER);
        state(Now.MOUNTED, 0, 0);
        way("lock", 1, 0, now, Now.MOUNTED);
        state(Now.LOCKED, 2, 0);
        way("dismount", 3, 0, now, Now.LOCKED);
        state(Now.LOCKED_AND_DISMOUNTED, 4, 0);
        way("dismountAlone", 1, 1, now, Now.MOUNTED);
        state(Now.DISMOUNTED, 2, 1);
        way("unlock", 3, 1, now, Now.LOCKED_AND_DISMOUNTED);
        GridPane.setRowSpan(Objects.requireNonNull(states.get(Now.LOCKED_AND_DISMOUNTED)), 2);
        Label back = way("back", 0, 2, now, Now.LOCKED, Now.LOCKED_AND_DISMOUNTED, Now.DISMOUNTED);
        GridPane.setColumnSpan(back, 5);
        GridPane.setHalignment(back, HPos.CENTER);
        now.subscribe(this::emphasise);
    }

    private void state(Now state, int column, int row) {
        Label label = new Label(Messages.text("offline.state." + state));
        label.setId("state-" + state);
        label.getStyleClass().add("volume-state");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAlignment(Pos.CENTER);
        GridPane.setHgrow(label, Priority.SOMETIMES);
        states.put(state, label);
        add(label, column, row);
    }

    private Label way(String name, int column, int row, ObservableValue<Now> now, Now... from) {
        Label label = new Label(Messages.text("offline.way." + name));
        label.setId("way-" + name);
        label.getStyleClass().add("volume-way");
        label.setMinWidth(Region.USE_PREF_SIZE);
        now.subscribe(is -> label.pseudoClassStateChanged(NOW, List.of(from).contains(is)));
        add(label, column, row);
        return label;
    }

    private void emphasise(Now now) {
        states.forEach((state, label) -> {
            label.pseudoClassStateChanged(NOW, state == now);
            String name = Messages.text("offline.state." + state);
            label.setAccessibleText(state == now ? Messages.text("offline.state.now", name) : name);
        });
    }
}
