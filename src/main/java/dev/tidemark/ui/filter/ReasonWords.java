package dev.tidemark.ui.filter;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.language.FlagEdit;
import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words what the filter lets through. Stateless. */
final class ReasonWords {

    private ReasonWords() {}

    /** What is asked of the reasons, in a few words; that only close records pass is said by a box of its own. */
    static String summary(FlagEdit asked) {
        List<String> words = new ArrayList<>();
        int any = ReasonMask.of(asked);
        if (any != FilterSpec.ANY) {
            words.add(said(FlagWish.ANY, any));
        }
        int all = asked.mask(FlagWish.ALL);
        if (all != 0 && all != Reason.CLOSE.bit()) {
            words.add(said(FlagWish.ALL, all));
        }
        int none = asked.mask(FlagWish.NONE);
        if (none != 0) {
            words.add(said(FlagWish.NONE, none));
        }
        return words.isEmpty() ? Messages.text("reasons.summary.everything") : String.join(" · ", words);
    }

    private static String said(FlagWish wish, int mask) {
        return Messages.text("reasons.summary." + wish.name().toLowerCase(Locale.ROOT), counted(mask));
    }

    /** A single reason by its name, several by their number. */
    private static String counted(int mask) {
        int count = Integer.bitCount(mask);
        return count == 1 ? Reason.labels(mask) : Integer.toString(count);
    }

    /** What is sent to the volume, and what is applied to the view. */
    static String where(boolean live, boolean askVolume, SourceFilter asked) {
        if (!live) {
            return Messages.text("reasons.where.file");
        }
        return askVolume
                ? Messages.text("reasons.where.volume", Flags.hex(asked.reasonMask()), asked.onlyOnClose() ? "1" : "0")
                : Messages.text("reasons.where.view");
    }
}
