package dev.tidemark.trace;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.FaultInjection;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.IdForm;
import dev.tidemark.backend.Listening;
import dev.tidemark.backend.Minifilter;
import dev.tidemark.backend.NarrowCaller;
import dev.tidemark.backend.NarrowMark;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.ScriptedWorkloads;
import dev.tidemark.backend.VolumeEvent;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.WriteProbe;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Logs the opens and the calls that one purpose needs; passes everything on to a backend that it does not own. Safe from any
 * thread.
 */
final class TracingBackend implements Backend {

    private static final String OPEN = "CreateFile";
    private static final String OPEN_BY_ID = "OpenFileById";

    private final Backend backend;
    private final DeviceCallLog log;
    private final CallPurpose purpose;

    TracingBackend(Backend backend, DeviceCallLog log, CallPurpose purpose) {
        this.backend = backend;
        this.log = log;
        this.purpose = purpose;
    }

    /** What opens a handle. */
    private interface Opening {
        Handle open() throws Win32Exception;
    }

    private Handle opened(String call, String target, OpenMode mode, Opening opening) throws Win32Exception {
        Instant at = log.now();
        long from = System.nanoTime();
        try {
            Handle handle = opening.open();
            // A journal is read through thousands of handles a day; their opening tells nothing.
            if (purpose != Routine.ROUTINE) {
                log.note(purpose, at, System.nanoTime() - from, call, 0, target, mode, null, null, Completion.DONE);
            }
            return new TracingHandle(handle, log, purpose, target, mode);
        } catch (Win32Exception e) {
            Completion failed = Completion.failed(e.code()).with(e.detail());
            log.note(purpose, at, System.nanoTime() - from, call, 0, target, mode, null, null, failed);
            throw e;
        }
    }

    @Override
    public Handle openVolume(String volume, OpenMode mode) throws Win32Exception {
        return opened(OPEN, volume, mode, () -> backend.openVolume(volume, mode));
    }

    @Override
    public Handle openFile(String volume, String path, OpenMode mode) throws Win32Exception {
        return opened(OPEN, volume + path, mode, () -> backend.openFile(volume, path, mode));
    }

    @Override
    public Handle openById(String volume, FileId id, OpenMode mode) throws Win32Exception {
        return opened(OPEN_BY_ID, volume + " " + id.hex(), mode, () -> backend.openById(volume, id, mode));
    }

    @Override
    public Handle openById(String volume, FileId id, OpenMode mode, IdForm form) throws Win32Exception {
        return opened(OPEN_BY_ID, volume + " " + id.hex(), mode, () -> backend.openById(volume, id, mode, form));
    }

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public List<VolumeFacts> volumes() throws Win32Exception {
        return backend.volumes();
    }

    @Override
    public Optional<String> ownName(String volume) {
        return backend.ownName(volume);
    }

    @Override
    public ScratchFiles scratchFiles(String volume) throws Win32Exception {
        return backend.scratchFiles(volume);
    }

    @Override
    public WriteProbe probe(String volume) throws Win32Exception {
        return backend.probe(volume);
    }

    @Override
    public Listening listen(String volume, Consumer<VolumeEvent> heard) throws Win32Exception {
        return backend.listen(volume, heard);
    }

    @Override
    public List<Minifilter> minifilters(String volume) throws Win32Exception {
        return backend.minifilters(volume);
    }

    @Override
    public boolean takesCallerWidth() {
        return backend.takesCallerWidth();
    }

    @Override
    public Optional<NarrowCaller> narrowCaller() {
        return backend.narrowCaller().map(caller -> wanted -> marked(caller, wanted));
    }

    /** Logs what the 32-bit program opened, and the bytes that it sent. */
    private NarrowCaller.Answer marked(NarrowCaller caller, NarrowMark wanted) throws Win32Exception {
        String open = wanted.id() == null ? OPEN : OPEN_BY_ID;
        String target = wanted.target();
        OpenMode mode = wanted.mode();
        Instant at = log.now();
        long from = System.nanoTime();
        NarrowCaller.Answer answer = caller.mark(wanted);
        long nanos = System.nanoTime() - from;
        if (!answer.isSent()) {
            log.note(purpose, at, nanos, answer.call(), 0, answer.target(), mode, null, null, answer.done());
            return answer;
        }
        log.note(purpose, at, nanos, open, 0, target, mode, null, null, Completion.DONE);
        ControlCode mark = ControlCode.FSCTL_MARK_HANDLE;
        ByteBuffer sent = ByteBuffer.wrap(answer.sent());
        log.note(purpose, at, nanos, mark.name(), mark.value(), target, mode, sent, null, answer.done());
        return new NarrowCaller.Answer(
                answer.call(),
                answer.target(),
                answer.done(),
                answer.sent(),
                answer.handle()
                        .map(handle -> new TracingHandle(handle, log, purpose, target, mode))
                        .orElse(null));
    }

    @Override
    public Optional<ScriptedWorkloads> scriptedWorkloads() {
        return backend.scriptedWorkloads();
    }

    @Override
    public Optional<FaultInjection> faultInjection() {
        return backend.faultInjection();
    }

    @Override
    public int quarantined() {
        return backend.quarantined();
    }

    @Override
    public ByteBuffer allocate(int size) {
        return backend.allocate(size);
    }

    @Override
    public void close() {
        // The backend belongs to who made it.
    }
}
