package dev.tidemark.export.lake;

import static dev.tidemark.export.parquet.ColumnType.INT32;
import static dev.tidemark.export.parquet.ColumnType.INT64;
import static dev.tidemark.export.parquet.ColumnType.UINT64;

import dev.tidemark.export.parquet.TableColumn;
import dev.tidemark.export.parquet.TableColumn.Values;
import dev.tidemark.export.parquet.TableWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** The columns of {@code ranges}: one row for each extent of a record of version 4. Not thread-safe. */
final class RangesTable {

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.of("volume_serial", UINT64).orNothing(),
            TableColumn.of("journal_id", UINT64).orNothing(),
            TableColumn.of("usn", INT64).as(Values.DIFFERENCES).withStatistics(),
            TableColumn.of("n", INT32),
            TableColumn.of("offset", INT64),
            TableColumn.of("length", INT64));

    private final OptionalLong serial;
    private final int[] flags = new int[TableWriter.ROWS];
    private final long[] values = new long[TableWriter.ROWS];

    RangesTable(LakeOrigin origin) {
        this.serial = origin.serial();
    }

    /** The columns in their order. */
    List<TableColumn> columns() {
        return COLUMNS;
    }

    /** Writes the extents of rows. */
    void write(LakeBatch rows, TableWriter to) throws IOException {
        for (int from = 0; from < rows.ranges.count(); from += TableWriter.ROWS) {
            write(rows, from, Math.min(TableWriter.ROWS, rows.ranges.count() - from), to);
        }
    }

    private void write(LakeBatch rows, int from, int count, TableWriter to) throws IOException {
        if (serial.isPresent()) {
            to.column(0).same(serial.getAsLong(), count);
        } else {
            to.column(0).nothing(count);
        }
        for (int i = 0; i < count; i++) {
            int row = (int) rows.ranges.rows[from + i];
            flags[i] = rows.flags[row];
            values[i] = rows.journal[row];
        }
        to.column(1).numbers(values, flags, LakeBatch.JOURNAL, count);
        for (int i = 0; i < count; i++) {
            values[i] = rows.usn[(int) rows.ranges.rows[from + i]];
        }
        to.column(2).numbers(values, flags, 0, count);
        to.column(3).numbers(Arrays.copyOfRange(rows.ranges.numbers, from, from + count), flags, 0, count);
        to.column(4).numbers(Arrays.copyOfRange(rows.ranges.offsets, from, from + count), flags, 0, count);
        to.column(5).numbers(Arrays.copyOfRange(rows.ranges.lengths, from, from + count), flags, 0, count);
        to.endRows(count);
    }
}
