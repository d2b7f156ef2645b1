package dev.tidemark.summary;

import dev.tidemark.capture.FileSource;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The records of a source in a database, field by field, to count them there. Not thread-safe. */
final class SqlRows implements AutoCloseable {

    /** The hour of a plausible time, in UTC. */
    static final String HOUR = "CAST((filetime // 36000000000) % 24 AS VARCHAR)";

    /** The day of the week of a plausible time: 1601 began on a Monday. */
    static final String WEEKDAY = "list_extract(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday',"
            + " 'sunday'], CAST((filetime // 864000000000) % 7 + 1 AS INTEGER))";

    /** The first two directories of a path; no name of these journals has a backslash. */
    static final String TWO_DIRECTORIES = "regexp_extract(dir, '^([^\\\\]*(?:\\\\[^\\\\]*){0,2})', 1)";

    private final Connection connection;

    private SqlRows(Connection connection) {
        this.connection = connection;
    }

    static SqlRows of(FileSource source, Path folder) throws IOException, SQLException {
        Path file = Files.createTempFile(folder, "rows", ".tsv");
        write(source, file);
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT * FROM read_csv('"
                    + file.toString().replace('\\', '/')
                    + "', delim = '\t', header = false, quote = '', escape = '', nullstr = '\\N', columns = {"
                    + "'record': 'BIGINT', 'filetime': 'BIGINT', 'reason': 'BIGINT', 'sourceinfo': 'BIGINT',"
                    + "'length': 'BIGINT', 'file': 'VARCHAR', 'name': 'VARCHAR', 'ext': 'VARCHAR', 'dir': 'VARCHAR'})");
        }
        return new SqlRows(connection);
    }

    private static void write(FileSource source, Path file) throws IOException {
        RecordStore store = source.store();
        PathReader paths = source.paths().borrow();
        RecordView view = new RecordView();
        try (StoreReader reader = store.reader();
                Writer out = Files.newBufferedWriter(file)) {
            for (long record = store.firstRecord(); record < store.endRecord(); record++) {
                reader.<IOException>readRecord(record, row -> {
                    if (row.isRecord()) {
                        view.show(row).withPath(paths.path(row));
                        out.write(line(row, view));
                    }
                });
            }
        } finally {
            source.paths().giveBack(paths);
        }
    }

    private static String line(RecordCursor row, RecordView view) {
        long time = row.time();
        return String.join(
                        "\t",
                        Long.toString(row.record()),
                        TimeRange.PLAUSIBLE.holds(time) ? Long.toString(time) : "\\N",
                        Long.toString(Integer.toUnsignedLong(row.reason())),
                        Long.toString(Integer.toUnsignedLong(row.sourceInfo())),
                        Integer.toString(row.length()),
                        text(Fields.FILE, view),
                        text(Fields.NAME, view),
                        text(Fields.EXTENSION, view),
                        text(Fields.DIRECTORY, view))
                + "\n";
    }

    private static String text(RecordField field, RecordView view) {
        return field.has(view) ? String.valueOf(field.text(view, Long::toString)) : "\\N";
    }

    /** Tallies by an expression. */
    Map<String, Tally> tallies(String value, String where) throws SQLException {
        Map<String, Tally> tallies = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + value
                        + " v, count(*), sum(length)::BIGINT, min(filetime), max(filetime) FROM t WHERE " + where
                        + " GROUP BY v")) {
            while (rows.next()) {
                long first = rows.getLong(4);
                boolean timed = !rows.wasNull();
                tallies.put(
                        rows.getString(1),
                        new Tally(
                                rows.getLong(2),
                                rows.getLong(3),
                                timed ? first : Tally.NO_TIME,
                                timed ? rows.getLong(5) : Tally.NO_TIME));
            }
        }
        return tallies;
    }

    /** The name of each file's last record. */
    Map<String, String> lastNames() throws SQLException {
        Map<String, String> names = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT file, arg_max(name, record) FROM t GROUP BY file")) {
            while (rows.next()) {
                names.put(rows.getString(1), rows.getString(2));
            }
        }
        return names;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
