package dev.tidemark.story;

import dev.tidemark.capture.Source;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.history.ChangePlaces;
import dev.tidemark.history.NetChange;
import dev.tidemark.story.ChangeRange.Reach;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * The net change between two places of a source, and what is said of it: what no journal can show, and whether it is all. Belongs to
 * one thread at a time.
 *
 * @param missing why it is not all that happened, each reason in words; none when it is all
 */
public record ChangeReport(Source source, ChangeRange range, NetChange change, List<String> missing) {

    public ChangeReport {
        missing = List.copyOf(missing);
    }

    /**
     * Takes together what happened. May take long: not for the FX thread.
     *
     * @param journalId that the journal must have, empty for any
     * @param looked told every few thousand rows up to which row it is
     * @param cancelled asked every few thousand rows; what comes of it is worth nothing then
     */
    public static ChangeReport of(
            Source source, ChangeRange range, OptionalLong journalId, LongConsumer looked, BooleanSupplier cancelled) {
        NetChange change = NetChange.of(source.store(), range.from(), range.to(), looked, cancelled);
        return new ChangeReport(source, range, change, missing(source, range, journalId, change));
    }

    /** The paths of names at both ends; to be closed. */
    public ChangePlaces places() {
        return new ChangePlaces(source.store(), range.from(), range.to(), source.paths());
    }

    private static List<String> missing(Source source, ChangeRange range, OptionalLong journalId, NetChange change) {
        List<String> reasons = new ArrayList<>();
        if (range.reach() != Reach.WHOLE) {
            reasons.add(Messages.text("changes." + range.reach().name().toLowerCase(Locale.ROOT)));
        }
        if (journalId.isPresent()
                && range.journalId().isPresent()
                && range.journalId().getAsLong() != journalId.getAsLong()) {
            reasons.add(Messages.text(
                    "changes.journal.other",
                    String.format(Locale.ROOT, "0x%016x", range.journalId().getAsLong())));
        }
        change.missing().stream().limit(1).forEach(marker -> reasons.add(MarkerWords.of(marker)));
        if (change.missing().size() > 1) {
            reasons.add(Messages.text("changes.more", change.missing().size() - 1));
        }
        if (change.unread() > 0) {
            reasons.add(Messages.text("changes.unread", change.unread()));
        }
        if (change.isTooMany()) {
            reasons.add(Messages.text("changes.many", NetChange.MOST_FILES));
        }
        Problem problem = source.state().problem();
        if (problem != null) {
            reasons.add(problem.what());
        }
        return reasons;
    }

    /** What no journal can show. */
    public String limits() {
        return Messages.text("changes.limits", change.openFiles());
    }

    /** How many files there are, and what is not among them. */
    public String counted(long rows, long unsure) {
        return Messages.text("changes.counted", rows, change.temporary(), unsure);
    }

    /**
     * Whether it is all, in words.
     *
     * @param unsure how many paths are not known as a whole
     * @param leftOut whether these were left out
     */
    public String verdict(long unsure, boolean leftOut) {
        if (!missing.isEmpty() || leftOut) {
            List<String> reasons = new ArrayList<>(missing);
            if (unsure > 0) {
                reasons.add(Messages.text("changes.unsure", unsure));
            }
            return Messages.text("changes.verdict.scan", String.join("; ", reasons));
        }
        String id = range.journalId().isPresent()
                ? Messages.text(
                        "changes.journal",
                        String.format(Locale.ROOT, "0x%016x", range.journalId().getAsLong()))
                : Messages.text("changes.journal.unknown");
        return range.firstUsn().isPresent() && range.lastUsn().isPresent()
                ? Messages.text(
                        "changes.verdict.complete",
                        id,
                        Long.toString(range.firstUsn().getAsLong()),
                        Long.toString(range.lastUsn().getAsLong()))
                : Messages.text("changes.verdict.none", id);
    }
}
