package dev.tidemark.export.lake;

import static dev.tidemark.export.parquet.ColumnType.BINARY;
import static dev.tidemark.export.parquet.ColumnType.BOOLEAN;
import static dev.tidemark.export.parquet.ColumnType.INT32;
import static dev.tidemark.export.parquet.ColumnType.INT64;
import static dev.tidemark.export.parquet.ColumnType.STRING;
import static dev.tidemark.export.parquet.ColumnType.TIMESTAMP;
import static dev.tidemark.export.parquet.ColumnType.UINT32;
import static dev.tidemark.export.parquet.ColumnType.UINT64;

import dev.tidemark.export.parquet.ColumnType;
import dev.tidemark.export.parquet.ColumnWriter;
import dev.tidemark.export.parquet.TableColumn;
import dev.tidemark.export.parquet.TableColumn.Values;
import dev.tidemark.export.parquet.TableWriter;
import dev.tidemark.export.parquet.Texts;
import dev.tidemark.text.Version;
import dev.tidemark.usn.FileAttribute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongUnaryOperator;

/** The columns of {@code usn}: one row for each record, and for what stands between records. Not thread-safe. */
final class UsnTable {

    private static final long TICKS_PER_MICRO = 10;

    /** From 1601 to 1970. */
    private static final long EPOCH_MICROS = 11_644_473_600_000_000L;

    private static final int ENTRY_BITS = 48;
    private static final long ENTRY = (1L << ENTRY_BITS) - 1;

    private final List<TableColumn> columns = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final WordTexts words = new WordTexts();
    private final long[] made = new long[TableWriter.ROWS];

    /** Gives a column the values that rows have. */
    @FunctionalInterface
    private interface Reading {
        void give(LakeBatch rows, ColumnWriter to);
    }

    UsnTable(LakeOrigin origin, Instant exportedAt) {
        same("volume_label", origin.label());
        always("source", origin.source());
        always("origin", origin.origin().id());
        always("tool", "Tidemark " + Version.current());
        same("volume_serial", origin.serial());
        numbers(column("journal_id", UINT64), LakeBatch.JOURNAL, rows -> rows.journal);
        numbers(column("usn", INT64).as(Values.DIFFERENCES).withStatistics(), LakeBatch.USN, rows -> rows.usn);
        add(TableColumn.of("kind", STRING), (rows, to) -> words.kinds(rows, to));
        times();
        ofRecord();
        ids();
        names();
        numbers(column("life", INT64).as(Values.DIFFERENCES), LakeBatch.LIFE, rows -> rows.life);
        texts(column("old_name", STRING), LakeBatch.OLD_NAME, rows -> rows.oldNames);
        texts(column("old_path", STRING), LakeBatch.OLD_PATH, rows -> rows.oldPaths);
        numbers(column("file_offset", INT64).as(Values.DIFFERENCES), LakeBatch.OFFSET, rows -> rows.offset);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, exportedAt);
        add(TableColumn.of("exported_at", TIMESTAMP), (rows, to) -> to.same(micros, rows.count()));
    }

    /** The columns in their order. */
    List<TableColumn> columns() {
        return List.copyOf(columns);
    }

    /** Writes rows. */
    void write(LakeBatch rows, TableWriter to) throws IOException {
        give(rows, to::column);
        to.endRows(rows.count());
    }

    /**
     * Gives columns the values of rows.
     *
     * @param to the columns by their place
     */
    void give(LakeBatch rows, IntFunction<? extends ColumnWriter> to) {
        for (int i = 0; i < readings.size(); i++) {
            readings.get(i).give(rows, to.apply(i));
        }
    }

    // --- columns

    private static TableColumn column(String name, ColumnType type) {
        return TableColumn.of(name, type).orNothing();
    }

    private void add(TableColumn column, Reading reading) {
        columns.add(column);
        readings.add(reading);
    }

    private void numbers(TableColumn column, int has, Function<LakeBatch, long[]> values) {
        add(column, (rows, to) -> to.numbers(values.apply(rows), rows.flags, has, rows.count()));
    }

    /** Numbers that are made of others. */
    private void numbers(TableColumn column, int has, Function<LakeBatch, long[]> of, LongUnaryOperator make) {
        add(column, (rows, to) -> {
            long[] values = of.apply(rows);
            for (int i = 0; i < rows.count(); i++) {
                made[i] = make.applyAsLong(values[i]);
            }
            to.numbers(made, rows.flags, has, rows.count());
        });
    }

    private void texts(TableColumn column, int has, Function<LakeBatch, Texts> values) {
        add(column, (rows, to) -> to.texts(values.apply(rows), rows.flags, has, rows.count()));
    }

    private void always(String name, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        add(TableColumn.of(name, STRING), (rows, to) -> to.same(text, rows.count()));
    }

    private void same(String name, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        add(column(name, STRING), (rows, to) -> {
            if (text.length == 0) {
                to.nothing(rows.count());
            } else {
                to.same(text, rows.count());
            }
        });
    }

    private void same(String name, OptionalLong value) {
        add(column(name, UINT64), (rows, to) -> {
            if (value.isEmpty()) {
                to.nothing(rows.count());
            } else {
                to.same(value.getAsLong(), rows.count());
            }
        });
    }

    private void times() {
        numbers(
                column("time", TIMESTAMP).as(Values.DIFFERENCES).withStatistics(),
                LakeBatch.TIMED,
                rows -> rows.time,
                UsnTable::micros);
        numbers(column("filetime", INT64).as(Values.DIFFERENCES).withStatistics(), LakeBatch.TIMED, rows -> rows.time);
    }

    /** Microseconds since 1970 of a FILETIME; what is between two belongs to the earlier. */
    private static long micros(long filetime) {
        return Math.floorDiv(filetime, TICKS_PER_MICRO) - EPOCH_MICROS;
    }

    private void ofRecord() {
        numbers(column("reason", UINT32), LakeBatch.KNOWN, rows -> rows.reason);
        numbers(column("source_info", UINT32), LakeBatch.KNOWN, rows -> rows.sourceInfo);
        numbers(column("attributes", UINT32), LakeBatch.NAMED, rows -> rows.attributes);
        numbers(column("security_id", UINT32), LakeBatch.NAMED, rows -> rows.security);
        add(column("reasons", STRING), (rows, to) -> words.reasons(rows, to));
        numbers(column("version", INT32), LakeBatch.RECORD, rows -> rows.version);
    }

    private void ids() {
        numbers(column("file_id", UINT64), LakeBatch.KNOWN, rows -> rows.file);
        numbers(column("file_id_high", UINT64), LakeBatch.KNOWN, rows -> rows.fileHigh);
        numbers(column("parent_id", UINT64), LakeBatch.KNOWN, rows -> rows.parent);
        numbers(column("parent_id_high", UINT64), LakeBatch.KNOWN, rows -> rows.parentHigh);
        numbers(column("file_entry", INT64), LakeBatch.SHORT_FILE, rows -> rows.file, id -> id & ENTRY);
        numbers(column("parent_entry", INT64), LakeBatch.SHORT_PARENT, rows -> rows.parent, id -> id & ENTRY);
        numbers(column("file_seq", INT32), LakeBatch.SHORT_FILE, rows -> rows.file, id -> id >>> ENTRY_BITS);
        numbers(column("parent_seq", INT32), LakeBatch.SHORT_PARENT, rows -> rows.parent, id -> id >>> ENTRY_BITS);
    }

    private void names() {
        texts(column("name", STRING), LakeBatch.NAMED, rows -> rows.names);
        texts(column("extension", STRING), LakeBatch.EXTENSION, rows -> rows.extensions);
        texts(column("path", STRING), LakeBatch.PATH, rows -> rows.paths);
        add(column("path_certainty", STRING), (rows, to) -> words.certainties(rows, to));
        texts(column("name_utf16", BINARY), LakeBatch.EXACT_NAME, rows -> rows.exactNames);
        numbers(
                column("is_directory", BOOLEAN),
                LakeBatch.NAMED,
                rows -> rows.attributes,
                bits -> FileAttribute.DIRECTORY.in((int) bits) ? 1 : 0);
    }
}
