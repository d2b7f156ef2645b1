package dev.tidemark.bench;

import dev.tidemark.usn.JournalScanner;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.ScanSink;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;

/** Finding the records of a {@code $J}, beside stepping from one to the next by the lengths they claim. */
public class ScanLoops extends PerRecord {

    /** Sums what every record holds, so that it is read. */
    private static final class Sum implements ScanSink {

        private long sum;

        @Override
        public void record(long offset, ByteBuffer bytes, int at, int length) {
            sum += RecordBytes.usn(bytes, at) ^ RecordBytes.time(bytes, at);
        }

        @Override
        public void gap(long offset, long length, GapKind kind) {
            throw new IllegalStateException(kind + " at " + offset);
        }
    }

    @Benchmark
    public long scan(LoopSample sample) {
        ByteBuffer bytes = sample.bytes();
        Sum sum = new Sum();
        new JournalScanner(sum).scan(bytes, 0, 0, bytes.limit(), bytes.limit(), true);
        return sum.sum;
    }

    /** The control. */
    @Benchmark
    public long step(LoopSample sample) {
        ByteBuffer bytes = sample.bytes();
        long sum = 0;
        int at = 0;
        while (at < bytes.limit()) {
            int length = RecordBytes.length(bytes, at);
            if (length == 0) {
                at = (at & -JournalScanner.PAGE) + JournalScanner.PAGE;
            } else {
                sum += RecordBytes.usn(bytes, at) ^ RecordBytes.time(bytes, at);
                at += length;
            }
        }
        return sum;
    }
}
