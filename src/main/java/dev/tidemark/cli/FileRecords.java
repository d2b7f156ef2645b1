package dev.tidemark.cli;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.StreamScan;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.ScanSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The records of a {@code $J}, read from front to back. */
final class FileRecords implements RecordProducer {

    private final Path file;

    FileRecords(Path file) {
        this.file = file;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        try {
            StreamScan.scan(file, AllocatedRanges.UNKNOWN, new Into(selection), done -> selection.goesOn());
        } catch (IOException e) {
            throw new CommandFailedException(Problem.of(file.toString(), e));
        }
    }

    private record Into(Selection selection) implements ScanSink {

        @Override
        public void record(long offset, ByteBuffer bytes, int at, int length) {
            selection.record(bytes, at, offset);
        }

        @Override
        public void gap(long offset, long length, GapKind kind) {
            selection.gap(MarkerWords.of(new MarkerDetail.Damaged(kind, offset, length)));
        }
    }
}
