package dev.tidemark.ui.tour;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionSource;
import dev.tidemark.session.SessionText;
import dev.tidemark.session.SessionView;
import dev.tidemark.session.SessionWindow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The stops at what a window before left: it is offered, and what of it is gone says so. Immutable. */
final class SessionStops {

    private static final Instant SAVED = Instant.parse("2026-03-02T16:40:00Z");

    private final Path scratch;

    /**
     * @param scratch a folder for what the tour opens
     */
    SessionStops(Path scratch) {
        this.scratch = scratch;
    }

    List<TourStop> all() {
        return List.of(
                TourStop.of(
                                "session-offer",
                                hand -> {
                                    TourWays.closeAll(hand);
                                    offer(hand);
                                    hand.untilThere("session-restore");
                                },
                                hand -> TourHand.doOnFx(hand.window().sessions()::dismiss))
                        .seenAtEverySize(),
                TourStop.of(
                        "gone-sources",
                        hand -> {
                            TourWays.closeAll(hand);
                            offer(hand);
                            hand.press("session-restore");
                            hand.until(
                                    "rows for what is gone",
                                    () -> hand.window().shell().sources().size() == 3);
                            TourHand.doOnFx(() -> hand.window()
                                    .shell()
                                    .show(hand.window().shell().sources().getFirst()));
                        },
                        hand -> {
                            TourWays.closeAll(hand);
                            TourWays.clearFilter(hand);
                        }));
    }

    private void offer(TourHand hand) throws Exception {
        Session session = session(hand.volume(TourWays.BUSY));
        TourHand.doOnFx(() -> hand.window().sessions().offer(new SessionText.Dated(session, SAVED)));
    }

    /** A file that was moved, a volume that is not there, and one whose journal was made anew. */
    private Session session(VolumeFacts busy) {
        OptionalLong unknown = OptionalLong.empty();
        SessionSource.Kind kind = SessionSource.Kind.SIMULATED;
        List<SessionSource> sources = List.of(
                SessionSource.file(scratch.resolve("moved").resolve("$J").toString(), "moved/$J"),
                new SessionSource(kind, "X:", "X:", OptionalLong.of(1), unknown, ""),
                new SessionSource(
                        kind, busy.id(), busy.name(), OptionalLong.of(busy.serial()), OptionalLong.of(1), ""));
        SessionView view = SessionView.of("ext in {docx, xlsx}");
        return new Session(sources, 0, view, SessionWindow.NONE);
    }
}
