package dev.tidemark.cli;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterError;
import dev.tidemark.session.FilterStore;
import dev.tidemark.session.HighlightRule;
import dev.tidemark.session.Highlights;
import dev.tidemark.session.HighlightsFile;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.io.PrintStream;

/** The highlight rules that the user keeps, read when a filter or a column asks for them. Not thread-safe. */
final class SourceRules {

    private final Highlights highlights;
    private final HighlightsFile kept;
    private boolean read;

    /**
     * @param highlights takes them; the field asks these
     * @param kept of the user
     */
    SourceRules(Highlights highlights, HighlightsFile kept) {
        this.highlights = highlights;
        this.kept = kept;
    }

    /** Reads them, once. What cannot be read or used is said, and stops no other. */
    void read(FieldRegistry registry, PrintStream err) {
        if (read) {
            return;
        }
        read = true;
        FilterStore.Kept<HighlightRule> rules = kept.read();
        rules.said().forEach(line -> ErrorLines.say(err, kept.path() + ": " + line));
        for (HighlightRule rule : rules.filters()) {
            if (rule.on() && rule.error(registry) instanceof FilterError error) {
                ErrorLines.say(err, OneLine.of(Messages.text("highlight.wrong", rule.name(), error.words())));
            }
        }
        highlights.set(rules.filters(), registry);
    }

    /** Whether some of them ask for marks. */
    boolean askForMarks() {
        return highlights.usesMarks();
    }
}
