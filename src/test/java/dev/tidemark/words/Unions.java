package dev.tidemark.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The 40 commonest combinations of two reasons and more in the real journals, as they were counted there. */
final class Unions {

    /**
     * A combination.
     *
     * @param reasons of a record
     * @param before what the record of the file before it mostly had
     * @param records how many records have it
     */
    record Union(int reasons, int before, int records) {}

    static final List<Union> COMMONEST = read();

    private Unions() {}

    private static List<Union> read() {
        return resource("unions.tsv").lines().skip(1).map(Unions::of).toList();
    }

    private static Union of(String line) {
        String[] cells = line.split("\t");
        return new Union(
                Integer.parseUnsignedInt(cells[0], 16),
                Integer.parseUnsignedInt(cells[1], 16),
                Integer.parseInt(cells[2]));
    }

    /** A text beside this class. */
    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Unions.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
