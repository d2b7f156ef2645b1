package dev.tidemark.ui.tour;

import dev.tidemark.text.Messages;

/**
 * One thing to see on the tour, and the way there and back. Immutable.
 *
 * @param id names its pictures and its words
 * @param enter brings the window there
 * @param leave brings it back
 * @param atEverySize whether it is also seen on a large screen and enlarged
 */
record TourStop(String id, Step enter, Step leave, boolean atEverySize) {

    /** What is done to the window on the way. */
    interface Step {
        /**
         * Does it.
         *
         * @throws Exception if the window does not come to what is waited for
         */
        void take(TourHand hand) throws Exception;
    }

    static TourStop of(String id, Step enter, Step leave) {
        return new TourStop(id, enter, leave, false);
    }

    TourStop seenAtEverySize() {
        return new TourStop(id, enter, leave, true);
    }

    /** What is to be seen. */
    String words() {
        return Messages.text("tour." + id);
    }
}
