package dev.tidemark.ui.filter;

import dev.tidemark.filter.language.Node;

/**
 * A filter with a name that is applied beside the text of the box. Immutable.
 *
 * @param name is shown
 * @param tree its conditions, without their places in a text
 */
public record AddedFilter(String name, Node tree) {

    public AddedFilter {
        tree = tree.bare();
    }
}
