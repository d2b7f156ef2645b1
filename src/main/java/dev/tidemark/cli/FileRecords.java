package dev.tidemark.cli;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.FileKind;
import dev.tidemark.capture.FileStamp;
import dev.tidemark.capture.StreamScan;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.ScanSink;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The records of a {@code $J}, read from front to back. */
final class FileRecords implements RecordProducer {

    /** Of a pipe that has no record in so many bytes, no more is read. */
    private static final long MOST_WITHOUT_RECORD = 1L << 36;

    private final Path file;
    private final AllocatedRanges ranges;
    private final int slice;
    private final PrintStream err;
    private long reached;

    /**
     * @param slice how much of it is in memory, in bytes
     */
    FileRecords(Path file, AllocatedRanges ranges, int slice, PrintStream err) {
        this.file = file;
        this.ranges = ranges;
        this.slice = slice;
        this.err = err;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        Problem problem;
        try {
            FileKind kind = FileKind.of(file);
            if (kind != null) {
                throw new CommandFailedException(kind.asJournal(file.toString()));
            }
            FileStamp opened = FileStamp.ofRegular(file);
            boolean pipe = Files.exists(file) && !Files.isRegularFile(file);
            Into into = new Into(selection, new ReadingProgress(err, pipe ? 0 : Files.size(file)));
            long most = pipe ? MOST_WITHOUT_RECORD : Long.MAX_VALUE;
            reached = StreamScan.scan(file, ranges, into, slice, done -> goesOn(into, done, most));
            // Whoever asked for a few records has them, whatever became of the rest.
            problem = opened == null || !selection.goesOn() ? null : opened.change();
            if (problem == null && !into.found && selection.goesOn()) {
                throw new CommandFailedException(FileKind.withoutRecords(file.toString(), into.bytes));
            }
        } catch (IOException e) {
            problem = Problem.of(file.toString(), e);
        }
        if (problem != null) {
            throw new CommandFailedException(
                    reached == 0 ? problem : problem.at(Messages.text("file.ended", Long.toString(reached))));
        }
    }

    private boolean goesOn(Into into, long done, long most) {
        reached = done;
        return into.goesOn(done, most);
    }

    /** Gaps before the first record are said with it: where none comes, the file is no journal. */
    private static final class Into implements ScanSink {

        private static final int MOST_WAITING = 16;

        /** Records tell by themselves that it goes on; a hole between two of them may take minutes. */
        private static final long WITHOUT_WORD = 1L << 30;

        private final Selection selection;
        private final ReadingProgress progress;
        private final Deque<MarkerDetail> waiting = new ArrayDeque<>();
        private boolean found;
        private long bytes;
        private long last;

        Into(Selection selection, ReadingProgress progress) {
            this.selection = selection;
            this.progress = progress;
        }

        boolean goesOn(long done, long most) {
            bytes = Math.max(bytes, done);
            if (!found) {
                progress.withoutRecord(done);
            } else if (done - last > WITHOUT_WORD) {
                progress.loading(done);
            }
            return selection.goesOn() && (found || done < most);
        }

        @Override
        public void record(long offset, ByteBuffer from, int at, int length) {
            if (!found) {
                found = true;
                waiting.forEach(selection::gap);
                waiting.clear();
            }
            last = offset;
            selection.record(from, at, offset);
        }

        @Override
        public void gap(long offset, long length, GapKind kind) {
            bytes = Math.max(bytes, offset + length);
            MarkerDetail damage = new MarkerDetail.Damaged(kind, offset, length);
            if (found) {
                selection.gap(damage);
            } else if (waiting.size() < MOST_WAITING) {
                waiting.add(damage);
            }
        }
    }
}
