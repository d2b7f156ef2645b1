package dev.tidemark.ui.acts.kit;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.MonoFont;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Belongs to the FX thread. The exact requests that an act sends: code, what it is made of, and the input's bytes. */
final class RequestView extends VBox {

    RequestView(ObservableValue<List<ActRequest>> requests) {
        super(6);
        setId("request");
        getStyleClass().add("request");
        requests.addListener((property, was, now) -> show(now));
        show(requests.getValue());
    }

    private void show(List<ActRequest> requests) {
        getChildren().setAll(requests.stream().map(RequestView::lines).toList());
        setVisible(!requests.isEmpty());
        setManaged(!requests.isEmpty());
    }

    private static Node lines(ActRequest request) {
        VBox box = new VBox(1);
        box.getChildren()
                .addAll(
                        label(Messages.text("request.sends", request.title()), "request-code", "request-code"),
                        label(request.parts(), "request-parts", "act-hint"),
                        label(request.inputWords(), "request-input", "act-hint"));
        if (!request.input().isEmpty()) {
            box.getChildren().add(mono(label(request.input(), "request-hex", "mono")));
        }
        if (!request.fields().isEmpty()) {
            box.getChildren().add(mono(label(String.join("\n", request.fields()), "request-fields", "mono")));
        }
        return box;
    }

    private static Label mono(Label label) {
        label.setStyle(MonoFont.style());
        return label;
    }

    private static Label label(String text, String id, String style) {
        Label label = Form.words(text, style);
        label.setId(id);
        return label;
    }
}
