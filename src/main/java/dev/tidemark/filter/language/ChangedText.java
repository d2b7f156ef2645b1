package dev.tidemark.filter.language;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.Node.Or;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a changed filter so that what was not changed stands there as it was typed. Pure functions. */
public final class ChangedText {

    private ChangedText() {}

    /**
     * The text of a tree that was made of another by one of the edits here.
     *
     * @param text the text before
     * @param before its tree, with its places in the text
     * @param after the tree now; conditions of the one before that are the very same are kept as they were written
     */
    public static String of(String text, Node before, Node after, FieldRegistry registry) {
        List<Node> kept = Node.conjuncts(before);
        List<Node> parts = Node.conjuncts(after);
        String written = isLonger(kept, parts)
                ? appended(text.strip(), before, parts.subList(kept.size(), parts.size()))
                : joined(text, kept, parts, registry);
        Node read = FilterParser.parse(written, registry).tree();
        return read != null && read.bare().equals(after.bare()) ? written : FilterPrinter.print(after);
    }

    private static boolean isLonger(List<Node> kept, List<Node> parts) {
        return !kept.isEmpty()
                && parts.size() > kept.size()
                && parts.subList(0, kept.size()).equals(kept);
    }

    private static String appended(String text, Node before, List<Node> more) {
        String start = before instanceof Or ? "(" + text + ")" : text;
        return start
                + more.stream().map(part -> " and " + FilterPrinter.part(part)).collect(Collectors.joining());
    }

    private static String joined(String text, List<Node> kept, List<Node> parts, FieldRegistry registry) {
        boolean alone = parts.size() == 1;
        Set<Node> same = Collections.newSetFromMap(new IdentityHashMap<>());
        same.addAll(kept);
        return parts.stream()
                .map(part -> {
                    String typed = same.contains(part) ? typed(text, part, registry) : null;
                    return typed == null
                            ? alone ? FilterPrinter.print(part) : FilterPrinter.part(part)
                            : part instanceof Or && !alone ? "(" + typed + ")" : typed;
                })
                .collect(Collectors.joining(" and "));
    }

    /** The stretch of the text that means a condition; {@code null} when it does not by itself, as within parentheses. */
    private static @Nullable String typed(String text, Node part, FieldRegistry registry) {
        String typed = part.span().of(text);
        Node read = typed.isBlank() ? null : FilterParser.parse(typed, registry).tree();
        return read != null && read.bare().equals(part.bare()) ? typed : null;
    }
}
