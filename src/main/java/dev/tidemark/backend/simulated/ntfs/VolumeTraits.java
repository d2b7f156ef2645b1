package dev.tidemark.backend.simulated.ntfs;

import dev.tidemark.backend.Minifilter;
import java.util.List;

/**
 * What a simulated volume says of itself beside its journal and files. Immutable.
 *
 * @param persistentState flags as FSCTL_QUERY_PERSISTENT_VOLUME_STATE gives them
 * @param dirty whether it is to be checked at the next start
 * @param shadowCopies the device names of its shadow copies
 * @param minifilters the filters between programs and its file system, the topmost first
 */
public record VolumeTraits(
        int persistentState, boolean dirty, List<String> shadowCopies, List<Minifilter> minifilters) {

    /** As on any Windows: an antivirus filter, nothing else of note. */
    public static final VolumeTraits USUAL = new VolumeTraits(
            0,
            false,
            List.of(),
            List.of(
                    new Minifilter("bindflt", "bindflt Instance", "409800"),
                    new Minifilter("WdFilter", "WdFilter Instance", "328010"),
                    new Minifilter("FileInfo", "FileInfo", "40500")));

    public VolumeTraits {
        shadowCopies = List.copyOf(shadowCopies);
        minifilters = List.copyOf(minifilters);
    }
}
