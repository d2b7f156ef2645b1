package dev.tidemark.export.lake;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.JournalIdentity;
import dev.tidemark.capture.RecordOrigin;
import dev.tidemark.capture.Source;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Where the rows come from. Immutable.
 *
 * @param host the machine, empty when nobody said
 * @param label the volume's label, empty when it has none or none is known
 * @param source its whole path, or the volume
 * @param origin which copy of a journal it is
 * @param inFile whether rows have offsets in a file, and those that are no records no place in the journal
 * @param serial the volume's serial number, where it is known
 * @param journalId the journal's id, where it is known and the records do not tell it themselves
 */
public record LakeOrigin(
        String host,
        String label,
        String source,
        RecordOrigin origin,
        boolean inFile,
        OptionalLong serial,
        OptionalLong journalId) {

    /**
     * Of a source; a bare {@code $J} does not say whose it is, but what was collected with it may. Reads the disk.
     *
     * @param host the machine, empty when nobody said
     */
    public static LakeOrigin of(Source from, String host) {
        VolumeFacts volume = from.volume();
        JournalIdentity beside = from.isInFile()
                ? JournalIdentity.beside(Path.of(from.location()))
                : new JournalIdentity(OptionalLong.empty(), OptionalLong.empty());
        return new LakeOrigin(
                host,
                volume == null ? "" : volume.label(),
                from.location(),
                from.origin(),
                from.isInFile(),
                volume == null ? beside.serial() : OptionalLong.of(volume.serial()),
                beside.journalId());
    }

    /** As this, of a volume and a journal that are known otherwise. */
    public LakeOrigin known(OptionalLong volumeSerial, OptionalLong ofJournal) {
        return new LakeOrigin(host, label, source, origin, inFile, volumeSerial, ofJournal);
    }
}
