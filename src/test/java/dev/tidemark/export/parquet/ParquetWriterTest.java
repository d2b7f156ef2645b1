package dev.tidemark.export.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.export.parquet.TableColumn.Values;
import dev.tidemark.testing.ColumnSum;
import dev.tidemark.testing.DuckDb;
import dev.tidemark.testing.HardwoodFiles;
import dev.tidemark.testing.ParquetJavaFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files, against three readers that others wrote. */
@Tag("shows-out")
class ParquetWriterTest {

    private static final String MAKER = "Tidemark version 0.1.0";

    @TempDir
    Path folder;

    /** A column and its values; {@code null} for none, else a long or text. */
    private record Filled(TableColumn column, List<Object> values) {}

    private static byte[] write(Compression compression, int rowGroup, List<Filled> table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ParquetWriter writer =
                new ParquetWriter(out, MAKER, table.stream().map(Filled::column).toList(), compression, rowGroup);
        int rows = table.getFirst().values().size();
        for (int from = 0; from < rows; from += TableWriter.ROWS) {
            int count = Math.min(TableWriter.ROWS, rows - from);
            for (int i = 0; i < table.size(); i++) {
                give(table.get(i).values().subList(from, from + count), writer.column(i));
            }
            writer.endRows(count);
        }
        writer.finish();
        return out.toByteArray();
    }

    private static void give(List<Object> values, ColumnWriter to) {
        int count = values.size();
        int[] flags = values.stream().mapToInt(value -> value == null ? 0 : 1).toArray();
        if (values.stream().anyMatch(value -> value instanceof String)) {
            Texts texts = new Texts(count);
            for (int i = 0; i < count; i++) {
                texts.begin(i);
                if (values.get(i) instanceof String text) {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    texts.add(i, bytes, 0, bytes.length);
                }
            }
            to.texts(texts, flags, 1, count);
        } else if (Arrays.stream(flags).allMatch(flag -> flag == 0)) {
            to.nothing(count);
        } else {
            long[] numbers = values.stream()
                    .mapToLong(value -> value instanceof Long number ? number : 0)
                    .toArray();
            to.numbers(numbers, flags, 1, count);
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.parquet"), bytes);
    }

    private static Map<String, ColumnSum> expected(List<Filled> table) {
        Map<String, ColumnSum> sums = new LinkedHashMap<>();
        for (Filled each : table) {
            ColumnSum sum = ColumnSum.NOTHING;
            for (Object value : each.values()) {
                if (value instanceof Long number) {
                    boolean half = each.column().type().physical() == ColumnType.Physical.INT32;
                    sum = sum.plus(half ? Integer.toUnsignedLong(number.intValue()) : number);
                } else if (value instanceof String text) {
                    sum = sum.plus(text.getBytes(StandardCharsets.UTF_8));
                }
            }
            sums.put(each.column().name(), sum);
        }
        return sums;
    }

    private static Map<String, ColumnSum> withoutContent(Map<String, ColumnSum> sums) {
        Map<String, ColumnSum> without = new LinkedHashMap<>();
        sums.forEach((name, sum) -> without.put(name, sum.withoutContent()));
        return without;
    }

    private void assertRead(List<Filled> table, byte[] bytes) throws Exception {
        List<Path> files = List.of(file(bytes));
        Map<String, ColumnSum> expected = expected(table);
        assertThat(HardwoodFiles.sums(files)).as("Hardwood").isEqualTo(expected);
        assertThat(ParquetJavaFiles.sums(files)).as("parquet-java").isEqualTo(expected);
        try (DuckDb duck = new DuckDb()) {
            assertThat(duck.sums(files)).as("DuckDB").isEqualTo(withoutContent(expected));
        }
    }

    // --- tables of any kind

    private static Filled random(SplittableRandom random, int number, int rows) {
        ColumnType type = ColumnType.values()[random.nextInt(ColumnType.values().length)];
        boolean optional = random.nextBoolean();
        List<Values> ways = new ArrayList<>(List.of(Values.PLAIN, Values.DICTIONARY));
        if (type.physical() == ColumnType.Physical.INT64) {
            ways.add(Values.DIFFERENCES);
        }
        Values way = ways.get(random.nextInt(ways.size()));
        int rareness = optional ? random.nextInt(4) : 0;
        int variety = 1 << random.nextInt(20);
        List<Object> values = new ArrayList<>();
        Object last = null;
        for (int i = 0; i < rows; i++) {
            boolean again = i > 0 && random.nextInt(3) > 0;
            last = again
                    ? last
                    : rareness == 3 || rareness > 0 && random.nextInt(3) == 0 ? null : value(random, type, variety);
            values.add(last);
        }
        return new Filled(new TableColumn("c" + number, type, optional, way, false), values);
    }

    private static Object value(SplittableRandom random, ColumnType type, int variety) {
        long number = random.nextInt(variety) * 0x9E37_79B9_7F4A_7C15L >>> random.nextInt(2) * 40;
        return switch (type) {
            case BOOLEAN -> number & 1;
            case INT32, UINT32 -> (long) (int) number & 0x7FFF_FFFFL;
            case INT64, UINT64 -> number;
            // Within what DuckDB takes for a time.
            case TIMESTAMP -> number >> 12;
            case STRING, BINARY -> "é" + Long.toString(number, 36).repeat(random.nextInt(3));
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tablesOfAnyKindAreReadAsTheyWereWritten(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 1 + random.nextInt(36_000);
        List<Filled> table =
                IntStream.range(0, 12).mapToObj(i -> random(random, i, rows)).toList();
        Compression compression = seed % 2 == 0 ? Compression.GZIP : Compression.NONE;
        assertRead(table, write(compression, 9000, table));
    }

    @Test
    void aTableWithoutRowsIsRead() throws Exception {
        List<Filled> table = List.of(
                new Filled(TableColumn.of("text", ColumnType.STRING), List.of()),
                new Filled(TableColumn.of("number", ColumnType.UINT64).orNothing(), List.of()));
        byte[] bytes = write(Compression.GZIP, 1000, table);
        assertRead(table, bytes);
        try (DuckDb duck = new DuckDb()) {
            assertThat(duck.columns(List.of(file(bytes)))).isEqualTo(Map.of("text", "VARCHAR", "number", "UBIGINT"));
        }
    }

    @Test
    void theSameRowsMakeTheSameBytes() throws IOException {
        SplittableRandom one = new SplittableRandom(9);
        SplittableRandom other = new SplittableRandom(9);
        List<Filled> table =
                IntStream.range(0, 6).mapToObj(i -> random(one, i, 5000)).toList();
        List<Filled> again =
                IntStream.range(0, 6).mapToObj(i -> random(other, i, 5000)).toList();
        assertThat(write(Compression.GZIP, 2000, table)).isEqualTo(write(Compression.GZIP, 2000, again));
    }

    // --- single columns

    private static List<Object> numbers(int count, IntToLongFunction number) {
        List<Object> all = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> all.add(number.applyAsLong(i)));
        return all;
    }

    @Test
    void moreValuesThanADictionaryHoldsGoOnPlainly() throws Exception {
        List<Filled> table = List.of(
                new Filled(TableColumn.of("n", ColumnType.INT64), numbers(300_000, i -> i * 1_000_003L)),
                new Filled(TableColumn.of("t", ColumnType.STRING), texts(300_000, i -> "name " + i)));
        byte[] bytes = write(Compression.NONE, 500_000, table);
        assertRead(table, bytes);
        assertThat(ParquetJavaFiles.footer(file(bytes))
                        .getRow_groups()
                        .getFirst()
                        .getColumns()
                        .getFirst()
                        .getMeta_data()
                        .getEncodings()
                        .toString())
                .contains("PLAIN", "RLE_DICTIONARY");
    }

    private static List<Object> texts(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).map(Object.class::cast).toList();
    }

    @Test
    void differencesBeyond64BitsWrapThereAndBack() throws Exception {
        long[] edges = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE};
        Filled column = new Filled(
                TableColumn.of("d", ColumnType.INT64).as(Values.DIFFERENCES), numbers(1000, i -> edges[i % 7]));
        assertRead(List.of(column), write(Compression.NONE, 1000, List.of(column)));
    }

    @Test
    void longTextsMakeMorePagesAndNoGiants() throws Exception {
        List<Filled> table = List.of(new Filled(
                new TableColumn("t", ColumnType.STRING, false, Values.PLAIN, false),
                texts(300, i -> Integer.toString(i).repeat(20_000))));
        byte[] bytes = write(Compression.GZIP, 1000, table);
        assertRead(table, bytes);
    }

    @Test
    void statisticsTellTheLeastAndTheGreatestOfEachRowGroup() throws Exception {
        Filled usn = new Filled(
                TableColumn.of("usn", ColumnType.INT64).as(Values.DIFFERENCES).withStatistics(),
                numbers(4000, i -> 5_000_000_000L - i));
        try (DuckDb duck = new DuckDb()) {
            Path file = file(write(Compression.GZIP, 2000, List.of(usn)));
            assertThat(duck.rows("SELECT stats_min_value, stats_max_value, row_group_num_rows FROM parquet_metadata('"
                            + file + "') ORDER BY row_group_id"))
                    .containsExactly(
                            List.of("4999998001", "5000000000", "2000"), List.of("4999996001", "4999998000", "2000"));
        }
    }

    @Test
    void aRowGroupHas500000Rows() throws Exception {
        Filled one = new Filled(TableColumn.of("n", ColumnType.INT32), numbers(1_000_001, i -> i & 7));
        byte[] bytes = write(Compression.GZIP, ParquetWriter.ROW_GROUP, List.of(one));
        assertThat(ParquetJavaFiles.footer(file(bytes)).getRow_groups())
                .extracting(group -> group.getNum_rows())
                .containsExactly(500_000L, 500_000L, 1L);
    }

    @Test
    void whatIsHeldStaysSmallHoweverLongAColumnGets() throws IOException {
        ParquetWriter writer = new ParquetWriter(
                OutputStream.nullOutputStream(),
                MAKER,
                List.of(TableColumn.of("n", ColumnType.INT64).as(Values.DIFFERENCES)),
                Compression.NONE);
        long most = 0;
        long[] values = new long[TableWriter.ROWS];
        for (int i = 0; i < 1000; i++) {
            for (int row = 0; row < values.length; row++) {
                values[row] = (long) i * values.length + row;
            }
            writer.column(0).numbers(values, new int[values.length], 0, values.length);
            writer.endRows(values.length);
            most = Math.max(most, writer.heldBytes());
        }
        writer.finish();
        assertThat(most).isBetween(1L, 4L << 20);
    }

    /** The next row group takes as much; who wants the room back says so. */
    @Test
    void roomIsKeptFromOneRowGroupToTheNextUntilItIsAskedFor() throws IOException {
        ParquetWriter writer = new ParquetWriter(
                OutputStream.nullOutputStream(),
                MAKER,
                List.of(TableColumn.of("n", ColumnType.INT64), TableColumn.of("t", ColumnType.STRING)),
                Compression.GZIP,
                10 * TableWriter.ROWS);
        long[] values = new long[TableWriter.ROWS];
        long begun = writer.heldBytes();
        for (int i = 0; i < 10; i++) {
            for (int row = 0; row < values.length; row++) {
                values[row] = (long) i * values.length + row;
                writer.column(1).same(Long.toString(values[row]).getBytes(StandardCharsets.UTF_8), 1);
            }
            writer.column(0).numbers(values, new int[values.length], 0, values.length);
            writer.endRows(values.length);
        }
        assertThat(writer.heldBytes()).isGreaterThan(10 * begun);
        writer.endRowGroup();
        assertThat(writer.heldBytes()).isEqualTo(begun);
        writer.release();
    }

    @Test
    void aColumnThatNeedsAValueTakesNoLack() throws IOException {
        ParquetWriter writer = new ParquetWriter(
                OutputStream.nullOutputStream(),
                MAKER,
                List.of(TableColumn.of("n", ColumnType.INT64)),
                Compression.NONE);
        assertThatThrownBy(() -> writer.column(0).nothing(1)).isInstanceOf(IllegalStateException.class);
        writer.release();
    }
}
