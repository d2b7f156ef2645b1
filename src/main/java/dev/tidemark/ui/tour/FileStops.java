package dev.tidemark.ui.tour;

import static dev.tidemark.ui.tour.TourWays.A_FEW_ROWS;
import static dev.tidemark.ui.tour.TourWays.live;

import dev.tidemark.capture.Source;
import dev.tidemark.ui.volumes.FileItem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stops at files that are not what they seem: no journal, or one whose names hide something. Immutable. */
final class FileStops {

    private final TourEvidence evidence;

    /**
     * @param scratch a folder for what the tour opens
     */
    FileStops(Path scratch) {
        evidence = new TourEvidence(scratch);
    }

    List<TourStop> all() {
        return List.of(
                live("no-journal", this::openImage, FileStops::closeFiles),
                live(
                        "searched",
                        hand -> {
                            openImage(hand);
                            hand.press("records-empty-next");
                            hand.until(
                                    "records in the image",
                                    () -> shown(hand) instanceof Source now
                                            && now.isCarved()
                                            && hand.window()
                                                            .records()
                                                            .shownProperty()
                                                            .get()
                                                    > 0);
                            hand.watch(A_FEW_ROWS);
                        },
                        FileStops::closeFiles),
                live(
                        "file-menu",
                        hand -> {
                            openImage(hand);
                            hand.choose("files", FileItem.class, item -> true);
                            hand.contextMenu("#files .list-cell", "selected");
                        },
                        FileStops::closeFiles),
                live(
                        "hidden-names",
                        hand -> {
                            Path journal = evidence.journal();
                            TourHand.doOnFx(() -> hand.window().shell().open(journal));
                            hand.until(
                                    "names",
                                    () -> hand.window()
                                                    .records()
                                                    .shownProperty()
                                                    .get()
                                            == TourEvidence.NAMES.size());
                            TourHand.doOnFx(() -> hand.window().records().goToRow(0));
                            hand.watch(A_FEW_ROWS);
                        },
                        FileStops::closeFiles));
    }

    private void openImage(TourHand hand) throws Exception {
        Path image = evidence.image();
        TourHand.doOnFx(() -> hand.window().shell().open(image));
        hand.untilThere("records-empty-next");
    }

    private static @Nullable Source shown(TourHand hand) {
        return hand.window().shell().currentProperty().get();
    }

    private static void closeFiles(TourHand hand) throws Exception {
        TourHand.doOnFx(() -> hand.window().shell().sources().stream()
                .filter(source -> source.reading() == null)
                .toList()
                .forEach(hand.window().shell()::close));
    }
}
