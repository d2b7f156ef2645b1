package dev.tidemark.capture.act;

import dev.tidemark.capture.LiveSource;
import dev.tidemark.store.MarkerDetail;
import java.util.List;
import java.util.function.LongFunction;

/** Safe from any thread. The live reads of a volume that were stopped for an act, and go on after it behind a gap row. */
final class SuspendedReads {

    private final List<LiveSource> stopped;

    private SuspendedReads(List<LiveSource> stopped) {
        this.stopped = stopped;
    }

    /** Stops the reads of a volume, and waits until their handles are closed. */
    static SuspendedReads of(LiveReads reads, String volume) {
        List<LiveSource> all = reads.of(volume);
        List<LiveSource> reading = all.stream().filter(LiveSource::isReading).toList();
        // One that is not read any more may still hold a handle for a moment.
        all.forEach(LiveSource::stop);
        return new SuspendedReads(reading);
    }

    /**
     * Goes on reading; a row says why it stopped.
     *
     * @param why what the row tells, given the USN that was read up to
     */
    void goOn(LongFunction<MarkerDetail> why) {
        for (LiveSource source : stopped) {
            source.resumeAfter(why);
        }
    }
}
