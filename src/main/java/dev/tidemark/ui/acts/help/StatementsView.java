package dev.tidemark.ui.acts.help;

import dev.tidemark.command.Mnemonics;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.CopiedText;
import dev.tidemark.ui.common.Tips;
import dev.tidemark.words.Statement;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A page of statements under headings, with what each rests on, and an address to copy. Belongs to the FX thread. */
abstract class StatementsView extends VBox {

    private static final double SOURCE_WIDTH = 74;

    /**
     * @param name ends its id
     * @param title what it is about
     */
    StatementsView(String name, String title) {
        super(4);
        setId("reference-" + name);
        getStyleClass().add("reference");
        getChildren().add(words(title, "reference-title"));
    }

    final void heading(String title) {
        getChildren().add(words(title, "reference-heading"));
    }

    final void add(List<Statement> statements) {
        statements.forEach(statement -> getChildren().add(line(statement)));
    }

    private static Node line(Statement statement) {
        Label source = new Label(statement.source().label());
        source.getStyleClass()
                .addAll(
                        "reference-source",
                        "source-" + statement.source().name().toLowerCase(Locale.ROOT));
        source.setMinWidth(SOURCE_WIDTH);
        Tips.set(source, statement.source().meaning());
        Label text = words(statement.text(), "reference-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(8, source, text);
        line.setAlignment(Pos.TOP_LEFT);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    /** To be read, selected and copied: a browser that an administrator's program starts would be one of an administrator. */
    final void address(String of) {
        TextField address = new TextField(of);
        address.setId("reference-address");
        address.setEditable(false);
        HBox.setHgrow(address, Priority.ALWAYS);
        Button copy = new Button(Messages.text("reference.copy"));
        copy.setId("reference-copy");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setAccessibleText(Mnemonics.without(copy.getText()));
        copy.setOnAction(event -> {
            CopiedText.toClipboard(of);
        });
        HBox line = new HBox(8, address, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
    }

    static Label words(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
