package dev.tidemark.backend;

import java.util.List;

/**
 * Small files for checks on a volume that is there for them: nothing else makes, changes or deletes files of volumes. All of them
 * lie in one folder in the root, which {@link #close} removes with what is in it. Safe from any thread; calls wait for the volume.
 */
public interface ScratchFiles extends AutoCloseable {

    /** What the name of the folder begins with. One that a killed program left behind is nobody's. */
    String PREFIX = "tidemark-selftest-";

    /** A file that another program has open, until this is closed. */
    interface HeldByAnother extends AutoCloseable {

        /** The number of that program's process, as {@link dev.tidemark.backend.host.Holder} has it. */
        long processId();

        @Override
        void close();
    }

    /** Something that is so until it is closed. */
    interface Kept extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * What others keep in the volume's root: without what Windows itself puts there, and without such folders.
     *
     * @throws Win32Exception when that cannot be seen
     */
    List<String> others() throws Win32Exception;

    /** The folder, from the volume's root; made when it is not there yet. */
    String folder() throws Win32Exception;

    /**
     * Makes a file of a few bytes, closed again.
     *
     * @return its path from the volume's root
     */
    String create(String name) throws Win32Exception;

    /** Appends to a file, and closes it. */
    void write(String path) throws Win32Exception;

    /** Appends to a file, and keeps it open: what that logs stays pending. */
    Kept writeAndKeepOpen(String path) throws Win32Exception;

    /** Makes a file read-only, or writable again. */
    void readOnly(String path, boolean on) throws Win32Exception;

    void delete(String path) throws Win32Exception;

    /**
     * Makes a link to a file of the same folder.
     *
     * @return its path from the volume's root
     */
    String link(String name, String targetName) throws Win32Exception;

    /** Lets another program open a file for writing. */
    HeldByAnother holdByAnother(String path) throws Win32Exception;

    /** Makes the folder the current one of this process. */
    Kept workInside() throws Win32Exception;

    /**
     * Removes all of it.
     *
     * @throws Win32Exception when something stays
     */
    @Override
    void close() throws Win32Exception;
}
