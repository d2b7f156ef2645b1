package dev.tidemark.filter.language;

import dev.tidemark.text.Messages;

/** Ends the reading of a text that is no filter; the parser makes a {@link FilterError} of it. */
final class FilterSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FilterError error;

    private FilterSyntaxException(FilterError error) {
        // Texts are read while they are typed: most are wrong, and nobody looks at the stack.
        super(error.words(), null, false, false);
        this.error = error;
    }

    /**
     * Something wrong at a place.
     *
     * @param key of the words, without {@code filter.error.}
     */
    static FilterSyntaxException at(Span span, String key, Object... arguments) {
        return new FilterSyntaxException(new FilterError(span, Messages.text("filter.error." + key, arguments)));
    }

    /**
     * Something wrong at a place.
     *
     * @param words what is said of it
     */
    static FilterSyntaxException said(Span span, String words) {
        return new FilterSyntaxException(new FilterError(span, words));
    }

    FilterError error() {
        return error;
    }
}
