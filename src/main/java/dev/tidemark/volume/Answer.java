package dev.tidemark.volume;

import dev.tidemark.backend.Win32Exception;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of one question to a volume: one that is refused leaves the others their answers. Immutable.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

    /** The volume told it. */
    record Given<T>(T value) implements Answer<T> {}

    /** The volume refused it. */
    record Refused<T>(Win32Exception why) implements Answer<T> {}

    /** It was not asked: there is nobody to ask, or the question does not go with the file system. */
    record NotAsked<T>() implements Answer<T> {}

    /** A question. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws Win32Exception;
    }

    /** Asks. */
    static <T> Answer<T> of(Question<T> question) {
        try {
            return new Given<>(question.ask());
        } catch (Win32Exception e) {
            return new Refused<>(e);
        }
    }

    /** What was told, if it was. */
    default Optional<T> told() {
        return this instanceof Given<T> given ? Optional.of(given.value()) : Optional.empty();
    }

    /** Why it was refused; {@code null} when it was not. */
    default @Nullable Win32Exception refusal() {
        return this instanceof Refused<T> refused ? refused.why() : null;
    }

    /** The same of a part of what was told. */
    default <U> Answer<U> map(Function<T, U> part) {
        return switch (this) {
            case Given<T> given -> new Given<>(part.apply(given.value()));
            case Refused<T> refused -> new Refused<>(refused.why());
            case NotAsked<T> none -> new NotAsked<>();
        };
    }
}
