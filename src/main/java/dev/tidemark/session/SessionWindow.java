package dev.tidemark.session;

import java.util.Map;

/**
 * How a window stood. Immutable; panes that are not known are left out by who puts it back.
 *
 * @param place its left, top, width and height in pixels, with commas between them; empty when it is not known
 * @param maximized whether it filled its screen
 * @param shown by the name of a pane, whether that was shown
 * @param sizes by the name of a pane, its size: what that is measured in is the pane's own
 */
public record SessionWindow(String place, boolean maximized, Map<String, Boolean> shown, Map<String, Integer> sizes) {

    /** Nothing is known. */
    public static final SessionWindow NONE = new SessionWindow("", false, Map.of(), Map.of());

    public SessionWindow {
        shown = Map.copyOf(shown);
        sizes = Map.copyOf(sizes);
    }
}
