package dev.tidemark.ui.filter;

import java.util.ArrayList;
import java.util.List;

/** Remembers the filters that were applied, to go back to one. Belongs to the FX thread. */
final class FilterHistory {

    static final int MOST = 50;

    private final List<String> texts = new ArrayList<>();

    /** What stood in the box when the walk through the texts began. */
    private String draft = "";

    /** The text that the walk has come to; their number while none goes on. */
    private int at;

    /** Remembers a text as the newest; a walk ends. */
    void add(String text) {
        if (!text.isBlank()) {
            texts.remove(text);
            texts.add(text);
            if (texts.size() > MOST) {
                texts.removeFirst();
            }
        }
        at = texts.size();
    }

    /** The text before, or the one behind; what stands in the box where there is no further one. */
    String walk(boolean back, String now) {
        boolean walking = at < texts.size() && texts.get(at).equals(now);
        if (!walking) {
            at = texts.size();
            draft = now;
        }
        int to = at + (back ? -1 : 1);
        if (to < 0 || to > texts.size()) {
            return now;
        }
        if (back && texts.get(to).equals(now) && to > 0) {
            to--;
        }
        at = to;
        return to == texts.size() ? draft : texts.get(to);
    }
}
