package dev.tidemark.export.lake;

import dev.tidemark.history.RecordLives;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.store.RowVisitor;
import dev.tidemark.store.StoreReader;
import dev.tidemark.view.ShownSnapshot;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one source into a lake, in the order of the source. Belongs to one thread, and takes long: not for the FX thread.
 */
public final class LakeExport {

    private static final int SLICE = 1 << 12;

    /** How much of the work it is to find which files there will be. */
    private static final double FINDING = 0.1;

    private final ShownSnapshot shown;
    private final RecordStore store;
    private final LakeOrigin origin;
    private final LakeOptions options;
    private final LakePlan plan;
    private final BooleanSupplier cancelled;
    private final DoubleConsumer progress;
    private double done;

    private LakeExport(
            ShownSnapshot shown,
            RecordStore store,
            LakeOrigin origin,
            LongFunction<OptionalLong> journals,
            LakeOptions options,
            BooleanSupplier cancelled,
            DoubleConsumer progress) {
        this.shown = shown;
        this.store = store;
        this.origin = origin;
        this.options = options;
        this.plan = new LakePlan(options.partitions().contains(Partition.DATE), journals, origin.journalId());
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /**
     * Writes rows. What is written is whole, whenever it ends; what was begun is deleted when it fails or is cancelled.
     *
     * @param shown the rows; in another order than their records, they are written in that of their records
     * @param store what they are rows of; rows of other sources are left out
     * @param journals gives the id of the journal that a row is of, as far as the source knows it
     * @param cancelled asked every few thousand rows
     * @param progress told how much of it is done as often, from 0 to 1 and never back
     * @throws IOException if a file cannot be written
     */
    public static LakeResult write(
            ShownSnapshot shown,
            RecordStore store,
            LakeOrigin origin,
            LongFunction<OptionalLong> journals,
            LakeOptions options,
            BooleanSupplier cancelled,
            DoubleConsumer progress)
            throws IOException {
        return new LakeExport(shown, store, origin, journals, options, cancelled, progress).write();
    }

    /** Whether a machine's name can be one of a lake. */
    public static boolean isHost(String name) {
        return LakeLayout.fits(name);
    }

    private LakeResult write() throws IOException {
        plan();
        PathReader paths = shown.paths().borrow();
        LakeFiles files = new LakeFiles(
                plan, LakeLayout.of(store, origin, options), origin, options, new LakeBatch(paths, origin.inFile()));
        try {
            while (files.isMore() && !cancelled.getAsBoolean()) {
                fill(files);
            }
            return files.result(cancelled.getAsBoolean());
        } catch (IOException | RuntimeException | Error e) {
            files.drop(e);
            throw e;
        } finally {
            files.drop(new CancellationException());
            shown.paths().giveBack(paths);
        }
    }

    /** Where rows are gone through again, it stays where it was. */
    private void said(double now) {
        done = Math.clamp(now, done, 1);
        progress.accept(done);
    }

    private void plan() {
        WantedRows wanted = new WantedRows(shown, store.source());
        RowVisitor<RuntimeException> take = plan::take;
        try (StoreReader reader = store.reader()) {
            long rows = 0;
            for (long row = wanted.next(); row >= 0; row = wanted.next()) {
                reader.readRecord(row, take);
                if (++rows % SLICE == 0) {
                    said(FINDING * rows / Math.max(1, shown.size()));
                    if (cancelled.getAsBoolean()) {
                        return;
                    }
                }
            }
        }
        plan.end();
    }

    /** Goes through all rows once: what a record is part of depends on those that are not wanted too. */
    private void fill(LakeFiles files) throws IOException {
        long first = store.firstRecord();
        files.beginPass(first);
        Pass pass = new Pass(files);
        try (StoreReader reader = store.reader()) {
            for (long at = first; pass.isMore() && at < store.endRecord(); at += SLICE) {
                pass.take(reader, at, Math.min(at + SLICE, store.endRecord()));
                said(FINDING + (1 - FINDING) * (at - first) / (store.endRecord() - first));
                if (cancelled.getAsBoolean()) {
                    return;
                }
            }
        }
        files.endPass();
    }

    /** Looks at one row after the other. Not thread-safe. */
    private final class Pass implements RowVisitor<RuntimeException> {

        private final LakeFiles files;
        private final WantedRows wanted = new WantedRows(shown, store.source());
        private final LakePlan.Walk walk = plan.new Walk();
        private final RecordLives lives = new RecordLives();
        private long next = wanted.next();

        /** Takes the row, where it is wanted now. */
        private @Nullable LakeBatch into;

        Pass(LakeFiles files) {
            this.files = files;
        }

        /** Whether rows are left that are wanted. */
        boolean isMore() {
            return next >= 0;
        }

        /** Takes some rows. A method of its own for each few thousand: one that runs for seconds is compiled again and again. */
        void take(StoreReader reader, long from, long to) throws IOException {
            for (long at = from; isMore() && at < to; at++) {
                take(reader, at);
            }
        }

        private void take(StoreReader reader, long at) throws IOException {
            while (next >= 0 && next < at) {
                next = wanted.next();
            }
            int part = at == next ? walk.partOf(at) : -1;
            boolean taken = part >= 0 && files.takes(part, at);
            into = taken ? files.batch() : null;
            Outcome outcome = reader.readRecord(at, this);
            if (outcome != Outcome.READ) {
                lives.lose();
            }
            if (taken) {
                files.taken(at, outcome == Outcome.READ);
            }
        }

        @Override
        public void visit(RecordCursor row) {
            lives.take(row);
            if (into != null) {
                into.gather(row, lives, plan.journalOf(row.record()));
            }
        }
    }
}
