package dev.tidemark.ui.records;

import dev.tidemark.field.FieldBuilder;
import dev.tidemark.field.FieldColumn;
import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.Fields;
import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeFacts.Begin;
import dev.tidemark.field.LifeFacts.End;
import dev.tidemark.field.LifeFacts.Rename;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.history.LifeFields;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list of lives. Immutable. In the row of a life they tell of the life, in the rows of its records of these: so both
 * stand below the same headers. Behind them are offered what lives and records have else, which is hidden at first.
 */
public final class LifeColumns {

    /** Says whether a life is folded; the table draws it. */
    static final RecordField FOLD = RecordField.of("lives.fold", FieldType.TEXT, (FieldReader.Texts) view -> "")
            .words(Messages.text("field.lives.fold.title"), Messages.text("field.lives.fold.meaning"))
            .column("fold", 36, true)
            .notSortable()
            .notFilterable()
            .notInspected()
            .build();

    /** A rename has both names. */
    static final RecordField NAME =
            text("name", LifeColumns::name).column("lives_name", 200, true).build();

    private static final List<RecordField> SHOWN = List.of(
            FOLD,
            number("time", FieldType.FILETIME, LifeFacts::start, LifeColumns::timeOf)
                    .when(view -> view.life() == null
                            ? Fields.TIME.has(view)
                            : view.life().start() != 0)
                    .column("lives_time", 224, true)
                    .build(),
            number("duration", FieldType.DURATION, LifeFacts::duration, view -> 0)
                    .when(view -> view.life() != null && view.life().start() != 0)
                    .column("lives_duration", 84, true)
                    .build(),
            NAME,
            text("folder", LifeColumns::folder)
                    .usingPathWhile(() -> true)
                    .column("lives_folder", 210, true)
                    .notSortable()
                    .build(),
            number("reason", FieldType.FLAGS, life -> Integer.toUnsignedLong(life.reasons()), LifeColumns::reasonsOf)
                    .flags(Reason.values())
                    .column("lives_reasons", 250, true)
                    .setting(FieldColumn.Setting.REASONS)
                    .build(),
            number("records", FieldType.INTEGER, LifeFacts::records, view -> 0)
                    .when(view -> view.life() != null)
                    .column("lives_records", 64, true)
                    .build(),
            text("state", LifeColumns::state).column("lives_state", 150, true).build(),
            text("extents", LifeColumns::extents)
                    .column("lives_extents", 110, true)
                    .build());

    private LifeColumns() {}

    /** All columns that can be shown. */
    public static FieldRegistry in(FieldRegistry fields) {
        List<RecordField> all = new ArrayList<>(SHOWN);
        all.addAll(LifeFields.in(fields).fields());
        return FieldRegistry.of(all);
    }

    /** Whether a column is shown before anybody chose. */
    static boolean isShownAtFirst(RecordColumn column) {
        return SHOWN.contains(column.field());
    }

    private static FieldBuilder number(
            String id, FieldType type, ToLongFunction<LifeFacts> ofLife, ToLongFunction<RecordView> ofRecord) {
        FieldReader.Numbers reader = view -> {
            LifeFacts life = view.life();
            return life == null ? ofRecord.applyAsLong(view) : ofLife.applyAsLong(life);
        };
        return field(id, type, reader);
    }

    private static FieldBuilder text(String id, Function<RecordView, String> read) {
        return field(id, FieldType.TEXT, (FieldReader.Texts) read::apply).shown(read::apply);
    }

    private static FieldBuilder field(String id, FieldType type, FieldReader reader) {
        return RecordField.of("lives." + id, type, reader)
                .words(Messages.text("field.lives." + id + ".title"), Messages.text("field.lives." + id + ".meaning"))
                .versions(2, 3, 4)
                .notFilterable()
                .notInspected();
    }

    // --- what they say

    private static long timeOf(RecordView view) {
        return RecordBytes.time(view.bytes(), view.position());
    }

    private static long reasonsOf(RecordView view) {
        return Integer.toUnsignedLong(RecordBytes.reason(view.bytes(), view.position()));
    }

    /** Of a life that renamed its file the name before and the one behind. */
    private static String name(RecordView view) {
        LifeFacts life = view.life();
        if (life == null) {
            return Fields.NAME.has(view) ? Escapes.name(RecordBytes.name(view.bytes(), view.position())) : "";
        }
        Rename rename = life.rename();
        String name = Escapes.name(life.name());
        return rename == null || rename.oldName().equals(rename.newName())
                ? name
                : OtherName.arrow(Escapes.name(rename.oldName()), Escapes.name(rename.newName()));
    }

    /** Of a life that moved its file the directory before and the one behind. */
    private static String folder(RecordView view) {
        LifeFacts life = view.life();
        Rename rename = life == null ? null : life.rename();
        String now = folder(view.path());
        return rename == null || !rename.moved() ? now : OtherName.arrow(folder(rename.oldPath()), now);
    }

    private static String folder(@Nullable FilePath path) {
        return path == null ? "" : path.directory() + '\\';
    }

    private static String state(RecordView view) {
        LifeFacts life = view.life();
        if (life == null) {
            return "";
        }
        StringJoiner words = new StringJoiner(", ");
        if (life.isTemporary()) {
            words.add(Messages.text("lives.state.temporary"));
        }
        if (life.begin() == Begin.CUT) {
            words.add(Messages.text("lives.state.cut"));
        }
        if (life.end() == End.OPEN || life.end() == End.LOST) {
            words.add(Messages.text("lives.state." + life.end().id()));
        }
        return words.toString();
    }

    private static String extents(RecordView view) {
        LifeFacts life = view.life();
        if (life == null) {
            return Objects.requireNonNullElse(Fields.EXTENTS.text(view, Long::toString), "");
        }
        return life.extents() == null ? "" : life.extents().text();
    }
}
