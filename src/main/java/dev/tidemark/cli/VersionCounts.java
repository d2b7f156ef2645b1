package dev.tidemark.cli;

import dev.tidemark.field.RecordView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Counts records by their major version, and writes a line each: {@code V2}, a tab, the number. Not thread-safe. */
final class VersionCounts implements RecordSink {

    private static final int KNOWN = 5;

    private final OutputStream out;
    private final long[] known = new long[KNOWN];
    private final Map<Integer, Long> others = new TreeMap<>();

    VersionCounts(OutputStream out) {
        this.out = out;
    }

    @Override
    public void accept(RecordView record) {
        int version = record.version();
        if (version < KNOWN) {
            known[version]++;
        } else {
            others.merge(version, 1L, Long::sum);
        }
    }

    @Override
    public void flush() {
        // There is nothing to say before the end.
    }

    @Override
    public void end() throws IOException {
        writeTo(out);
    }

    /** Counts what another has counted. Safe from any thread. */
    synchronized void add(VersionCounts more) {
        for (int version = 0; version < KNOWN; version++) {
            known[version] += more.known[version];
        }
        more.others.forEach((version, count) -> others.merge(version, count, Long::sum));
    }

    /** Writes the lines of the versions there were, and the total; flushes. */
    synchronized void writeTo(OutputStream to) throws IOException {
        StringBuilder lines = new StringBuilder();
        long total = 0;
        for (int version = 0; version < KNOWN; version++) {
            total += known[version];
            if (known[version] > 0) {
                line(lines, "V" + version, known[version]);
            }
        }
        for (Map.Entry<Integer, Long> other : others.entrySet()) {
            total += other.getValue();
            line(lines, "V" + other.getKey(), other.getValue());
        }
        line(lines, "total", total);
        to.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
        to.flush();
    }

    private static void line(StringBuilder lines, String name, long count) {
        lines.append(name).append('\t').append(count).append('\n');
    }
}
