package dev.tidemark.ui.tour;

import static dev.tidemark.ui.tour.TourWays.A_FEW_ROWS;
import static dev.tidemark.ui.tour.TourWays.NOTHING;
import static dev.tidemark.ui.tour.TourWays.live;

import java.util.List;

/** The stops at what is told of files: the story of one, and what changed. Immutable. */
final class StoryStops {

    List<TourStop> all() {
        return List.of(
                live(
                        "story",
                        hand -> {
                            TourWays.chooseARecord(hand);
                            hand.run("edit.story");
                            hand.untilUsable("story-copyAll");
                        },
                        NOTHING),
                live(
                        "changes",
                        hand -> {
                            hand.run("edit.changes");
                            hand.press("changes-compare");
                            hand.untilUsable("changes-copyAll");
                            hand.watch(A_FEW_ROWS);
                        },
                        NOTHING),
                live(
                        "changes-refused",
                        hand -> {
                            hand.run("edit.changes");
                            hand.type("changes-from", "999999999999");
                            hand.press("changes-compare");
                            hand.untilThere("changes-verdict");
                        },
                        NOTHING));
    }
}
