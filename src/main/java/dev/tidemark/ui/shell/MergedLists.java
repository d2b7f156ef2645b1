package dev.tidemark.ui.shell;

import dev.tidemark.capture.MergedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.field.RecordIdentity;
import dev.tidemark.store.EqualRows;
import dev.tidemark.store.MergedRows;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes one list by time of several open sources. Belongs to the FX thread. */
final class MergedLists {

    private final SourceNumbers numbers;
    private final long key = new SecureRandom().nextLong();

    /**
     * @param numbers gives each list its number
     */
    MergedLists(SourceNumbers numbers) {
        this.numbers = numbers;
    }

    /** Whether there are as many sources as a list can be made of. */
    static boolean fit(List<Source> sources) {
        return sources.size() > 1 && sources.size() <= MergedRows.MOST_LISTS;
    }

    /** Why no list is made of sources that were opened together; empty for one alone. */
    static Optional<Problem> refusal(List<Source> sources) {
        return sources.size() <= MergedRows.MOST_LISTS
                ? Optional.empty()
                : Optional.of(Problem.refusal(
                        Messages.text("merged.tooMany", sources.size()),
                        Messages.text("merged.tooMany.here", MergedRows.MOST_LISTS),
                        Messages.text("merged.tooMany.next")));
    }

    /**
     * Begins to merge.
     *
     * @param sources as many as {@link #fit}, none of them merged
     */
    MergedSource of(List<Source> sources) {
        return new MergedSource(
                numbers.next(),
                sources,
                row -> row.isRecord() ? RecordIdentity.mixed(row.bytes(), row.position(), key) : EqualRows.NONE);
    }

    /** The lists that a source is in. */
    static List<MergedSource> with(Source source, List<Source> open) {
        List<MergedSource> found = new ArrayList<>();
        for (Source each : open) {
            if (each instanceof MergedSource merged && merged.parts().contains(source)) {
                found.add(merged);
            }
        }
        return found;
    }

    /** The list that is made of just these sources, in whichever order; {@code null} for none. */
    static @Nullable MergedSource madeOf(List<Source> sources, List<Source> open) {
        for (Source each : open) {
            if (each instanceof MergedSource merged
                    && merged.parts().size() == sources.size()
                    && merged.parts().containsAll(sources)) {
                return merged;
            }
        }
        return null;
    }

    /** The same list without a source; {@code null} where there is nothing left to merge. */
    @Nullable
    MergedSource without(MergedSource merged, Source source) {
        List<Source> rest =
                merged.parts().stream().filter(part -> part != source).toList();
        return fit(rest) ? of(rest) : null;
    }
}
