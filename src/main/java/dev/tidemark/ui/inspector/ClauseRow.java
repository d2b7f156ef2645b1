package dev.tidemark.ui.inspector;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Tips;
import dev.tidemark.usn.Reason;
import dev.tidemark.words.Clause;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A clause of what a record means, with a button for what sets its reasons. Belongs to the FX thread. */
final class ClauseRow extends HBox {

    private static final double GAP = 6;

    private final Clause clause;

    /**
     * @param id begins the id of the button
     * @param about opens what there is to know of its reasons
     */
    ClauseRow(Clause clause, String id, Runnable about) {
        super(GAP);
        this.clause = clause;
        setAlignment(Pos.TOP_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(clause.text());
        setAccessibleHelp(bytes());
        getStyleClass().addAll("clause", "clause-" + clause.kind().name().toLowerCase(Locale.ROOT));
        Label text = new Label(clause.text());
        text.getStyleClass().add("clause-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().add(text);
        if (!clause.reasons().isEmpty()) {
            getChildren().add(help(id, about));
        }
    }

    private Button help(String id, Runnable about) {
        Button help = new Button(Messages.text("words.help"));
        help.setId(id + "-about-" + clause.reasons().getFirst().name());
        help.getStyleClass().add("clause-help");
        help.setMinWidth(Region.USE_PREF_SIZE);
        // Enter on the clause does the same: one stop on the way through the window is enough.
        help.setFocusTraversable(false);
        String words = Messages.text(
                "words.help.tip", clause.reasons().stream().map(Reason::label).collect(Collectors.joining(", ")));
        help.setAccessibleText(words);
        Tips.set(help, words);
        help.setOnAction(event -> about.run());
        return help;
    }

    /** Where the bytes stand that it rests on. */
    private String bytes() {
        return clause.spans().stream()
                .map(span -> Messages.text("inspector.place", span.offset(), span.size()))
                .collect(Collectors.joining(", "));
    }

    Clause clause() {
        return clause;
    }
}
