package dev.tidemark.filter.language;

import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.Node.Bare;
import dev.tidemark.filter.language.Node.Compare;
import java.util.ArrayList;
import java.util.List;

/** What a word or text asks for that stands alone. Pure functions. */
public final class Meaning {

    private static final String FROM_ROOT = "^\\";

    private Meaning() {}

    /**
     * The comparison that a bare text stands for: with the name, or, when it has a backslash, with the path; a part of it, or
     * when it has a star or question mark, the whole. In a path only a caret before the first backslash means its start.
     */
    public static Compare of(Bare bare) {
        Value.Text text = bare.text();
        if (text.text().indexOf('\\') < 0) {
            return compare(bare, Fields.NAME, text);
        }
        if (text.text().startsWith(FROM_ROOT)) {
            Value.Text start = moved(text, "", 1);
            Value.Text whole = start.hasWildcard() ? start : moved(text, "", 1, "*");
            return new Compare(bare.span(), Fields.PATH, Operator.LIKE, whole);
        }
        return compare(bare, Fields.PATH, text.hasWildcard() ? moved(text, "*", 0) : text);
    }

    private static Compare compare(Bare bare, RecordField field, Value.Text text) {
        return text.hasWildcard()
                ? new Compare(bare.span(), field, Operator.LIKE, text)
                : new Compare(bare.span(), field, Operator.CONTAINS, text.plain());
    }

    private static Value.Text moved(Value.Text text, String before, int cut) {
        return moved(text, before, cut, "");
    }

    /** The text without its first characters and with others around it. */
    private static Value.Text moved(Value.Text text, String before, int cut, String behind) {
        List<Integer> literals = new ArrayList<>();
        text.literals().forEach(at -> literals.add(at - cut + before.length()));
        return new Value.Text(before + text.text().substring(cut) + behind, text.cased(), literals);
    }
}
