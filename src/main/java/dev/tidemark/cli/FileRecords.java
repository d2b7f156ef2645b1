package dev.tidemark.cli;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.FileStamp;
import dev.tidemark.capture.StreamScan;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.ScanSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The records of a {@code $J}, read from front to back. */
final class FileRecords implements RecordProducer {

    private final Path file;
    private long reached;

    FileRecords(Path file) {
        this.file = file;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        Problem problem;
        try {
            FileStamp opened = FileStamp.ofRegular(file);
            reached =
                    StreamScan.scan(file, AllocatedRanges.UNKNOWN, new Into(selection), done -> goOn(done, selection));
            // Whoever asked for a few records has them, whatever became of the rest.
            problem = opened == null || !selection.goesOn() ? null : opened.change();
        } catch (IOException e) {
            problem = Problem.of(file.toString(), e);
        }
        if (problem != null) {
            throw new CommandFailedException(
                    reached == 0 ? problem : problem.at(Messages.text("file.ended", Long.toString(reached))));
        }
    }

    private boolean goOn(long done, Selection selection) {
        reached = done;
        return selection.goesOn();
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
