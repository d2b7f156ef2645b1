package dev.tidemark.words;

import dev.tidemark.text.Messages;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to know of a reason beyond its sentence: what sets it, what else does, which record comes next, and the page that says so.
 * Immutable.
 *
 * @param reason the reason
 */
public record ReasonPage(Reason reason) {

    private static final String ADDRESS =
            "https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-usn_record_v2";

    /** What is said of each reason, in this order. */
    public enum Section {
        /** What sets it, as its page says. */
        SETS,
        /** What else does, and what is often taken for it. */
        ELSE,
        /** Which record comes next. */
        NEXT;

        /** Its heading. */
        public String title() {
            return Messages.text("words.page.section." + name());
        }
    }

    /** The reason by name and number. */
    public String title() {
        return reason.symbol() + "  " + Flags.hex(reason.bit());
    }

    /** What a section says, sentence by sentence. */
    public List<Statement> statements(Section section) {
        String key = "words.page." + reason.name() + "." + section.name();
        List<Statement> said = new ArrayList<>();
        if (Messages.has(key)) {
            said.addAll(Statement.all(Messages.text(key)));
        }
        if (section == Section.NEXT && reason != Reason.CLOSE) {
            said.addAll(Statement.all(Messages.text("words.page.NEXT")));
        }
        return List.copyOf(said);
    }

    /** What the page of the reference is called. */
    public String pageName() {
        return Messages.text("words.page.name");
    }

    /** Where that page is. */
    public String address() {
        return ADDRESS;
    }
}
