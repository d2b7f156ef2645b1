package dev.tidemark.backend;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Asks the file system where a sparse file has room on the disk: what has none reads as zeros and need not be read. Safe
 * from any thread; may block.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-fsctl_query_allocated_ranges">
 *     FSCTL_QUERY_ALLOCATED_RANGES</a>
 */
@FunctionalInterface
public interface AllocatedRanges {

    /** For file systems that cannot be asked: every byte may hold something. */
    AllocatedRanges UNKNOWN = (file, from) -> from;

    /**
     * Where the first range begins that has room on the disk.
     *
     * @param from the offset from which to look, in bytes
     * @return an offset at or behind {@code from} before which all bytes are zero; the file's size when nothing follows
     * @throws IOException if the file cannot be opened or does not answer
     */
    long firstAllocated(Path file, long from) throws IOException;
}
