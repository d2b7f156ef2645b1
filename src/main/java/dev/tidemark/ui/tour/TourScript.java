package dev.tidemark.ui.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The stops of the tour, in the order of the page: first the window itself, then its dialogs. Immutable. */
final class TourScript {

    private final Path scratch;

    /**
     * @param scratch a folder for what the tour opens
     */
    TourScript(Path scratch) {
        this.scratch = scratch;
    }

    List<TourStop> stops() {
        return Stream.of(
                        new WindowStops(scratch).all(),
                        new BusyStops().all(),
                        new FileStops(scratch).all(),
                        new SessionStops(scratch).all(),
                        new StoryStops().all(),
                        new ActStops().all())
                .flatMap(List::stream)
                .toList();
    }
}
