package dev.tidemark.ui.tour;

import dev.tidemark.ui.common.Theme;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the window is looked at. Immutable.
 *
 * @param width of the window's content, in pixels of the window
 * @param height likewise
 * @param scale pixels of the picture for one of the window
 */
record TourLook(Theme theme, int width, int height, double scale) {

    /** The largest window that is looked at. */
    static final int WIDEST = 2560;

    /** Likewise. */
    static final int HIGHEST = 1440;

    private static final double ENLARGED = 1.5;

    private static Stream<TourLook> of(int width, int height, double scale) {
        return Stream.of(Theme.values()).map(theme -> new TourLook(theme, width, height, scale));
    }

    /** Those of every stop: a small and a large window. */
    static List<TourLook> usual() {
        return Stream.concat(of(1000, 700, 1), of(1600, 1000, 1)).toList();
    }

    /** Those of the stops that are seen at every size. */
    static List<TourLook> beyond() {
        return Stream.concat(of(WIDEST, HIGHEST, 1), of(1000, 700, ENLARGED)).toList();
    }

    /** Names a picture. */
    String suffix() {
        String enlarged = scale == 1 ? "" : "-" + Math.round(scale * 100);
        return width + "x" + height + enlarged + "-" + theme.name().toLowerCase(Locale.ROOT);
    }
}
