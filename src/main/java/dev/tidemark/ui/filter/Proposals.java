package dev.tidemark.ui.filter;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.CompletionPlace;
import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.filter.language.Operator;
import dev.tidemark.filter.language.Value;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.usn.Flag;
import dev.tidemark.view.ValueCounts.Count;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what can stand at a place of the filter's text, by what is typed there already. Immutable. */
final class Proposals {

    /** More are not looked through. */
    static final int MOST = 200;

    private static final int MOST_SHOWN = 80;
    private static final List<String> TIMES = List.of("today", "yesterday", "-15m", "-2h", "-1d");

    private final FieldRegistry fields;

    Proposals(FieldRegistry fields) {
        this.fields = fields;
    }

    /**
     * What can stand at a place, the best first.
     *
     * @param counts the values that the place's field has in the rows shown; none as long as they are not counted
     */
    List<Proposal> at(CompletionPlace place, List<Count> counts) {
        Stream<Proposal> all = switch (place.kind()) {
            case CONDITION -> Stream.of(names(), states("is "), keywords()).flatMap(each -> each);
            case FIELD -> names();
            case STATE -> states("");
            case OPERATOR -> operators(place.field());
            case VALUE -> values(place, counts);
            case NOTHING -> Stream.empty();
        };
        String typed = place.prefix().toLowerCase(Locale.ROOT);
        return all.filter(each -> each.shown().toLowerCase(Locale.ROOT).contains(typed))
                .sorted(Comparator.comparing(
                        each -> !each.shown().toLowerCase(Locale.ROOT).startsWith(typed)))
                .limit(MOST)
                .toList();
    }

    private Stream<Proposal> names() {
        return fields.fields().stream()
                .filter(RecordField::isFilterable)
                .map(field -> Proposal.of(field.id() + " ", field.id(), field.meaning()));
    }

    private Stream<Proposal> states(String before) {
        return fields.states().stream()
                .map(state -> Proposal.of(before + state.id() + " ", before + state.id(), state.meaning()));
    }

    private static Stream<Proposal> keywords() {
        return Stream.of("not", "has")
                .map(word -> Proposal.of(word + " ", word, Messages.text("filter.keyword." + word)));
    }

    private static Stream<Proposal> operators(@Nullable RecordField field) {
        return field == null
                ? Stream.empty()
                : Operator.of(field).stream()
                        .map(operator -> Proposal.of(
                                operator.symbol() + (operator == Operator.IN ? " {" : " "),
                                operator.symbol(),
                                Messages.text("filter.operator." + operator.name())));
    }

    // --- values

    private static Stream<Proposal> values(CompletionPlace place, List<Count> counts) {
        RecordField field = place.field();
        if (field == null || place.operator() == Operator.MATCHES) {
            return Stream.empty();
        }
        return switch (field.type()) {
            case FLAGS -> flags(field, counts);
            case ENUM -> words(field, counts);
            case TEXT -> counts.stream().map(count -> text(field, place.operator(), count));
            case FILETIME -> TIMES.stream().map(time -> Proposal.of(time, time, Messages.text("filter.time." + time)));
            default -> Stream.empty();
        };
    }

    private static Stream<Proposal> flags(RecordField field, List<Count> counts) {
        Map<String, Long> known = known(counts);
        return field.flags().stream()
                .sorted(Comparator.comparingLong((Flag flag) -> -known.getOrDefault(Integer.toString(flag.bit()), 0L)))
                .map(flag -> {
                    String name = FilterPrinter.value(field, new Value.Flags(flag.bit()));
                    long count = counts.isEmpty()
                            ? Proposal.NOT_COUNTED
                            : known.getOrDefault(Integer.toString(flag.bit()), 0L);
                    return new Proposal(name, name, flag.label(), count);
                });
    }

    private static Stream<Proposal> words(RecordField field, List<Count> counts) {
        Map<String, Long> known = known(counts);
        return field.values().stream()
                .map(word -> new Proposal(
                        word, word, "", counts.isEmpty() ? Proposal.NOT_COUNTED : known.getOrDefault(word, 0L)));
    }

    private static Map<String, Long> known(List<Count> counts) {
        return counts.stream().collect(Collectors.toMap(Count::text, Count::count));
    }

    /** Stars and question marks of a value stand for themselves also where they would stand for others. */
    private static Proposal text(RecordField field, @Nullable Operator operator, Count count) {
        String text = count.text();
        List<Integer> literals = operator != Operator.LIKE
                ? List.of()
                : IntStream.range(0, text.length())
                        .filter(i -> text.charAt(i) == '*' || text.charAt(i) == '?')
                        .boxed()
                        .toList();
        String shown = OneLine.of(text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text);
        return new Proposal(
                FilterPrinter.value(field, new Value.Text(text, false, literals)), shown, "", count.count());
    }
}
