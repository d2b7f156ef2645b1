package dev.tidemark.filter.language;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.Node.And;
import dev.tidemark.filter.language.Node.Bare;
import dev.tidemark.filter.language.Node.Compare;
import dev.tidemark.filter.language.Node.Has;
import dev.tidemark.filter.language.Node.In;
import dev.tidemark.filter.language.Node.Is;
import dev.tidemark.filter.language.Node.Item;
import dev.tidemark.filter.language.Node.Not;
import dev.tidemark.filter.language.Node.Or;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what can be applied but hardly was meant. Not thread-safe; one for each look. */
public final class Suspicions {

    /** Nobody knows which versions the records have. */
    public static final int ANY_VERSION = 0;

    private static final Pattern COMPARISON = Pattern.compile("!?[<>=].*|(\\w[\\w.]*)(==|!=|<=|>=|!~).*");

    /** As other tools write a condition. */
    private static final Pattern FOREIGN = Pattern.compile("(\\w[\\w.]*):.+");

    private final String text;
    private final FieldRegistry registry;
    private final TimeContext times;
    private final int versions;
    private final List<Notice> notices = new ArrayList<>();

    private Suspicions(String text, FieldRegistry registry, TimeContext times, int versions) {
        this.text = text;
        this.registry = registry;
        this.times = times;
        this.versions = versions;
    }

    /**
     * What is suspicious about a filter, in the order in which it stands there.
     *
     * @param text the text that the tree was read from
     * @param versions bit {@code 1 << v} for each version of the records that are loaded; {@link #ANY_VERSION} when nobody knows
     */
    public static List<Notice> of(String text, Node tree, FieldRegistry registry, TimeContext times, int versions) {
        Suspicions suspicions = new Suspicions(text, registry, times, versions);
        suspicions.look(tree);
        return List.copyOf(suspicions.notices);
    }

    private void look(Node node) {
        switch (node) {
            case And all -> {
                all.parts().forEach(this::look);
                lookForNothing(all);
                lookForOperators(all);
            }
            case Or any -> any.parts().forEach(this::look);
            case Not not -> look(not.part());
            case Bare bare -> look(bare);
            case Has has -> lookForVersions(has.span(), has.field());
            case Is is -> {
                // Every record is so or is not.
            }
            case Compare compare -> look(compare);
            case In in -> look(in);
        }
    }

    private void add(Span span, String key, Object... arguments) {
        notices.add(new Notice(span, Messages.text("filter.notice." + key, arguments)));
    }

    // --- words

    private void look(Bare bare) {
        if (isQuoted(bare)) {
            return;
        }
        String word = bare.text().text();
        registry.find(word).ifPresent(field -> add(bare.span(), "field", word, field.id()));
        if (COMPARISON.matcher(word).matches()) {
            add(bare.span(), "comparison", Scanner.shown(word));
        } else {
            lookForForeign(bare.span(), word);
        }
    }

    private void lookForForeign(Span span, String word) {
        Matcher foreign = FOREIGN.matcher(word);
        if (foreign.matches()) {
            registry.find(foreign.group(1)).ifPresent(field -> add(span, "foreign", Scanner.shown(word), field.id()));
        }
    }

    private boolean isQuoted(Bare bare) {
        return bare.span().of(text).startsWith("\"");
    }

    /** A word that is an operator behind a word that is almost a field. */
    private void lookForOperators(And all) {
        for (int i = 1; i < all.parts().size(); i++) {
            if (all.parts().get(i - 1) instanceof Bare before
                    && all.parts().get(i) instanceof Bare bare
                    && !isQuoted(before)
                    && !isQuoted(bare)
                    && Operator.isWord(bare.text().text())) {
                String name = before.text().text();
                registry.nearest(name)
                        .filter(near -> registry.find(name).isEmpty())
                        .ifPresent(near -> add(before.span(), "field.near", Scanner.shown(name), near.id()));
            }
        }
    }

    // --- comparisons

    private void look(Compare compare) {
        lookForVersions(compare.span(), compare.field());
        boolean takesStars = compare.operator() == Operator.EQUAL
                || compare.operator() == Operator.NOT_EQUAL
                || compare.operator() == Operator.CONTAINS
                || compare.operator() == Operator.CONTAINS_NOT;
        if (takesStars && compare.value() instanceof Value.Text value && value.hasWildcard()) {
            add(compare.span(), "like", compare.field().id());
        }
        if (compare.value() instanceof Value.Flags flags) {
            look(compare, flags);
        }
    }

    private void look(Compare compare, Value.Flags flags) {
        if (compare.operator() == Operator.NOT_EQUAL) {
            add(compare.span(), "flags", compare.field().id());
        }
        if (compare.operator() == Operator.ANY && flags.mask() == 0) {
            add(compare.span(), "nothing");
        }
    }

    private void look(In in) {
        lookForVersions(in.span(), in.field());
        for (Item item : in.items()) {
            if (item.last() != null && Ranges.of(item, times).isEmpty()) {
                add(in.span(), "range", FilterPrinter.value(in.field(), item.value()));
            }
            if (item.value() instanceof Value.Text value
                    && value.hasWildcard()
                    && in.field().type() == FieldType.TEXT) {
                add(in.span(), "like", in.field().id());
            }
        }
    }

    private void lookForVersions(Span span, RecordField field) {
        if (versions == ANY_VERSION) {
            return;
        }
        for (int version = 0; version < Integer.SIZE; version++) {
            if ((versions >>> version & 1) != 0 && field.inVersion(version)) {
                return;
            }
        }
        add(span, "absent", field.id());
    }

    /** Conditions on one field that leave it no value. */
    private void lookForNothing(And all) {
        Map<RecordField, LongRanges> left = new HashMap<>();
        for (Node part : all.parts()) {
            if (part instanceof Compare compare && ValueReader.isOrdered(compare.field())) {
                narrow(left, compare.field(), Ranges.of(compare, times), compare.span());
            } else if (part instanceof In in && ValueReader.isOrdered(in.field())) {
                narrow(left, in.field(), Ranges.of(in, times), in.span());
            }
        }
    }

    private void narrow(Map<RecordField, LongRanges> left, RecordField field, LongRanges ranges, Span span) {
        LongRanges before = left.getOrDefault(field, LongRanges.EVERYTHING);
        LongRanges both = before.within(ranges);
        left.put(field, both);
        if (both.isEmpty() && !before.isEmpty() && !ranges.isEmpty()) {
            add(span, "nothing");
        }
    }
}
