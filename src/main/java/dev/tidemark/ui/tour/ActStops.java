package dev.tidemark.ui.tour;

import static dev.tidemark.ui.tour.TourWays.A_FEW_ROWS;
import static dev.tidemark.ui.tour.TourWays.BUSY;
import static dev.tidemark.ui.tour.TourWays.NOTHING;
import static dev.tidemark.ui.tour.TourWays.asked;
import static dev.tidemark.ui.tour.TourWays.choose;
import static dev.tidemark.ui.tour.TourWays.live;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.ui.tour.TourStop.Step;
import java.util.List;
import java.util.stream.Stream;

/** The stops at the dialogs of acts. Immutable. */
final class ActStops {

    /** A volume that can be locked and dismounted without stopping what is read. */
    private static final String OTHER = "F:";

    /** One with a journal that is not being read. */
    private static final String QUIET = "E:";

    private static final String FILE = "D:\\Logs\\service-1.log";

    List<TourStop> all() {
        return Stream.of(fileActs(), volumeActs(), journal(), helps())
                .flatMap(List::stream)
                .toList();
    }

    private List<TourStop> fileActs() {
        return List.of(
                asked("close-record", "act.close-record"),
                live("close-record-done", hand -> act(hand, "act.close-record", NOTHING), NOTHING),
                live("file-usn-done", hand -> act(hand, "act.file-usn", NOTHING), NOTHING),
                asked("mark", "act.mark"),
                live("mark-done", hand -> act(hand, "act.mark", mark -> mark.press("source-DATA_MANAGEMENT")), NOTHING),
                asked("held", "act.held"));
    }

    /** Opens the dialog of an act on a file, does something in it, and acts. */
    private static void act(TourHand hand, String command, Step before) throws Exception {
        hand.run(command);
        hand.type("act-target", FILE);
        before.take(hand);
        hand.press("act-do");
        hand.untilThere("act-result");
    }

    private static void releaseAll(TourHand hand) throws Exception {
        hand.window().acts().held().releaseAll();
        hand.until("nothing is held", () -> hand.window().acts().held().all().isEmpty());
    }

    private static TourStop onOther(String id, Step enter) {
        return of(OTHER, id, enter);
    }

    private static TourStop of(String volume, String id, Step enter) {
        return live(
                id,
                hand -> {
                    choose(hand, volume);
                    enter.take(hand);
                },
                ActStops::releaseAll);
    }

    private List<TourStop> volumeActs() {
        return List.of(
                live(
                        "offline",
                        hand -> {
                            choose(hand, BUSY);
                            hand.run("act.offline");
                            hand.untilThere("offline-lock");
                        },
                        NOTHING),
                onOther("offline-refused", hand -> {
                    hand.faults()
                            .failOnce(ControlCode.FSCTL_LOCK_VOLUME.value(), Win32Error.ERROR_ACCESS_DENIED.code());
                    hand.run("act.offline");
                    hand.press("offline-lock");
                    hand.untilThere("act-problem-what");
                }),
                onOther("offline-locked", hand -> {
                    hand.run("act.offline");
                    hand.press("offline-lock");
                    hand.untilThere("banner-F");
                }),
                onOther("hold", hand -> {
                    hand.run("act.hold");
                    hand.untilThere("hold-start");
                }),
                of(BUSY, "hold-running", hand -> {
                    hold(hand);
                    hand.watch(4 * A_FEW_ROWS);
                }),
                of(BUSY, "hold-released", hand -> {
                    hold(hand);
                    hand.watch(2 * A_FEW_ROWS);
                    hand.press("hold-release");
                    hand.watch(A_FEW_ROWS);
                }),
                of(QUIET, "volume-data", hand -> {
                    hand.run("act.volume");
                    hand.untilThere("volume-data-rows");
                    hand.watch(A_FEW_ROWS);
                }),
                asked("faults", "act.faults"));
    }

    private static void hold(TourHand hand) throws Exception {
        hand.run("act.hold");
        hand.type("hold-seconds", "9");
        hand.type("hold-name", BUSY);
        hand.press("hold-start");
        hand.until("writes are held", () -> !hand.window().acts().held().all().isEmpty());
    }

    private List<TourStop> journal() {
        return Stream.of("query", "create", "delete", "ranges")
                .map(tab -> of(QUIET, "journal-" + tab, hand -> {
                    hand.run("act.journal");
                    hand.tab("journal-tab-" + tab);
                    hand.watch(A_FEW_ROWS);
                }))
                .toList();
    }

    /** What the reference says of each request, beside its dialog. */
    private List<TourStop> helps() {
        return Stream.of("close-record", "mark", "offline", "hold")
                .map(act -> onOther("help-" + act, hand -> {
                    hand.run("act." + act);
                    hand.press("act-help");
                    hand.untilThere("reference");
                }))
                .toList();
    }
}
