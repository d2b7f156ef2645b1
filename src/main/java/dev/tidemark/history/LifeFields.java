package dev.tidemark.history;

import dev.tidemark.field.FieldBuilder;
import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeFacts.Begin;
import dev.tidemark.field.LifeFacts.End;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordState;
import dev.tidemark.field.RecordView;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Reason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What the life of a record adds to it, as fields and states of the filter language. Pure; a record of which nobody knows the life has none. */
public final class LifeFields {

    private static final double WIDTH = 120;

    /** The columns of a list of lives, where nobody chose others. */
    private static final String[] COLUMNS = {
        "life",
        "life.start",
        "life.duration",
        "life.records",
        "life.reasons",
        "life.begin",
        "life.end",
        "file",
        "parent",
        "life.name",
        "rename.old",
        "path",
        "certainty",
        "rename.path",
        "life.extents"
    };

    private LifeFields() {}

    /** The fields that there are, and those of lives. */
    public static FieldRegistry in(FieldRegistry fields) {
        return RenameFields.in(fields)
                .with(
                        number("life", FieldType.INTEGER, LifeFacts::usn).build(),
                        number("life.start", FieldType.FILETIME, LifeFacts::start)
                                .when(of(life -> life.start() != 0))
                                .build(),
                        number("life.duration", FieldType.DURATION, LifeFacts::duration)
                                .when(of(life -> life.start() != 0))
                                .build(),
                        number("life.records", FieldType.INTEGER, LifeFacts::records)
                                .build(),
                        number("life.reasons", FieldType.FLAGS, life -> Integer.toUnsignedLong(life.reasons()))
                                .flags(Reason.values())
                                .build(),
                        text("life.begin", FieldType.ENUM, life -> life.begin().id())
                                .values(Arrays.stream(Begin.values())
                                        .map(Begin::id)
                                        .toList())
                                .build(),
                        text("life.end", FieldType.ENUM, life -> life.end().id())
                                .values(Arrays.stream(End.values()).map(End::id).toList())
                                .build(),
                        text("life.name", FieldType.TEXT, LifeFacts::name)
                                .when(of(life -> !life.name().isEmpty()))
                                .build(),
                        extents(number("life.extents.count", FieldType.INTEGER, LifeFields::extentCount)),
                        extents(number("life.extents.bytes", FieldType.SIZE, LifeFields::extentBytes)),
                        extents(text("life.extents", FieldType.TEXT, LifeFields::extentText)))
                .with(
                        state("open", of(life -> life.end() == End.OPEN)),
                        state("temporary", of(LifeFacts::isTemporary)),
                        state("cut", of(life -> life.begin() == Begin.CUT)));
    }

    /** The fields that there are, and those of renames; whoever asks a single record for more of its life is told where lives are asked. */
    public static FieldRegistry ofRecords(FieldRegistry fields) {
        FieldRegistry all = RenameFields.in(fields);
        FieldRegistry ofLives = in(all);
        Map<String, String> elsewhere = new HashMap<>();
        for (RecordField field : ofLives.fields()) {
            if (all.find(field.id()).isEmpty()) {
                field.spellings().forEach(name -> elsewhere.put(name, Messages.text("filter.elsewhere.field", name)));
            }
        }
        for (RecordState state : ofLives.states()) {
            if (all.state(state.id()).isEmpty()) {
                elsewhere.put(state.toString(), Messages.text("filter.elsewhere.state", state));
            }
        }
        return all.withElsewhere(elsewhere);
    }

    /** The columns of a list of lives, where nobody chose others. */
    public static List<RecordField> columns(FieldRegistry fields) {
        return fields.all(COLUMNS);
    }

    private static FieldBuilder number(String id, FieldType type, ToLongFunction<LifeFacts> read) {
        FieldReader.Numbers reader = view -> {
            LifeFacts life = view.life();
            return life == null ? 0 : read.applyAsLong(life);
        };
        return field(id, type, reader);
    }

    private static FieldBuilder text(String id, FieldType type, Function<LifeFacts, String> read) {
        FieldReader.Texts reader = view -> {
            LifeFacts life = view.life();
            return life == null ? "" : read.apply(life);
        };
        return field(id, type, reader);
    }

    private static FieldBuilder field(String id, FieldType type, FieldReader reader) {
        return RecordField.of(id, type, reader)
                .words(Messages.text("field." + id + ".title"), Messages.text("field." + id + ".meaning"))
                .versions(2, 3, 4)
                .when(view -> view.life() != null)
                .column(id.replace('.', '_'), WIDTH, false)
                .notSortable()
                .notInspected();
    }

    private static Predicate<RecordView> of(Predicate<LifeFacts> test) {
        return view -> {
            LifeFacts life = view.life();
            return life != null && test.test(life);
        };
    }

    private static RecordState state(String id, Predicate<RecordView> test) {
        return new RecordState(id, Messages.text("state." + id + ".meaning"), true, false, test);
    }

    // --- what only some lives have

    private static RecordField extents(FieldBuilder field) {
        return field.when(of(life -> life.extents() != null)).build();
    }

    private static long extentCount(LifeFacts life) {
        return life.extents() == null ? 0 : life.extents().count();
    }

    private static long extentBytes(LifeFacts life) {
        return life.extents() == null ? 0 : life.extents().bytes();
    }

    private static String extentText(LifeFacts life) {
        return life.extents() == null ? "" : life.extents().text();
    }
}
