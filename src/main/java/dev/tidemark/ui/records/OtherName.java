package dev.tidemark.ui.records;

import dev.tidemark.text.Messages;

/**
 * What the other half of a rename says. Immutable.
 *
 * @param name the name there; empty where there is no other half
 * @param before whether that is the name before the rename
 */
record OtherName(String name, boolean before) {

    /** Nothing is known of another half. */
    static final OtherName NONE = new OtherName("", false);

    /** The name of a record with that of the other half: as it was, then as it is. */
    String with(String own) {
        if (name.isEmpty()) {
            return own;
        }
        return before ? arrow(name, own) : arrow(own, name);
    }

    /** A name, or a directory, that became another. */
    static String arrow(String was, String is) {
        return Messages.text("records.renamed", was, is);
    }
}
