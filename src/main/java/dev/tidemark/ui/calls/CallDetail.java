package dev.tidemark.ui.calls;

import dev.tidemark.act.Act;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.trace.CodeParts;
import dev.tidemark.trace.DeviceCall;
import dev.tidemark.ui.common.MonoFont;
import dev.tidemark.ui.inspector.FieldRow;
import dev.tidemark.ui.inspector.InspectorView;
import dev.tidemark.ui.inspector.InspectorViewModel;
import dev.tidemark.volume.StructureField;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chosen call: its code taken apart, what was wrong, and its bytes with their names. Belongs to the FX thread. */
final class CallDetail extends TabPane {

    private final DeviceCallsViewModel model;
    private final CallsHost host;
    private final InspectorViewModel input;
    private final InspectorViewModel output;
    private final VBox words = new VBox();
    private final Tab call = tab("call");
    private final Tab in = tab("input");
    private final Tab out = tab("output");

    CallDetail(DeviceCallsViewModel model, FieldRegistry fields, CallsHost host) {
        input = new InspectorViewModel(fields);
        output = new InspectorViewModel(fields);
        this.model = model;
        this.host = host;
        setId("log-detail");
        setMinWidth(260);
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        words.getStyleClass().add("log-words");
        words.setId("log-words");
        ScrollPane scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        call.setContent(scroll);
        in.setContent(new InspectorView(input, "log-input"));
        out.setContent(new InspectorView(output, "log-output"));
        getTabs().addAll(call, in, out);
        model.selectedProperty().addListener((property, was, now) -> show(now));
        show(null);
    }

    private static Tab tab(String key) {
        Tab tab = new Tab(Messages.text("log.tab." + key));
        tab.setId("log-tab-" + key);
        return tab;
    }

    private void show(@Nullable DeviceCall operation) {
        words.getChildren().clear();
        in.setDisable(operation == null);
        out.setDisable(operation == null);
        if (operation == null) {
            Label nothing = new Label(Messages.text("log.nothing"));
            nothing.setWrapText(true);
            words.getChildren().add(nothing);
            getSelectionModel().select(call);
            return;
        }
        describe(operation);
        bytes(
                input,
                in,
                "input",
                operation.inputStructure(),
                operation.input(),
                operation.inputFields(),
                operation.inputLength());
        bytes(
                output,
                out,
                "output",
                operation.outputStructure(),
                operation.output(),
                operation.outputFields(),
                operation.bytesReturned());
    }

    private static void bytes(
            InspectorViewModel into,
            Tab tab,
            String key,
            String structure,
            byte[] kept,
            List<StructureField> fields,
            int length) {
        tab.setText(Messages.text("log.tab." + key + ".bytes", length));
        String cut = kept.length < length ? " " + Messages.text("log.kept", kept.length) : "";
        String heading = length == 0
                ? Messages.text("log." + key + ".none")
                : Messages.text("log.bytes", structure.isEmpty() ? Messages.text("log.raw") : structure, length) + cut;
        into.show(
                kept,
                heading,
                fields.stream()
                        .map(field -> new FieldRow(
                                field.name(), field.offset(), field.size(), field.value(), field.meaning()))
                        .toList());
    }

    private void describe(DeviceCall operation) {
        add("log-heading", operation.call());
        add("log-line", Messages.text("log.of", CallColumn.act(operation), operation.target()));
        if (!operation.ok()) {
            Problem problem = CallColumn.problem(operation);
            add("log-error", CallColumn.ERROR.text(operation, true));
            add("log-line", problem.meaning());
            add("log-next", problem.next());
        }
        if (operation.code() != 0) {
            words.getChildren().add(parts(operation.code()));
        }
        Act act = Act.of(operation).orElse(null);
        if (act != null && act.effect() != null) {
            Hyperlink records = new Hyperlink();
            records.setId("log-records-link");
            records.textProperty().bind(model.causedTextProperty());
            records.setOnAction(event -> {
                CallCommands.showRecords(model, host);
                records.setVisited(false);
            });
            words.getChildren().add(records);
        }
        String reach = act == null ? "" : act.kind().reach();
        if (!reach.isEmpty()) {
            add("log-reach", reach);
        }
    }

    private void add(String style, String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        words.getChildren().add(label);
    }

    private static GridPane parts(int code) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("log-parts");
        cells(grid, 0, Messages.text("log.code"), "", CodeParts.hex(code));
        int row = 1;
        for (CodeParts.Part part : CodeParts.of(code)) {
            cells(grid, row++, part.name(), Messages.text("log.bits", part.bits()), part.value());
        }
        return grid;
    }

    private static void cells(GridPane grid, int row, String name, String bits, String value) {
        Label what = new Label(name);
        what.getStyleClass().add("log-part");
        Label where = new Label(bits);
        where.getStyleClass().add("log-bits");
        Label says = new Label(value);
        says.setStyle(MonoFont.style());
        grid.addRow(row, what, where, says);
    }
}
