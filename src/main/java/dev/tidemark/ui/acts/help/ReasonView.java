package dev.tidemark.ui.acts.help;

import dev.tidemark.text.Messages;
import dev.tidemark.words.ReasonPage;
import dev.tidemark.words.ReasonPage.Section;

/** Shows what there is to know of one reason, with what each sentence rests on. Belongs to the FX thread. */
public final class ReasonView extends StatementsView {

    public ReasonView(ReasonPage page) {
        super(page.reason().name(), page.title());
        for (Section section : Section.values()) {
            heading(section.title());
            add(page.statements(section));
        }
        heading(Messages.text("reference.page"));
        getChildren().add(words(page.pageName(), "reference-text"));
        address(page.address());
    }
}
