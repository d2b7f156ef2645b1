package dev.tidemark.ui.acts.help;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReferencePage.Section;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** Shows what the reference says of one request, with what each sentence rests on. Belongs to the FX thread. */
public final class ReferenceView extends StatementsView {

    public ReferenceView(ReferencePage page) {
        super(page.name(), page.title());
        for (Section section : Section.values()) {
            heading(section.title());
            add(page.statements(section));
        }
        heading(Messages.text("reference.support"));
        getChildren().add(table(page.support()));
        add(page.supportComment());
        heading(Messages.text("reference.page"));
        address(page.address());
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
}
