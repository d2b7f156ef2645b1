package dev.tidemark.usn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** What a scan found, for tests. */
record Scan(List<byte[]> records, List<Long> usns, List<Long> offsets, List<Gap> gaps) implements ScanSink {

    record Gap(long offset, long length, GapKind kind) {}

    private Scan() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    static Scan of(byte[] stream) {
        Scan scan = new Scan();
        ByteBuffer bytes = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        new JournalScanner(scan).scan(bytes, 0, 0, stream.length, stream.length, true);
        return scan;
    }

    /** Hands the stream over in pieces of {@code slice} bytes, as a reader of a long file does. */
    static Scan inWindows(byte[] stream, int slice) {
        Scan scan = new Scan();
        JournalScanner scanner = new JournalScanner(scan);
        long at = 0;
        while (at < stream.length) {
            int base = (int) at;
            int limit = Math.min(stream.length - base, slice + JournalScanner.LOOK_AHEAD);
            ByteBuffer window = ByteBuffer.allocate(limit).order(ByteOrder.LITTLE_ENDIAN);
            window.put(0, stream, base, limit);
            boolean last = base + limit == stream.length;
            at = base + scanner.scan(window, base, 0, limit - JournalScanner.LOOK_AHEAD, limit, last);
        }
        return scan;
    }

    @Override
    public void record(long offset, ByteBuffer bytes, int at, int length) {
        byte[] copy = new byte[length];
        bytes.get(at, copy);
        records.add(copy);
        usns.add(RecordBytes.usn(bytes, at));
        offsets.add(offset);
    }

    @Override
    public void gap(long offset, long length, GapKind kind) {
        gaps.add(new Gap(offset, length, kind));
    }
}
