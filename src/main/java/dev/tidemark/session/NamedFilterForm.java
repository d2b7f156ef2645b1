package dev.tidemark.session;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** How one kind of filters with names stands in a file. Immutable and safe from any thread. */
interface NamedFilterForm<T extends NamedFilter<T>> {

    /** More are not read. */
    int MOST = 1000;

    /** The words that are said of one beside its text, in the order in which they are written. */
    Set<String> properties();

    /**
     * Takes what was read.
     *
     * @param problem takes what is wrong with a property, in words; it is then as if it was not there
     */
    T read(SectionText.Section section, Consumer<String> problem);

    /** What is said of one beside its text. */
    Map<String, String> properties(T filter);

    /** The comments that a new file begins with, in lines that begin with #. */
    String heading();
}
