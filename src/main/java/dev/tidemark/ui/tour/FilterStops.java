package dev.tidemark.ui.tour;

import static dev.tidemark.ui.tour.TourWays.A_FEW_ROWS;
import static dev.tidemark.ui.tour.TourWays.NOTHING;
import static dev.tidemark.ui.tour.TourWays.chooseARecord;
import static dev.tidemark.ui.tour.TourWays.live;

import dev.tidemark.session.HighlightColour;
import dev.tidemark.session.HighlightRule;
import dev.tidemark.ui.highlights.HighlightsViewModel;
import java.util.List;

/** The stops at filters that have names: presets, the chip <i>Quiet</i>, and highlight rules. Immutable. */
final class FilterStops {

    private static final List<HighlightRule> RULES = List.of(
            new HighlightRule("Deleted", "reason any FILE_DELETE", HighlightColour.RED, true),
            new HighlightRule("Renamed", "reason any RENAME_NEW_NAME", HighlightColour.BLUE, true),
            new HighlightRule("Made", "reason any FILE_CREATE", HighlightColour.GREEN, true),
            new HighlightRule("Logs", "ext == log", HighlightColour.YELLOW, false));

    List<TourStop> all() {
        return List.of(
                live(
                        "presets",
                        hand -> {
                            TourHand.doOnFx(() -> hand.window().filter().replace("reason any FILE_DELETE"));
                            hand.watch(A_FEW_ROWS);
                            hand.press("presets");
                        },
                        TourWays::clearFilter),
                live(
                        "presets-edited",
                        hand -> {
                            hand.run("presets.edit");
                            hand.untilThere("presets-list");
                        },
                        NOTHING),
                live(
                        "quiet",
                        hand -> {
                            hand.press("quiet");
                            hand.watch(A_FEW_ROWS);
                        },
                        TourWays::clearFilter),
                live(
                                "highlighted",
                                hand -> {
                                    setRules(hand, RULES);
                                    hand.watch(A_FEW_ROWS);
                                    chooseARecord(hand);
                                },
                                hand -> setRules(hand, List.of()))
                        .seenAtEverySize(),
                live(
                        "highlight-rules",
                        hand -> {
                            setRules(hand, RULES);
                            hand.run("highlights.edit");
                            hand.untilThere("highlights-list");
                        },
                        hand -> setRules(hand, List.of())));
    }

    private static void setRules(TourHand hand, List<HighlightRule> rules) throws Exception {
        TourHand.doOnFx(() -> {
            HighlightsViewModel model = hand.window().highlightRules();
            model.kept().change(before -> rules);
        });
    }
}
