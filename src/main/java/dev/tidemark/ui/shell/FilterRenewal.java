package dev.tidemark.ui.shell;

import dev.tidemark.filter.language.Node;
import dev.tidemark.session.HighlightFields;
import dev.tidemark.session.Highlights;
import dev.tidemark.session.MarkFields;
import dev.tidemark.session.Marks;
import dev.tidemark.ui.filter.FilterViewModel;

/**
 * Lets a filter that asks for what a person adds to records find its rows anew when that has changed. Belongs to the FX thread; looks
 * once a frame.
 */
final class FilterRenewal {

    private final FilterViewModel filter;
    private final Marks marks;
    private final Highlights highlights;
    private int seenMarks;
    private int seenRules;

    FilterRenewal(FilterViewModel filter, Marks marks, Highlights highlights) {
        this.filter = filter;
        this.marks = marks;
        this.highlights = highlights;
    }

    /** Looks again. */
    void pulse() {
        int nowMarks = marks.edition();
        int nowRules = highlights.edition();
        Node tree = filter.appliedProperty().get().tree();
        boolean otherMarks = nowMarks != seenMarks;
        // A rule may ask for marks.
        boolean renew = otherMarks && MarkFields.isAskedFor(tree)
                || (otherMarks || nowRules != seenRules) && HighlightFields.isAskedFor(tree);
        seenMarks = nowMarks;
        seenRules = nowRules;
        if (renew) {
            filter.renew();
        }
    }
}
