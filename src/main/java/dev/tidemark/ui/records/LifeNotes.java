package dev.tidemark.ui.records;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeFacts.RangeFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is found out of a life by looking through its records. Immutable.
 *
 * @param extents what its version 4 records say, {@code null} when it has none
 * @param marked whether a person marked one of its records
 * @param lit whether one of its records is lit up
 */
record LifeNotes(@Nullable RangeFacts extents, boolean marked, boolean lit) {

    static final LifeNotes NONE = new LifeNotes(null, false, false);

    /** What is known of the life with that. */
    @Nullable
    LifeFacts in(@Nullable LifeFacts life) {
        return life == null || extents == null
                ? life
                : new LifeFacts(
                        life.usn(),
                        life.start(),
                        life.duration(),
                        life.reasons(),
                        life.records(),
                        life.begin(),
                        life.end(),
                        life.name(),
                        life.rename(),
                        extents);
    }
}
