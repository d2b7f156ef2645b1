package dev.tidemark.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code layouts.tsv}: what a C compiler printed of the Windows headers. */
public final class LayoutTable {

    /** One line: a struct's size, a field's offset and size, or a constant's value. */
    public record Line(String kind, String source, String name, String field, String offset, String value) {

        public long number() {
            return Long.decode(value);
        }
    }

    public static final List<Line> LINES = read();

    private LayoutTable() {}

    private static List<Line> read() {
        try (InputStream in = LayoutTable.class.getResourceAsStream("/dev/tidemark/layouts.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(c -> new Line(c[0], c[1], c[2], c[3], c[4], c[5]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<Line> constants(String prefix) {
        return LINES.stream()
                .filter(line -> line.kind().equals("const") && line.name().startsWith(prefix));
    }

    public static Line struct(String name) {
        return LINES.stream()
                .filter(line -> line.kind().equals("struct") && line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static List<Line> fields(String struct) {
        return LINES.stream()
                .filter(line -> line.kind().equals("field") && line.name().equals(struct))
                .toList();
    }
}
