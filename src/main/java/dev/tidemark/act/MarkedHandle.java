package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.trace.TracingHandle;
import dev.tidemark.volume.CloseRecord;
import dev.tidemark.volume.JournalData;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A handle of a file that was marked; the mark lasts as long as it is open. Safe from any thread. */
public final class MarkedHandle implements Held {

    private final Act act;
    private final ActRunner runner;
    private final Consumer<Held> forget;
    private final FileTarget file;
    private final Handle handle;
    private final int sourceInfo;
    private final int handleInfo;
    private final AtomicBoolean released = new AtomicBoolean();

    MarkedHandle(
            Act act,
            ActRunner runner,
            Consumer<Held> forget,
            FileTarget file,
            Handle handle,
            int sourceInfo,
            int handleInfo) {
        this.act = act;
        this.runner = runner;
        this.forget = forget;
        this.file = file;
        this.handle = handle;
        this.sourceInfo = sourceInfo;
        this.handleInfo = handleInfo;
        act.done();
    }

    @Override
    public Act act() {
        return act;
    }

    public FileTarget file() {
        return file;
    }

    /** Source information, or the copy to read. */
    public int sourceInfo() {
        return sourceInfo;
    }

    public int handleInfo() {
        return handleInfo;
    }

    /** The handle's number. */
    public long value() {
        return handle.value();
    }

    @Override
    public boolean isHeld() {
        return !released.get();
    }

    /**
     * Forces a close record through the marked handle, which carries its source information.
     *
     * @return its USN, empty when the volume did not tell
     */
    public OptionalLong closeRecord() throws ActFailedException {
        return runner.run(ActKind.CLOSE_RECORD, file.volume(), file.describe(), (running, traced) -> {
            OptionalLong usn = CloseRecord.write(TracingHandle.as(running, handle), traced, file.describe());
            ActRunner.journal(traced, file.volume())
                    .filter(journal -> usn.isPresent())
                    .ifPresent(journal -> running.caused(closed(journal, usn.getAsLong())));
            return usn;
        });
    }

    private AttributionScope closed(JournalData journal, long usn) {
        return new AttributionScope(file.volume(), journal.journalId(), usn, usn + 1, null, 0, true);
    }

    @Override
    public void release() {
        if (released.compareAndSet(false, true)) {
            Backend traced = runner.traced(act);
            handle.close();
            forget.accept(this);
            ActRunner.journal(traced, file.volume()).ifPresent(journal -> act.causedUntil(journal.nextUsn()));
        }
    }
}
