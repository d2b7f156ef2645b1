package dev.tidemark.export;

import dev.tidemark.path.PathReader;
import dev.tidemark.store.Rows;
import dev.tidemark.view.ShownSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What an export of rows would look like, from some of them. Immutable.
 *
 * @param lines the first lines, without their ends
 * @param rows how many rows there are
 * @param bytes the size of the file; of many rows an estimate
 * @param exact whether the size is no estimate
 */
public record ExportSample(List<String> lines, long rows, long bytes, boolean exact) {

    /** How many lines are shown. */
    public static final int LINES = 3;

    /** So many rows are written to be measured, at so many places; fewer are measured all. */
    static final int PLACES = 16;

    static final int ROWS_AT_A_PLACE = 64;

    private static final int LONGEST_LINE = 2_000;

    /**
     * Writes some rows of what is shown to nowhere. Takes a moment: not for the FX thread.
     *
     * @param cancelled whether nobody wants it any more
     */
    public static ExportSample of(ShownSnapshot shown, ExportForm form, BooleanSupplier cancelled) throws IOException {
        PathReader paths = shown.paths().borrow();
        try {
            return new Sampling(shown.rows(), shown.size(), form, paths, cancelled).sample();
        } finally {
            shown.paths().giveBack(paths);
        }
    }

    private record Sampling(Rows rows, long size, ExportForm form, PathReader paths, BooleanSupplier cancelled) {

        ExportSample sample() throws IOException {
            if (size <= (long) PLACES * ROWS_AT_A_PLACE) {
                Measured all = measured(0, size);
                return new ExportSample(all.lines(), size, all.bytes, true);
            }
            Measured first = measured(0, ROWS_AT_A_PLACE);
            long header = measured(0, 0).bytes;
            long sum = first.bytes - header;
            for (int place = 1; place < PLACES; place++) {
                long from = (size - ROWS_AT_A_PLACE) / (PLACES - 1) * place;
                sum += measured(from, from + ROWS_AT_A_PLACE).bytes - header;
            }
            double each = (double) sum / (PLACES * ROWS_AT_A_PLACE);
            return new ExportSample(first.lines(), size, header + Math.round(each * size), false);
        }

        private Measured measured(long from, long to) throws IOException {
            Measured out = new Measured();
            Export.write(rows, from, to, form.writer(out), paths, cancelled, done -> {});
            return out;
        }
    }

    /** Counts what is written, and keeps its begin. Not thread-safe. */
    private static final class Measured extends OutputStream {

        private static final int KEPT = 1 << 18;

        private final ByteArrayOutputStream begin = new ByteArrayOutputStream();
        private long bytes;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] more, int from, int length) {
            begin.write(more, from, Math.min(length, KEPT - begin.size()));
            bytes += length;
        }

        List<String> lines() {
            return begin.toString(StandardCharsets.UTF_8)
                    .lines()
                    .limit(LINES)
                    .map(line -> line.startsWith("\uFEFF") ? line.substring(1) : line)
                    .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…")
                    .toList();
        }
    }
}
