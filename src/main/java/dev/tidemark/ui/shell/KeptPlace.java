package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.store.RecordKey;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.records.ShownPlace;
import dev.tidemark.view.ShownRows;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stays where a person is when a list becomes another one, as a volume is added to it or taken away: at the same rows, as soon as the
 * new list has come to them; not when he went elsewhere meanwhile, nor while the newest rows are followed. Belongs to the FX thread.
 */
final class KeptPlace {

    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private @Nullable Kept kept;
    private boolean waiting;

    /**
     * Rows by their keys in the stores of their own sources; {@link RecordKey#NONE} for none.
     *
     * @param in what is shown instead
     * @param first the first that was seen
     * @param lead the one that was chosen
     */
    private record Kept(Source in, long first, long lead) {

        boolean isThere() {
            return isThere(first) && isThere(lead);
        }

        private boolean isThere(long key) {
            return key == RecordKey.NONE || here(key) != RecordKey.NONE;
        }

        /** As it is called in what is shown. */
        long here(long key) {
            return key == RecordKey.NONE ? key : in.store().keyHere(key);
        }
    }

    KeptPlace(ShellViewModel shell, RecordsViewModel records) {
        this.shell = shell;
        this.records = records;
        // What was shown is still on the screen then.
        shell.currentProperty().addListener((property, was, now) -> turn(was, now));
    }

    private void turn(@Nullable Source was, @Nullable Source now) {
        kept = null;
        waiting = false;
        ShownPlace place = records.place();
        if (was == null || now == null || place.follows() || Collections.disjoint(was.parts(), now.parts())) {
            return;
        }
        Kept here = new Kept(now, own(was, now, place.first()), own(was, now, place.lead()));
        kept = here.first() == RecordKey.NONE && here.lead() == RecordKey.NONE ? null : here;
    }

    /** The key of a row in the store of its source, where that is shown now too. */
    private static long own(Source was, Source now, long key) {
        long own = key == RecordKey.NONE ? key : was.store().sourceKey(key);
        boolean among = own != RecordKey.NONE
                && now.parts().stream().anyMatch(part -> part.store().source() == RecordKey.source(own));
        return among ? own : RecordKey.NONE;
    }

    /** Looks whether the rows are there; once a frame. */
    void pulse() {
        Kept now = kept;
        if (now == null) {
            return;
        }
        if (!waiting) {
            waiting = true;
            // A live list would follow its newest row from its first frame on.
            records.followingProperty().set(false);
        }
        if (isElsewhere(now)) {
            kept = null;
        } else if (now.isThere() || !now.in().growing()) {
            kept = null;
            shell.view().whenSettled(shown -> arrive(now), () -> {});
        }
    }

    private boolean isElsewhere(Kept now) {
        ShownPlace place = records.place();
        return shell.currentProperty().get() != now.in() || place.follows() || place.lead() != RecordKey.NONE;
    }

    private void arrive(Kept now) {
        if (!isElsewhere(now) && shell.view().rows() instanceof ShownRows rows) {
            long lead = now.here(now.lead());
            long first = now.first() == RecordKey.NONE ? lead : now.here(now.first());
            List<ShownPlace.Stretch> selected = PlaceReturn.stretches(rows, List.of(lead, lead));
            records.putBack(new ShownPlace(rows, false, first, lead, selected));
        }
    }
}
