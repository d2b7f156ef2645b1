package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.store.RecordStore;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The records of a volume with the paths their files had. What the journal holds is taken in, and the volume asked for its
 * directories, before the first record is written; on demand those follow that come.
 */
final class VolumePathRecords implements RecordProducer {

    private static final long LOOK_MILLIS = 20;

    /** What is kept of records that were written, while others come: a reader of the output may be slow. */
    private static final long KEPT_BYTES = 1L << 30;

    private final Backend backend;
    private final String volume;
    private final FilterSpec filter;
    private final Where where;
    private final boolean follow;
    private final PrintStream err;
    private volatile @Nullable LiveSource reading;

    /**
     * @param filter of which only the condition on the path is tested here
     * @param where is tested here
     * @param follow whether to wait for new records instead of ending
     */
    VolumePathRecords(Backend backend, String volume, FilterSpec filter, Where where, boolean follow, PrintStream err) {
        this.backend = backend;
        this.volume = volume;
        this.filter = filter;
        this.where = where;
        this.follow = follow;
        this.err = err;
    }

    @Override
    public void read(Selection selection) throws CommandFailedException {
        try {
            // A volume that is not there, or has no journal, is said as without paths.
            long end = VolumeRecords.journal(backend, volume).nextUsn();
            Path temp = Path.of(System.getProperty("java.io.tmpdir"));
            try (LiveSource source = new LiveSource(backend, facts(), temp, Long.MAX_VALUE, InstantSource.system())) {
                reading = source;
                source.paths();
                source.start(ReadOptions.DEFAULT);
                takeIn(source, end, selection);
                write(source, selection);
                failure(source);
            }
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        } catch (IOException e) {
            throw new CommandFailedException(Problem.of(volume, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reading = null;
        }
    }

    private VolumeFacts facts() throws Win32Exception, CommandFailedException {
        return VolumeFacts.named(backend.volumes(), volume).orElseThrow(() -> CommandFailedException.noVolume(volume));
    }

    private void takeIn(LiveSource source, long end, Selection selection) throws InterruptedException {
        while (source.nextUsn() < end && source.isReading() && selection.goesOn()) {
            Thread.sleep(LOOK_MILLIS);
        }
        if (source.isLimited()) {
            err.println("tidemark: " + Messages.text("cli.limited", volume));
        }
        while (!source.directoriesAsked() && source.isReading() && selection.goesOn()) {
            Thread.sleep(LOOK_MILLIS);
        }
        if (source.paths().edition() == 0) {
            err.println("tidemark: " + source.pathWords());
        }
    }

    private void write(LiveSource source, Selection selection) throws IOException, InterruptedException {
        RecordStore store = source.store();
        try (PathRows rows = new PathRows(source, filter, where.from(Instant.now()), true)) {
            rows.writeTo(store.endRecord(), selection);
            selection.flush();
            source.retain(KEPT_BYTES);
            while (follow && selection.goesOn() && source.isReading()) {
                if (store.endRecord() == rows.next()) {
                    Thread.sleep(LOOK_MILLIS);
                } else {
                    sayLost(store.firstRecord() - rows.next(), selection);
                    rows.writeTo(store.endRecord(), selection);
                    selection.flush();
                }
            }
        }
    }

    private static void sayLost(long records, Selection selection) {
        if (records > 0) {
            selection.gap(Messages.text("cli.slow", records));
        }
    }

    private static void failure(LiveSource source) throws CommandFailedException {
        Problem problem = source.state().problem();
        if (problem != null) {
            throw new CommandFailedException(problem);
        }
    }

    @Override
    public void cancel() {
        LiveSource source = reading;
        if (source != null) {
            source.stop();
        }
    }
}
