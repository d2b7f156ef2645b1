package dev.tidemark.export.lake;

import dev.tidemark.capture.FileSource;
import dev.tidemark.field.FieldReader.Numbers;
import dev.tidemark.field.FieldReader.Texts;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.history.Life;
import dev.tidemark.history.LifeReader;
import dev.tidemark.history.Lives;
import dev.tidemark.history.RenameHalves;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.StoreReader;
import dev.tidemark.testing.ColumnSum;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Version;
import dev.tidemark.usn.Filetime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The columns of a lake, computed plainly: row by row, by the fields that the rest of the program shows. Not thread-safe. */
final class PlainLake {

    private final FileSource source;
    private final FieldRegistry fields = FieldRegistry.standard();
    private final Map<String, ColumnSum> sums = new LinkedHashMap<>();
    private final Map<Long, Long> lives = new HashMap<>();

    PlainLake(FileSource source) {
        this.source = source;
    }

    Map<String, ColumnSum> sums() {
        for (String name :
                ("volume_label source origin tool volume_serial journal_id usn kind time filetime reason source_info"
                    + " attributes security_id reasons version file_id file_id_high parent_id parent_id_high"
                    + " file_entry parent_entry file_seq parent_seq name extension path path_certainty name_utf16"
                    + " is_directory life old_name old_path file_offset exported_at")
                        .split(" ")) {
            sums.put(name, ColumnSum.NOTHING);
        }
        findLives();
        PathReader paths = source.paths().borrow();
        try (StoreReader reader = source.store().reader()) {
            for (long row = 0; row < source.store().endRecord(); row++) {
                reader.readRecord(row, cursor -> add(cursor, paths));
            }
        } finally {
            source.paths().giveBack(paths);
        }
        return sums;
    }

    private void findLives() {
        Lives all = new Lives(source.store());
        all.updateTo(source.store().endRecord(), () -> false);
        try (LifeReader reader = new LifeReader(source.store(), null)) {
            for (int i = all.first(); i < all.end(); i++) {
                Life life = all.life(i);
                long[] usn = {-1};
                reader.records(life, record -> {
                    if (usn[0] < 0) {
                        usn[0] = record.usn();
                    }
                    // A later life of the same file may begin before this one's last row.
                    lives.merge(record.record(), usn[0], Math::max);
                });
            }
        }
    }

    private void number(String column, long value) {
        sums.compute(column, (name, sum) -> sum.plus(value));
    }

    private void text(String column, String value) {
        byte[] utf8 = new String(value.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE)
                .getBytes(StandardCharsets.UTF_8);
        sums.compute(column, (name, sum) -> sum.plus(utf8));
    }

    private void add(RecordCursor row, PathReader paths) {
        LakeOrigin origin = LakeFixture.origin(true);
        text("volume_label", origin.label());
        text("source", origin.source());
        text("origin", origin.origin().id());
        text("tool", "Tidemark " + Version.current());
        number("volume_serial", origin.serial().orElseThrow());
        number("journal_id", origin.journalId().orElseThrow());
        text("kind", row.kind().id());
        number("exported_at", ChronoUnit.MICROS.between(Instant.EPOCH, LakeFixture.EXPORTED));
        number("file_offset", row.offset());
        if (row.derived() != null && row.time() != 0 || row.hasTimeAndName()) {
            number("filetime", row.time());
            number("time", ChronoUnit.MICROS.between(Instant.EPOCH, Filetime.toInstant(row.time())));
        }
        if (row.isRecord()) {
            addRecord(row, new RecordView().show(row).withPath(paths.path(row)), paths);
        }
    }

    private void addRecord(RecordCursor row, RecordView view, PathReader paths) {
        field("version", "version", view);
        for (String id : "usn reason sourceinfo attr security file.entry parent.entry file.seq parent.seq".split(" ")) {
            String column = switch (id) {
                case "sourceinfo" -> "source_info";
                case "attr" -> "attributes";
                case "security" -> "security_id";
                default -> id.replace('.', '_');
            };
            field(column, id, view);
        }
        number("file_id", row.fileIdLow());
        number("file_id_high", row.fileIdHigh());
        number("parent_id", row.parentIdLow());
        number("parent_id_high", row.parentIdHigh());
        field("reasons", "reason.symbols", view);
        field("name", "name", view);
        field("extension", "ext", view);
        field("path_certainty", "certainty", view);
        FilePath path = view.path();
        if (path != null) {
            text("path", Escapes.rawPath(path.text()));
        }
        if (row.hasTimeAndName()) {
            number("is_directory", row.attributes() >>> 4 & 1);
        }
        number("life", lives.get(row.record()));
        RecordCursor other = new RecordCursor();
        OptionalLong half = RenameHalves.isNew(row.reason()) ? RenameHalves.other(row, other) : OptionalLong.empty();
        if (half.isPresent()) {
            text("old_name", other.name());
            FilePath old = paths.path(other);
            if (old != null) {
                text("old_path", Escapes.rawPath(old.text()));
            }
        }
    }

    private void field(String column, String id, RecordView view) {
        RecordField field = fields.get(id);
        if (!field.has(view)) {
            return;
        }
        switch (field.reader()) {
            case Texts texts -> text(column, texts.text(view));
            case Numbers numbers -> number(column, numbers.number(view));
            default -> throw new IllegalStateException(id);
        }
    }
}
