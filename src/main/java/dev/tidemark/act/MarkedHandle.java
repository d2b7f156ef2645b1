package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import dev.tidemark.trace.TracingHandle;
import dev.tidemark.volume.CloseRecord;
import dev.tidemark.volume.HandleMark;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.StorageCopies;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** A handle of a file that was marked; the mark lasts as long as it is open. Safe from any thread. */
public final class MarkedHandle implements Held {

    private static final int MOST_COPIES = 16;
    private static final int WIDTH = 64;

    /** A multiple of every sector size that disks have. */
    private static final int SECTOR = 4096;

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

    /**
     * Sets the time of the file's last change to the value that it has, through the marked handle: never its data, and a record
     * shows the source information.
     */
    public void touch() throws ActFailedException {
        runner.run(ActKind.MARK_HANDLE, file.volume(), file.describe(), (running, traced) -> {
            Completion done = TracingHandle.as(running, handle).touch();
            if (!done.ok()) {
                throw done.failure("SetFileInformationByHandle", file.describe());
            }
            return running;
        });
    }

    /** What a touch through it comes to, in words. */
    public String touched() {
        boolean marked = sourceInfo != 0 && !readsCopies();
        return Messages.text(marked ? "held.touched" : "held.touched.plain", file.describe());
    }

    /** Whether a copy is read through it, one by its number. */
    public boolean readsCopies() {
        return HandleInfo.readsCopy(handleInfo);
    }

    /**
     * Reads the first sector of the file once from each copy, unbuffered, and sums it up: copies that differ show so. The handle
     * reads the copy that it was marked for again afterwards.
     */
    public List<CopySum> readCopies() throws ActFailedException {
        return runner.run(ActKind.MARK_HANDLE, file.volume(), file.describe(), (running, traced) -> {
            Handle through = TracingHandle.as(running, handle);
            int copies;
            try (Handle device = traced.openVolume(file.volume(), OpenMode.DEVICE_FACTS)) {
                copies = Math.min(MOST_COPIES, StorageCopies.of(device, traced).orElse(1));
            }
            List<CopySum> sums = new ArrayList<>();
            for (int copy = 0; copy < copies; copy++) {
                sums.add(sumOf(copy, through, traced));
            }
            new HandleMark(sourceInfo, 0, handleInfo).set(through, traced, file.describe(), WIDTH);
            return sums;
        });
    }

    private CopySum sumOf(int copy, Handle through, Backend traced) {
        try {
            new HandleMark(copy, 0, handleInfo).set(through, traced, file.describe(), WIDTH);
        } catch (Win32Exception e) {
            return new CopySum(copy, 0, "", e.detail().describe(e.code()));
        }
        ByteBuffer memory = traced.allocate(2 * SECTOR);
        ByteBuffer sector = memory.alignedSlice(SECTOR).limit(SECTOR);
        Completion read = through.read(0, sector);
        if (!read.ok()) {
            return new CopySum(copy, 0, "", read.detail().describe(read.status()));
        }
        int count = Math.clamp(read.bytesReturned(), 0, SECTOR);
        CRC32 sum = new CRC32();
        sum.update(sector.duplicate().limit(count));
        return new CopySum(copy, count, count == 0 ? "" : String.format(Locale.ROOT, "%08X", sum.getValue()), "");
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
