package dev.tidemark.history;

import dev.tidemark.field.FieldBuilder;
import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeFacts.Rename;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordState;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.FilePath;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.text.Messages;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a rename adds to a record, as fields and states of the filter language. Pure functions of the rows. Of the two records of a rename
 * the one with the name behind it has them, as all is known there without looking ahead; a life has those of its last rename.
 */
final class RenameFields {

    private static final String OLD = "rename.old";
    private static final double WIDTH = 120;

    private RenameFields() {}

    /** The fields that there are, and those of renames. */
    static FieldRegistry in(FieldRegistry fields) {
        if (fields.find(OLD).isPresent()) {
            return fields;
        }
        return fields.with(
                        field(OLD, Rename::oldName, false).aliases("old_name").build(),
                        field("rename.new", Rename::newName, false)
                                .aliases("new_name")
                                .build(),
                        field("rename.path", RenameFields::oldPath, true)
                                .aliases("old_path")
                                .build())
                .with(state("rename", rename -> true), state("move", Rename::moved));
    }

    private static FieldBuilder field(String id, Function<Rename, String> read, boolean ofPath) {
        FieldReader.Texts reader = view -> {
            Rename rename = rename(view, ofPath);
            return rename == null ? "" : read.apply(rename);
        };
        FieldBuilder field = RecordField.of(id, FieldType.TEXT, reader)
                .words(Messages.text("field." + id + ".title"), Messages.text("field." + id + ".meaning"))
                .versions(2, 3, 4)
                .column(id.replace('.', '_'), WIDTH, false)
                .notSortable()
                .notInspected()
                .ofOthers();
        return ofPath
                ? field.ofPath().when(view -> has(view, true, rename -> rename.oldPath() != null))
                : field.when(view -> has(view, false, rename -> true));
    }

    private static RecordState state(String id, Predicate<Rename> test) {
        String meaning = Messages.text("state." + id + ".meaning");
        return new RecordState(id, meaning, true, true, view -> has(view, false, test));
    }

    private static boolean has(RecordView view, boolean withPath, Predicate<Rename> test) {
        Rename rename = rename(view, withPath);
        return rename != null && test.test(rename);
    }

    private static String oldPath(Rename rename) {
        FilePath path = rename.oldPath();
        return path == null ? "" : path.text();
    }

    /** The rename of the life, else the one that the record ends; {@code null} for none. */
    private static @Nullable Rename rename(RecordView view, boolean withPath) {
        LifeFacts life = view.life();
        if (life != null) {
            return life.rename();
        }
        RecordCursor row = view.cursor();
        if (row == null || !row.isRecord() || !row.hasTimeAndName() || !RenameHalves.isNew(row.reason())) {
            return null;
        }
        RecordCursor old = new RecordCursor();
        if (RenameHalves.other(row, old).isEmpty()) {
            return null;
        }
        boolean moved = old.parentIdLow() != row.parentIdLow() || old.parentIdHigh() != row.parentIdHigh();
        return new Rename(old.name(), row.name(), moved, withPath ? view.pathOf(old) : null);
    }
}
