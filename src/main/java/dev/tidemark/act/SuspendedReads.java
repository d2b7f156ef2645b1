package dev.tidemark.act;

import dev.tidemark.capture.LiveReading;
import dev.tidemark.store.MarkerDetail;
import java.util.List;
import java.util.function.LongFunction;

/** Safe from any thread. The live reads of a volume that were stopped for an act, and go on after it behind a gap row. */
final class SuspendedReads {

    private final List<LiveReading> stopped;

    private SuspendedReads(List<LiveReading> stopped) {
        this.stopped = stopped;
    }

    /** Stops the reads of a volume, and waits until their handles are closed. */
    static SuspendedReads of(LiveReads reads, String volume) {
        List<LiveReading> all = reads.of(volume);
        List<LiveReading> reading = all.stream().filter(LiveReading::isReading).toList();
        // One that is not read any more may still hold a handle for a moment.
        all.forEach(LiveReading::stop);
        return new SuspendedReads(reading);
    }

    /**
     * Goes on reading; a row says why it stopped.
     *
     * @param why what the row tells, given the USN that was read up to
     */
    void goOn(LongFunction<MarkerDetail> why) {
        for (LiveReading source : stopped) {
            source.resumeAfter(why);
        }
    }
}
