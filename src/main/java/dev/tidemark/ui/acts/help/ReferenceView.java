package dev.tidemark.ui.acts.help;

import dev.tidemark.command.Mnemonics;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReferencePage.Section;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows what the reference says of one request, with what each sentence rests on. Belongs to the FX thread. */
public final class ReferenceView extends VBox {

    private static final double SOURCE_WIDTH = 74;

    public ReferenceView(ReferencePage page) {
        super(4);
        setId("reference-" + page.name());
        getStyleClass().add("reference");
        getChildren().add(words(page.title(), "reference-title"));
        for (Section section : Section.values()) {
            heading(section.title());
            add(page.statements(section));
        }
        heading(Messages.text("reference.support"));
        getChildren().add(table(page.support()));
        add(page.supportComment());
        heading(Messages.text("reference.page"));
        getChildren().add(address(page));
    }

    private void heading(String title) {
        getChildren().add(words(title, "reference-heading"));
    }

    private void add(List<Statement> statements) {
        statements.forEach(statement -> getChildren().add(line(statement)));
    }

    private static Node line(Statement statement) {
        Label source = new Label(statement.source().label());
        source.getStyleClass()
                .addAll(
                        "reference-source",
                        "source-" + statement.source().name().toLowerCase(Locale.ROOT));
        source.setMinWidth(SOURCE_WIDTH);
        source.setTooltip(new Tooltip(statement.source().meaning()));
        Label text = words(statement.text(), "reference-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(8, source, text);
        line.setAlignment(Pos.TOP_LEFT);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private static Node table(Support support) {
        GridPane table = new GridPane(18, 2);
        table.getStyleClass().add("reference-support");
        row(table, "smb", support.smb());
        row(table, "failover", support.failover());
        row(table, "scaleOut", support.scaleOut());
        row(table, "csv", support.csv());
        return table;
    }

    private static void row(GridPane table, String technology, Support.Answer answer) {
        Label name = words(Messages.text("reference.support." + technology), "reference-text");
        Label said = words(Messages.text("reference.answer." + answer.name()), "reference-answer");
        said.setId("support-" + technology);
        GridPane.setValignment(said, VPos.TOP);
        table.addRow(table.getRowCount(), name, said);
    }

    /** To be read, selected and copied: a browser that an administrator's program starts would be one of an administrator. */
    private static Node address(ReferencePage page) {
        TextField address = new TextField(page.address());
        address.setId("reference-address");
        address.setEditable(false);
        HBox.setHgrow(address, Priority.ALWAYS);
        Button copy = new Button(Messages.text("reference.copy"));
        copy.setId("reference-copy");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setAccessibleText(Mnemonics.without(copy.getText()));
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(page.address());
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox line = new HBox(8, address, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
