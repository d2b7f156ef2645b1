package dev.tidemark.words;

import dev.tidemark.text.Messages;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Says of any combination of reasons in plain words what happened to the file since it was opened. Pure functions.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-usn_record_v2">USN_RECORD_V2, member
 *     Reason</a>
 */
public final class RecordSentence {

    /** What comes first and last in a file's life does so in the sentence; the rest is in the order of the bits. */
    private static final List<Reason> BEGIN =
            List.of(Reason.FILE_CREATE, Reason.RENAME_OLD_NAME, Reason.RENAME_NEW_NAME, Reason.HARD_LINK_CHANGE);

    private static final List<Reason> END = List.of(Reason.FILE_DELETE, Reason.CLOSE);
    private static final List<Reason> ORDER = inOrder();

    private RecordSentence() {}

    private static List<Reason> inOrder() {
        Set<Reason> between = EnumSet.allOf(Reason.class);
        BEGIN.forEach(between::remove);
        END.forEach(between::remove);
        List<Reason> all = new ArrayList<>(BEGIN);
        all.addAll(between);
        all.addAll(END);
        return List.copyOf(all);
    }

    /** All reasons, in the order in which they are told of. */
    static List<Reason> order() {
        return ORDER;
    }

    /** What is told of the file, without naming it: {@code was created, made longer and closed}. */
    public static String of(int reasons) {
        List<String> phrases = new ArrayList<>();
        boolean passive = false;
        for (Reason reason : ORDER) {
            if (reason.in(reasons)) {
                boolean was = Messages.has("inspector.was." + reason.name());
                phrases.add(phrase(reason, was, passive));
                passive = was;
            }
        }
        int unnamed = reasons & ~Reason.ALL;
        if (unnamed != 0) {
            phrases.add(Messages.text("inspector.had", Messages.text("inspector.had.unnamed", Flags.hex(unnamed))));
        }
        return phrases.isEmpty() ? Messages.text("inspector.had.nothing") : joined(phrases);
    }

    /** One "was" stands for all that follow it. */
    private static String phrase(Reason reason, boolean was, boolean passive) {
        if (!was) {
            return Messages.text("inspector.had", Messages.text("inspector.had." + reason.name()));
        }
        String done = Messages.text("inspector.was." + reason.name());
        return passive ? done : Messages.text("inspector.was", done);
    }

    private static String joined(List<String> phrases) {
        int last = phrases.size() - 1;
        return last == 0
                ? phrases.getFirst()
                : Messages.text("inspector.and", String.join(", ", phrases.subList(0, last)), phrases.get(last));
    }
}
