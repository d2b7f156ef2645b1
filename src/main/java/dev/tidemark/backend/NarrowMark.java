package dev.tidemark.backend;

import dev.tidemark.usn.FileId;
import org.jspecify.annotations.Nullable;

/**
 * What a 32-bit program is to open and mark. Immutable.
 *
 * @param volume its {@link VolumeFacts#id()}
 * @param path below the volume's root; empty for the volume itself, and where the id says which file it is
 * @param id the file's; {@code null} where its path says which it is
 * @param mode how it is opened, with all its flags
 * @param first source information, or the copy to read
 * @param withVolume whether a handle of the volume goes with it, which the 32-bit program opens for the call
 * @param handleInfo the {@code MARK_HANDLE_} flags
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-mark_handle_info32">MARK_HANDLE_INFO32</a>
 */
public record NarrowMark(
        String volume, String path, @Nullable FileId id, OpenMode mode, int first, boolean withVolume, int handleInfo) {

    /** The volume, and below it the path or the id, as calls name what they are sent to. */
    public String target() {
        return volume + (id == null ? path : " " + id.hex());
    }
}
