package dev.tidemark.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields there are, in the order in which they are listed. Immutable; made where the program is put together and handed
 * to constructors, so that a room with more to tell of a record adds its fields there.
 */
public final class FieldRegistry {

    private final List<RecordField> fields;
    private final List<RecordState> states;
    private final Map<String, RecordField> bySpelling;
    private final Map<String, String> elsewhere;

    private FieldRegistry(List<RecordField> fields, List<RecordState> states, Map<String, String> elsewhere) {
        this.fields = List.copyOf(fields);
        this.states = List.copyOf(states);
        this.bySpelling = new LinkedHashMap<>();
        this.elsewhere = Map.copyOf(elsewhere);
        fields.forEach(this::enter);
    }

    private void enter(RecordField field) {
        for (String spelling : field.spellings()) {
            RecordField other = bySpelling.putIfAbsent(spelling, field);
            if (other != null) {
                throw new IllegalArgumentException(spelling + " names " + other + " and " + field);
            }
        }
    }

    /**
     * Some fields, and no states.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static FieldRegistry of(List<RecordField> fields) {
        return new FieldRegistry(fields, List.of(), Map.of());
    }

    /** What records, rows and paths have. */
    public static FieldRegistry standard() {
        return new FieldRegistry(Fields.ALL, RecordStates.ALL, Map.of());
    }

    /**
     * These fields, and more behind them.
     *
     * @throws IllegalArgumentException if a name of one is taken
     */
    public FieldRegistry with(RecordField... more) {
        List<RecordField> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return new FieldRegistry(all, states, elsewhere);
    }

    /**
     * These fields and states, and more states behind them.
     *
     * @throws IllegalArgumentException if the name of one is taken
     */
    public FieldRegistry with(RecordState... more) {
        List<RecordState> all = new ArrayList<>(states);
        for (RecordState state : more) {
            if (state(state.id()).isPresent()) {
                throw new IllegalArgumentException(state.id() + " is a state already");
            }
            all.add(state);
        }
        return new FieldRegistry(fields, all, elsewhere);
    }

    /**
     * These, and what is said to people who use names here that are fields and states only elsewhere.
     *
     * @param words by name in lower case; that of a state stands behind {@code is} and a blank
     */
    public FieldRegistry withElsewhere(Map<String, String> words) {
        Map<String, String> all = new LinkedHashMap<>(elsewhere);
        all.putAll(words);
        return new FieldRegistry(fields, states, all);
    }

    /** What is said of a name that is no field here, in any case, but is one elsewhere; of {@code is NAME} of a state. */
    public Optional<String> elsewhere(String name) {
        return Optional.ofNullable(elsewhere.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** What a record can be, behind {@code is}. */
    public List<RecordState> states() {
        return states;
    }

    /** The state with an id, in any case. */
    public Optional<RecordState> state(String id) {
        String wanted = id.strip().toLowerCase(Locale.ROOT);
        return states.stream().filter(state -> state.id().equals(wanted)).findFirst();
    }

    /** All fields. */
    public List<RecordField> fields() {
        return fields;
    }

    /** The field with a name: its id, a header, or an old spelling, in any case. */
    public Optional<RecordField> find(String name) {
        return Optional.ofNullable(bySpelling.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /**
     * The field with an id.
     *
     * @throws IllegalArgumentException if there is none: a programming error
     */
    public RecordField get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(id));
    }

    /** The fields with these ids, in their order. */
    public List<RecordField> all(String... ids) {
        return List.of(ids).stream().map(this::get).toList();
    }

    /** The field whose table column is remembered by a name. */
    public Optional<RecordField> ofColumn(String name) {
        return fields.stream()
                .filter(field -> field.column() != null && field.column().id().equals(name))
                .findFirst();
    }

    /** The field whose name is most like one that is no field's; empty when none is alike. */
    public Optional<RecordField> nearest(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        RecordField nearest = null;
        int least = Math.max(2, wanted.length() / 2) + 1;
        for (Map.Entry<String, RecordField> entry : bySpelling.entrySet()) {
            int distance = Spelling.distance(wanted, entry.getKey());
            if (distance < least) {
                least = distance;
                nearest = entry.getValue();
            }
        }
        return Optional.ofNullable(nearest);
    }
}
