package dev.tidemark.cli;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.Node;
import dev.tidemark.session.HighlightFields;
import dev.tidemark.session.MarkFields;
import dev.tidemark.session.RecordMark;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;

/** What a person added to the records of a source, marks and highlight rules, each read only if it is asked for. Not thread-safe. */
final class SourceAdditions {

    private final SourceMarks marks;
    private final SourceRules rules;

    SourceAdditions(SourceMarks marks, SourceRules rules) {
        this.marks = marks;
        this.rules = rules;
    }

    /**
     * Reads what a filter and fields ask for.
     *
     * @throws CommandFailedException if marks are asked for, and damaged
     */
    void read(Node filter, Collection<RecordField> fields, SourceArgument from, FieldRegistry registry, PrintStream err)
            throws CommandFailedException {
        boolean byRules = HighlightFields.isAskedFor(filter) || fields.stream().anyMatch(HighlightFields::isOne);
        if (byRules) {
            rules.read(registry, err);
        }
        boolean byMarks = MarkFields.isAskedFor(filter) || fields.stream().anyMatch(MarkFields::isOne);
        if (byMarks || byRules && rules.askForMarks()) {
            marks.read(from);
        }
    }

    /**
     * Reads the marks, of which one is named as a place.
     *
     * @throws CommandFailedException if they are damaged
     */
    void readMarks(SourceArgument from) throws CommandFailedException {
        marks.read(from);
    }

    /** The marks of a name, in the order of their USNs. */
    List<RecordMark> called(String name) {
        return marks.called(name);
    }
}
