package dev.tidemark.session;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a person did in a window, to go on with it another day: which sources were open, and how they were shown. Immutable. It holds no
 * record: the sources are opened anew, and what has become of them is found out then.
 *
 * @param sources in the order they were opened
 * @param shown which of them was shown, -1 for none; of those that were shown together the first
 * @param together which of them were shown as one list, ascending; empty for one alone
 * @param view how
 * @param window in which window
 */
public record Session(
        List<SessionSource> sources, int shown, List<Integer> together, SessionView view, SessionWindow window) {

    /** What the name of a session that a person saved ends with. */
    public static final String SUFFIX = ".tidemark-session";

    /** More sources are not kept. */
    public static final int MOST_SOURCES = 256;

    /** Nothing was open. */
    public static final Session NONE = new Session(List.of(), -1, SessionView.NONE, SessionWindow.NONE);

    public Session {
        sources = List.copyOf(sources);
        together = List.copyOf(together);
        if (shown < -1 || shown >= sources.size()) {
            throw new IllegalArgumentException(Integer.toString(shown));
        }
        if (!together.isEmpty() && !isList(together, shown, sources.size())) {
            throw new IllegalArgumentException(together.toString());
        }
    }

    /** One in which a source was shown alone. */
    public Session(List<SessionSource> sources, int shown, SessionView view, SessionWindow window) {
        this(sources, shown, List.of(), view, window);
    }

    /** Whether sources can have been shown as one list, of which one is the first. */
    static boolean isList(List<Integer> together, int shown, int sources) {
        boolean ascending = IntStream.range(1, together.size()).allMatch(i -> together.get(i - 1) < together.get(i));
        return together.size() > 1 && ascending && together.getFirst() == shown && together.getLast() < sources;
    }

    /** What is kept with a capture: how its rows were shown, and nothing of the computer. */
    public Session ofCapture() {
        return new Session(List.of(), -1, view, SessionWindow.NONE);
    }

    /** Whether it is worth going on with: something was open, or a capture was looked at through a filter or somewhere. */
    public boolean isWorthwhile() {
        return !sources.isEmpty()
                || !view.filter().isBlank()
                || !view.presets().isEmpty()
                || !view.sort().isEmpty()
                || !view.place().isNone();
    }
}
