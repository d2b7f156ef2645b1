package dev.tidemark.ui.tour;

import dev.tidemark.capture.ReadOptions;
import dev.tidemark.store.RecordKey;
import dev.tidemark.ui.tour.TourStop.Step;
import dev.tidemark.ui.volumes.ShownVolume;
import java.util.List;

/** What many stops of the tour have in common. Pure functions over a hand, on the thread of the tour. */
final class TourWays {

    /** A busy volume of the simulated machine. */
    static final String BUSY = "D:";

    /** Long enough to see rows arrive. */
    static final long A_FEW_ROWS = 600;

    static final Step NOTHING = hand -> {};

    private TourWays() {}

    static TourStop live(String id, Step enter, Step leave) {
        return TourStop.of(
                id,
                hand -> {
                    read(hand);
                    enter.take(hand);
                },
                leave);
    }

    /** Reads the busy volume, and shows its newest records. */
    static void read(TourHand hand) throws Exception {
        var volume = hand.volume(BUSY);
        TourHand.doOnFx(() -> {
            hand.window().shell().open(volume, ReadOptions.DEFAULT);
            hand.window().records().followingProperty().set(true);
        });
        hand.until(
                "rows of " + BUSY, () -> hand.window().records().shownProperty().get() > 100);
    }

    static void closeAll(TourHand hand) throws Exception {
        TourHand.doOnFx(() -> List.copyOf(hand.window().shell().sources())
                .forEach(hand.window().shell()::close));
    }

    /** Turns something on with a command, and off again. */
    static TourStop toggled(String id, String command) {
        return live(
                id,
                hand -> {
                    hand.run(command);
                    hand.watch(A_FEW_ROWS);
                },
                hand -> hand.run(command));
    }

    static void clearFilter(TourHand hand) throws Exception {
        TourHand.doOnFx(() -> {
            hand.window().filter().clear();
        });
    }

    /** A record in the middle of the screen leads. */
    static void chooseARecord(TourHand hand) throws Exception {
        TourHand.doOnFx(() -> hand.window()
                .records()
                .goToRow(hand.window().records().shownProperty().get() - 20));
        hand.until(
                "a record leads",
                () -> hand.window().records().leadRecordProperty().get() != RecordKey.NONE);
    }

    static void choose(TourHand hand, String volume) throws Exception {
        hand.choose("volumes", ShownVolume.class, row -> row.id().equals(volume));
    }

    /** What a command opens. */
    static TourStop asked(String id, String command) {
        return live(id, hand -> hand.run(command), NOTHING);
    }
}
