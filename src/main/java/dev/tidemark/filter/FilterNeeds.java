package dev.tidemark.filter;

import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordState;
import dev.tidemark.filter.language.Meaning;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Value;
import java.util.stream.Stream;

/**
 * What a filter needs beside the record itself. Immutable.
 *
 * @param path where the file was
 * @param neighbours records around it: the time of a record of version 4 is that of the close record behind it
 * @param others records around it, without which nothing passes a condition: of a record that stands alone nobody can tell
 * @param newest the time of the newest row, which some of its times are counted from
 */
public record FilterNeeds(boolean path, boolean neighbours, boolean others, boolean newest) {

    private static final FilterNeeds NOTHING = new FilterNeeds(false, false, false, false);

    public static FilterNeeds of(Node node) {
        return switch (node) {
            case Node.And all -> any(all.parts().stream().map(FilterNeeds::of));
            case Node.Or any -> any(any.parts().stream().map(FilterNeeds::of));
            case Node.Not not -> of(not.part());
            case Node.Bare bare -> of(Meaning.of(bare));
            case Node.Has has -> of(has.field());
            case Node.Is is -> of(is.state());
            case Node.Compare compare -> of(compare.field()).and(of(compare.value()));
            case Node.In in ->
                of(in.field())
                        .and(any(in.items().stream()
                                .flatMap(item -> Stream.ofNullable(item.last()))
                                .map(FilterNeeds::of)))
                        .and(any(in.items().stream().map(item -> of(item.value()))));
        };
    }

    private static FilterNeeds of(RecordField field) {
        boolean others = field.usesOthers();
        return new FilterNeeds(field.usesPath(), others || field.equals(Fields.TIME), others, false);
    }

    private static FilterNeeds of(RecordState state) {
        return new FilterNeeds(false, state.ofOthers(), state.ofOthers(), false);
    }

    private static FilterNeeds of(Value value) {
        return new FilterNeeds(false, false, false, value instanceof Value.Ago || value instanceof Value.Day);
    }

    private static FilterNeeds any(Stream<FilterNeeds> all) {
        return all.reduce(NOTHING, FilterNeeds::and);
    }

    private FilterNeeds and(FilterNeeds other) {
        return new FilterNeeds(
                path || other.path, neighbours || other.neighbours, others || other.others, newest || other.newest);
    }
}
