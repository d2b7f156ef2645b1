package dev.tidemark.testing;

import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks DuckDB, in memory. Belongs to one thread. */
public final class DuckDb implements AutoCloseable {

    private final Connection connection;

    public DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    /** What gives the rows of Parquet files. */
    public static String table(List<Path> files) {
        return "read_parquet(["
                + String.join(", ", files.stream().map(DuckDb::quoted).toList())
                + "], hive_partitioning = false)";
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    /** Does something that has no result. */
    public void run(String statement) throws SQLException {
        try (Statement asking = connection.createStatement()) {
            asking.execute(statement);
        }
    }

    /** The rows of an answer, each value as text; {@code null} for none. */
    public List<List<String>> rows(String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement asking = connection.createStatement();
                ResultSet answer = asking.executeQuery(query)) {
            int columns = answer.getMetaData().getColumnCount();
            while (answer.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(answer.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The only value of an answer. */
    public String value(String query) throws SQLException {
        return rows(query).getFirst().getFirst();
    }

    /** Names and types of the columns of Parquet files. */
    public Map<String, String> columns(List<Path> files) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        rows("DESCRIBE SELECT * FROM " + table(files)).forEach(row -> types.put(row.get(0), row.get(1)));
        return types;
    }

    /** What is in the columns of Parquet files, without their content. */
    public Map<String, ColumnSum> sums(List<Path> files) throws SQLException {
        Map<String, String> columns = columns(files);
        List<String> asked = new ArrayList<>();
        for (Map.Entry<String, String> column : columns.entrySet()) {
            String name = '"' + column.getKey() + '"';
            String number = switch (column.getValue()) {
                case "VARCHAR" -> "octet_length(encode(" + name + "))";
                case "BLOB" -> "octet_length(" + name + ")";
                case "TIMESTAMP WITH TIME ZONE", "TIMESTAMP" -> "epoch_us(" + name + ")";
                default -> name;
            };
            asked.add("count(%s), coalesce(sum((%s)::HUGEINT), 0)".formatted(name, number));
        }
        List<String> row = rows("SELECT " + String.join(", ", asked) + " FROM " + table(files))
                .getFirst();
        Map<String, ColumnSum> sums = new LinkedHashMap<>();
        int at = 0;
        for (String column : columns.keySet()) {
            long count = Long.parseLong(row.get(at++));
            sums.put(column, new ColumnSum(count, new BigInteger(row.get(at++)).longValue(), 0));
        }
        return sums;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
