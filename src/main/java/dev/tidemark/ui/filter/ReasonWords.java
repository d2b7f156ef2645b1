package dev.tidemark.ui.filter;

import dev.tidemark.filter.FilterSpec;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.List;

/** Says in words what the filter lets through. Stateless. */
final class ReasonWords {

    private ReasonWords() {}

    /** What is asked of the reasons, in a few words. */
    static String summary(FilterSpec spec) {
        List<String> words = new ArrayList<>();
        if (spec.anyOf() != FilterSpec.ANY) {
            words.add(Messages.text("reasons.summary.any", counted(spec.anyOf())));
        }
        if (spec.allOf() != 0) {
            words.add(Messages.text("reasons.summary.all", counted(spec.allOf())));
        }
        if (spec.noneOf() != 0) {
            words.add(Messages.text("reasons.summary.none", counted(spec.noneOf())));
        }
        return words.isEmpty() ? Messages.text("reasons.summary.everything") : String.join(" · ", words);
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
