package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;

/**
 * A handle through which a journal is asked for and read. Whoever opened it closes it.
 *
 * @param handle the volume, opened synchronously since Timeout is ignored on overlapped handles; or its root directory
 * @param limited whether it is the root directory, which needs no administrator rights: the journal is read with
 *     FSCTL_READ_UNPRIVILEGED_USN_JOURNAL then, and may lack names
 */
public record JournalHandle(Handle handle, boolean limited) {

    private static final String ROOT = "\\";

    /**
     * Opens the volume, or, where access to it is denied, as it is without administrator rights, its root directory.
     *
     * @throws Win32Exception 5 when neither may be opened, as while the volume is locked; and for the letter of a folder, whose root
     *     would be read as that volume's own
     */
    public static JournalHandle open(Backend backend, String volume) throws Win32Exception {
        try {
            return new JournalHandle(backend.openVolume(volume, OpenMode.READ_JOURNAL), false);
        } catch (Win32Exception denied) {
            boolean folder = denied.circumstance().equals(Win32Exception.SUBST);
            if (folder || !denied.is(Win32Error.ERROR_ACCESS_DENIED)) {
                throw denied;
            }
            return new JournalHandle(root(backend, volume, denied), true);
        }
    }

    private static Handle root(Backend backend, String volume, Win32Exception denied) throws Win32Exception {
        try {
            return backend.openFile(volume, ROOT, OpenMode.ROOT_READ);
        } catch (Win32Exception e) {
            denied.addSuppressed(e);
            throw denied;
        }
    }
}
