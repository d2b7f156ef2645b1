package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.NarrowCaller;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.EnabledPrivilege;
import dev.tidemark.backend.host.Host;
import dev.tidemark.backend.host.Privilege;
import dev.tidemark.volume.HandleMark;

/**
 * Opens what is to be marked and marks it: through this process, or through the 32-bit program where that is what shall be sent.
 * Immutable; safe from any thread, and waits.
 */
final class Marking {

    private static final int NARROW = 32;

    private final Host host;
    private final FileTarget file;
    private final int first;
    private final int handleInfo;
    private final int callerWidth;

    /**
     * @param first source information, or the copy to read when the flags say so
     * @param handleInfo the {@code MARK_HANDLE_} flags
     * @param callerWidth 64, or 32 to send what a 32-bit program sends
     */
    Marking(Host host, FileTarget file, int first, int handleInfo, int callerWidth) {
        this.host = host;
        this.file = file;
        this.first = first;
        this.handleInfo = handleInfo;
        this.callerWidth = callerWidth;
    }

    /** A handle that is marked; it belongs to the caller. */
    Handle run(Backend traced) throws Win32Exception {
        OpenMode mode = MarkRules.mode(handleInfo, callerWidth);
        if (file instanceof FileTarget.TheVolume) {
            mode = mode.withAccess(0);
        }
        if (callerWidth == NARROW && !traced.takesCallerWidth()) {
            return through(caller(traced), mode);
        }
        Handle handle = opened(traced, mode);
        try (EnabledPrivilege privilege = host.enable(Privilege.MANAGE_VOLUME)) {
            mark(traced, handle);
            return handle;
        } catch (Win32Exception | RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    private boolean withVolume() {
        return MarkRules.needsVolumeHandle(first, handleInfo);
    }

    private boolean mayBeLess() {
        return !(file instanceof FileTarget.TheVolume);
    }

    private static boolean isDenied(int error) {
        return Win32Error.ERROR_ACCESS_DENIED.is(error) || Win32Error.ERROR_WRITE_PROTECT.is(error);
    }

    // --- through this process

    /** Where its attributes may not be written, it is opened for less. */
    private Handle opened(Backend traced, OpenMode mode) throws Win32Exception {
        try {
            return file.open(traced, mode);
        } catch (Win32Exception e) {
            if (!mayBeLess() || !isDenied(e.code())) {
                throw e;
            }
            return past(host, file, traced, MarkRules.untouchable(mode));
        }
    }

    /** Past the file's own permissions, where they deny what the process may read as whoever makes backups. */
    static Handle past(Host host, FileTarget file, Backend traced, OpenMode mode) throws Win32Exception {
        try {
            return file.open(traced, mode);
        } catch (Win32Exception e) {
            if (!e.is(Win32Error.ERROR_ACCESS_DENIED)
                    || mode.writes()
                    || !host.rights().backup()) {
                throw e;
            }
            try (EnabledPrivilege privilege = host.enable(Privilege.BACKUP)) {
                return file.open(traced, mode);
            }
        }
    }

    private void mark(Backend traced, Handle handle) throws Win32Exception {
        if (!withVolume()) {
            new HandleMark(first, 0, handleInfo).set(handle, traced, file.describe(), callerWidth);
            return;
        }
        // Only the call needs it: kept open, it would keep the volume from being locked.
        try (Handle volume = volume(traced)) {
            new HandleMark(first, volume.value(), handleInfo).set(handle, traced, file.describe(), callerWidth);
        }
    }

    /** With all the access there is; without rights with none, so that the volume itself says which privilege is missing. */
    private Handle volume(Backend traced) throws Win32Exception {
        try {
            return traced.openVolume(file.volume(), OpenMode.ACT);
        } catch (Win32Exception e) {
            if (!e.is(Win32Error.ERROR_ACCESS_DENIED)) {
                throw e;
            }
            return traced.openVolume(file.volume(), OpenMode.VOLUME_FACTS);
        }
    }

    // --- through the 32-bit program

    private static NarrowCaller caller(Backend traced) throws Win32Exception {
        return traced.narrowCaller()
                .orElseThrow(() -> new Win32Exception(
                        Win32Error.ERROR_FILE_NOT_FOUND.code(), "CreateProcess", NarrowCaller.PROGRAM));
    }

    /** The program has the privileges that this process has enabled when it starts. */
    private Handle through(NarrowCaller caller, OpenMode mode) throws Win32Exception {
        try (EnabledPrivilege privilege = host.enable(Privilege.MANAGE_VOLUME)) {
            NarrowCaller.Answer answer = ask(caller, mode);
            if (mayBeLess() && isFileDenied(answer)) {
                OpenMode less = MarkRules.untouchable(mode);
                answer = ask(caller, less);
                boolean denied = isFileDenied(answer)
                        && Win32Error.ERROR_ACCESS_DENIED.is(answer.done().status());
                if (denied && host.rights().backup()) {
                    try (EnabledPrivilege backup = host.enable(Privilege.BACKUP)) {
                        answer = ask(caller, less);
                    }
                }
            }
            NarrowCaller.Answer last = answer;
            String target = last.isSent() ? file.describe() : last.target();
            return last.handle().orElseThrow(() -> last.done().failure(last.call(), target));
        }
    }

    /** Whether it is the file that could not be opened so, and not the volume: that another mode of the file does not open. */
    private boolean isFileDenied(NarrowCaller.Answer answer) {
        return !answer.isSent()
                && !answer.target().equals(file.volume())
                && isDenied(answer.done().status());
    }

    private NarrowCaller.Answer ask(NarrowCaller caller, OpenMode mode) throws Win32Exception {
        return caller.mark(file.narrow(mode, first, withVolume(), handleInfo));
    }
}
