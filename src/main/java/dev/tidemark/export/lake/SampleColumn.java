package dev.tidemark.export.lake;

import dev.tidemark.export.parquet.ColumnType;
import dev.tidemark.export.parquet.ColumnWriter;
import dev.tidemark.export.parquet.TableColumn;
import dev.tidemark.export.parquet.Texts;
import dev.tidemark.text.OneLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Takes the values of one column as a person reads them. Not thread-safe. */
final class SampleColumn implements ColumnWriter {

    private static final String NOTHING = "null";
    private static final int LONGEST = 40;

    private final TableColumn column;
    private final List<String> values = new ArrayList<>();

    SampleColumn(TableColumn column) {
        this.column = column;
    }

    /** The column's name, its type, and its values, each under those of the other columns. */
    String line(int nameWidth) {
        String head = String.format(
                Locale.ROOT,
                "%-" + nameWidth + "s  %-9s",
                column.name(),
                column.type().name().toLowerCase(Locale.ROOT));
        StringBuilder line = new StringBuilder(head);
        for (String value : values) {
            line.append("  ").append(String.format(Locale.ROOT, "%-" + LONGEST + "s", value));
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void nothing(int count) {
        for (int i = 0; i < count; i++) {
            values.add(NOTHING);
        }
    }

    @Override
    public void same(byte[] value, int count) {
        for (int i = 0; i < count; i++) {
            values.add(text(value, 0, value.length));
        }
    }

    @Override
    public void same(long value, int count) {
        for (int i = 0; i < count; i++) {
            values.add(number(value));
        }
    }

    @Override
    public void numbers(long[] all, int[] flags, int mask, int count) {
        for (int i = 0; i < count; i++) {
            values.add((flags[i] & mask) == mask ? number(all[i]) : NOTHING);
        }
    }

    @Override
    public void texts(Texts all, int[] flags, int mask, int count) {
        for (int i = 0; i < count; i++) {
            values.add((flags[i] & mask) == mask ? text(all.bytes(), all.start(i), all.end(i)) : NOTHING);
        }
    }

    private String number(long value) {
        return switch (column.type()) {
            case BOOLEAN -> String.valueOf(value != 0);
            case UINT32 -> Integer.toUnsignedString((int) value);
            case UINT64 -> Long.toUnsignedString(value);
            case TIMESTAMP -> Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString();
            default -> String.valueOf(value);
        };
    }

    private String text(byte[] bytes, int from, int to) {
        String text = column.type() == ColumnType.BINARY
                ? HexFormat.of().formatHex(bytes, from, to)
                : OneLine.of(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        int end = text.offsetByCodePoints(0, Math.min(LONGEST - 1, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }
}
