package dev.tidemark.ui.tour;

import static dev.tidemark.ui.tour.TourWays.A_FEW_ROWS;
import static dev.tidemark.ui.tour.TourWays.chooseARecord;
import static dev.tidemark.ui.tour.TourWays.live;

import java.util.List;

/** The stops at when it was busy, and what the rows are. Immutable. */
final class BusyStops {

    private static final int BUCKETS = 12;

    List<TourStop> all() {
        return List.of(
                live(
                                "timeline",
                                hand -> {
                                    unfold(hand);
                                    chooseARecord(hand);
                                    hand.watch(A_FEW_ROWS);
                                },
                                BusyStops::fold)
                        .seenAtEverySize(),
                live(
                                "timeline-range",
                                hand -> {
                                    unfold(hand);
                                    hand.run("timeline.left");
                                    for (int i = 0; i < BUCKETS; i++) {
                                        hand.run("timeline.extendLeft");
                                    }
                                    hand.run("timeline.narrow");
                                    hand.run("timeline.zoomRange");
                                    hand.run("timeline.zoomOut");
                                    hand.watch(A_FEW_ROWS);
                                },
                                hand -> {
                                    TourWays.clearFilter(hand);
                                    hand.run("timeline.all");
                                    fold(hand);
                                })
                        .seenAtEverySize(),
                live(
                                "statistics",
                                hand -> {
                                    hand.run("view.statistics");
                                    counted(hand);
                                },
                                hand -> hand.run("view.statistics"))
                        .seenAtEverySize(),
                live(
                                "fills-the-journal",
                                hand -> {
                                    hand.run("view.statistics");
                                    counted(hand);
                                    hand.press("statistics-fills");
                                    hand.untilThere("reach-lines");
                                    hand.watch(A_FEW_ROWS);
                                },
                                hand -> {
                                    hand.press("statistics-fills");
                                    hand.run("view.statistics");
                                })
                        .seenAtEverySize());
    }

    private static void unfold(TourHand hand) throws Exception {
        hand.run("view.timeline");
        hand.until("a timeline", () -> hand.window().isTimelineDrawn());
    }

    private static void fold(TourHand hand) {
        hand.run("view.timeline");
    }

    private static void counted(TourHand hand) throws Exception {
        hand.untilThere("statistics-table");
        hand.watch(A_FEW_ROWS);
    }
}
