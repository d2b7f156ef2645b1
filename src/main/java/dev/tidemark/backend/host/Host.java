package dev.tidemark.backend.host;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is asked of the computer and of this process, and not of a volume's handle. Safe from any thread; calls may block. */
public interface Host {

    /** What this process may do. */
    Rights rights();

    /**
     * Enables a privilege that the process's token holds, for a call. Whoever enables it meanwhile keeps it enabled: it is put
     * back when the last of them closes what is returned.
     */
    EnabledPrivilege enable(Privilege privilege);

    /**
     * Disables a privilege, whoever needs it meanwhile, until the returned is closed; then it is as it was. For checks alone.
     *
     * @throws Win32Exception 1314 when the token does not hold it
     */
    default EnabledPrivilege disable(Privilege privilege) throws Win32Exception {
        throw new Win32Exception(
                Win32Error.ERROR_PRIVILEGE_NOT_HELD.code(), "AdjustTokenPrivileges", privilege.windowsName());
    }

    /** Something that is done with other rights. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Win32Exception;
    }

    /**
     * Does something on this thread with the rights of a standard user, and takes them back after. For checks alone.
     *
     * @throws Win32Exception 50 where there is no such thing; else what the work throws
     */
    default <T> T asStandardUser(Work<T> work) throws Win32Exception {
        throw new Win32Exception(Win32Error.ERROR_NOT_SUPPORTED.code(), "CreateRestrictedToken", "");
    }

    /** What this is, for a report: the system with its version and edition, and no name of anybody. */
    default String systemVersion() {
        return (System.getProperty("os.name", "") + " " + System.getProperty("os.version", "")).strip();
    }

    /** The name of this computer, for what is to be told from records of others; empty when it is not known, or is none. */
    default String name() {
        return "";
    }

    /** Whether {@link #restartElevated} can do something. */
    default boolean canRestartElevated() {
        return false;
    }

    /**
     * Starts this program again with administrator rights and the same arguments; Windows asks for consent. This process goes
     * on and should end itself.
     *
     * @throws Win32Exception 1223 when the user declined, 50 where there is no such thing
     */
    default void restartElevated() throws Win32Exception {
        throw new Win32Exception(Win32Error.ERROR_NOT_SUPPORTED.code(), "ShellExecuteEx", "runas");
    }

    /** What about the start of this elevated program lets others decide what it runs; empty when nothing does. */
    default List<StartUpRisk> startUpRisks() {
        return List.of();
    }

    /**
     * Where to keep what does not fit into memory: an existing folder, which only administrators can write to when this
     * process is elevated.
     */
    default Path temporaryFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** The build number of Windows, for example 22631; empty when it is not known. */
    default OptionalInt windowsBuild() {
        return OptionalInt.empty();
    }

    /**
     * Whether some program may be making a shadow copy of a volume now. Windows tells only that its provider runs, which it does
     * for some minutes more, and for any volume.
     */
    default boolean mayMakeShadowCopy(String volume) {
        return false;
    }

    /** Whether the user wants programs dark, where the system says so. */
    default Optional<Boolean> prefersDark() {
        return Optional.empty();
    }

    /** Where sparse files have room on the disk, as far as the file system tells. */
    default AllocatedRanges allocatedRanges() {
        return AllocatedRanges.UNKNOWN;
    }

    /** This process as {@link #holders} numbers it. */
    default long processId() {
        return ProcessHandle.current().pid();
    }

    /**
     * Who has files of a volume open, this process included.
     *
     * @param volume its {@link VolumeFacts#id()}
     * @throws Win32Exception 50 when the system does not tell
     */
    List<Holder> holders(String volume) throws Win32Exception;

    /**
     * As {@link #holders(String)}, over a handle that is opened in a mode, and nobody else is asked.
     *
     * @throws Win32Exception 50 when the system does not tell
     */
    default List<Holder> holders(String volume, OpenMode mode) throws Win32Exception {
        return holders(volume);
    }

    /** Who has one file open, as a service beside the file system knows it (the Restart Manager); empty when it does not tell. */
    default List<Holder> holdersOfFile(String volume, String path) {
        return List.of();
    }

    /** The volume that carries a file or folder of this computer: its {@link VolumeFacts#id()}, if it is one of ours. */
    Optional<String> volumeCarrying(Path path);
}
