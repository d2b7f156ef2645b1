package dev.tidemark.backend;

import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Volumes and handles of one machine, real or simulated. Safe from any thread; every call may block. */
public interface Backend extends AutoCloseable {

    /** A word for the window's title and the log, for example {@code Windows} or {@code Simulated}. */
    String name();

    /** The volumes there are now, in a stable order. Does not mount what is dismounted or locked. */
    List<VolumeFacts> volumes() throws Win32Exception;

    /**
     * Opens a volume for direct access ({@code \\.\X:} or {@code \\?\Volume{…}}).
     *
     * @param volume its {@link VolumeFacts#id()}
     */
    Handle openVolume(String volume, OpenMode mode) throws Win32Exception;

    /** Opens a file or directory of a volume by its path below the volume's root, for example {@code \docs\a.txt}. */
    Handle openFile(String volume, String path, OpenMode mode) throws Win32Exception;

    /** Opens a file or directory of a volume by its identifier ({@code OpenFileById}). */
    Handle openById(String volume, FileId id, OpenMode mode) throws Win32Exception;

    /** What this process may do. */
    Rights rights();

    /** The build number of Windows, for example 22631; empty when it is not known. */
    default OptionalInt windowsBuild() {
        return OptionalInt.empty();
    }

    /**
     * Enables a privilege that the process's token holds.
     *
     * @return false when the token does not hold it
     */
    boolean enable(Privilege privilege);

    /** Whether {@link #restartElevated} can do something. */
    default boolean canRestartElevated() {
        return false;
    }

    /**
     * Starts this program again with administrator rights and the same arguments; the user is asked. This process goes on
     * and should end itself.
     *
     * @throws Win32Exception 1223 when the user declined, 50 where there is no such thing
     */
    default void restartElevated() throws Win32Exception {
        throw new Win32Exception(Win32Error.ERROR_NOT_SUPPORTED.code(), "ShellExecuteEx", "runas");
    }

    /** What about the start of this elevated program lets others decide what it runs; empty when nothing does. May wait. */
    default List<Concern> concerns() {
        return List.of();
    }

    /** Whether the user wants programs dark, where the system says so. */
    default Optional<Boolean> prefersDark() {
        return Optional.empty();
    }

    /**
     * Who has files of a volume open, this process included.
     *
     * @throws Win32Exception 50 when the system does not tell
     */
    List<Holder> holders(String volume) throws Win32Exception;

    /** The volume that carries a file or folder of this computer: its {@link VolumeFacts#id()}, if it is one of ours. */
    Optional<String> volumeCarrying(Path path);

    /**
     * Begins to watch what writers of a volume go through.
     *
     * @throws Win32Exception when a probe file cannot be made there
     */
    WriteProbe probe(String volume) throws Win32Exception;

    /** Faults on demand, where this backend has them. */
    default Optional<FaultInjection> faultInjection() {
        return Optional.empty();
    }

    /**
     * Calls that were cancelled and that a driver does not let go of. They keep their handles and buffers until they
     * complete, and are never used again.
     */
    default int quarantined() {
        return 0;
    }

    /**
     * Memory for a control code: off the Java heap, little-endian, owned by the backend, so that a call that is never
     * answered can keep it. Reuse buffers; they live as long as they are reachable.
     *
     * @param size in bytes, 1 or more
     */
    ByteBuffer allocate(int size);

    @Override
    void close();
}
