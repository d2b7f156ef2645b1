package dev.tidemark.ui.volumes;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.JournalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Makes volumes for tests. */
final class Volumes {

    static final long MIB = 1 << 20;

    private Volumes() {}

    static VolumeFacts facts(String id, String label, String fileSystem, VolumeFacts.State state) {
        return facts(id, label, fileSystem, state, 1);
    }

    static VolumeFacts facts(String id, String label, String fileSystem, VolumeFacts.State state, long serial) {
        return new VolumeFacts(
                id,
                id,
                label,
                fileSystem,
                1L << 40,
                1L << 38,
                serial,
                state,
                false,
                false,
                false,
                false,
                false,
                false,
                VolumeFacts.FILE_DEVICE_DISK);
    }

    /** A journal of at most 32 MiB, trimmed 8 MiB at a time. */
    static JournalData journal(long id, long firstUsn, long nextUsn) {
        return new JournalData(
                id,
                firstUsn,
                nextUsn,
                0,
                Long.MAX_VALUE,
                32 * MIB,
                8 * MIB,
                OptionalInt.of(2),
                OptionalInt.of(4),
                OptionalInt.of(0),
                OptionalLong.of(0),
                OptionalLong.of(0));
    }

    static VolumeStatus active(String id, long journalId, long firstUsn, long nextUsn) {
        return active(id, journalId, firstUsn, nextUsn, OptionalLong.empty());
    }

    static VolumeStatus active(String id, long journalId, long firstUsn, long nextUsn, OptionalLong oldest) {
        return new VolumeStatus(
                facts(id, "Data", "NTFS", VolumeFacts.State.MOUNTED),
                VolumeStatus.State.ACTIVE,
                journal(journalId, firstUsn, nextUsn),
                oldest,
                null);
    }

    /** What is known of a journal that grows by so many bytes a second. */
    static JournalTrend growing(double bytes) {
        return new JournalTrend(bytes, JournalTrend.NONE.recent(), Double.NaN);
    }

    static VolumeStatus without(String id, VolumeStatus.State state, int error) {
        Problem problem = error == 0 ? null : Win32Problems.of(error, "FSCTL_QUERY_USN_JOURNAL", id);
        return VolumeStatus.without(facts(id, "Data", "NTFS", VolumeFacts.State.MOUNTED), state, problem);
    }

    /** A volume that Windows cannot mount. */
    static VolumeStatus unreadable(String name, String words) {
        VolumeFacts facts = new VolumeFacts(
                name,
                name,
                "",
                "",
                -1,
                -1,
                0,
                VolumeFacts.State.NO_MEDIUM,
                false,
                false,
                false,
                false,
                true,
                false,
                VolumeFacts.FILE_DEVICE_DISK,
                0,
                List.of(name),
                new VolumeFacts.Refusal(21, words));
        return VolumeStatus.without(facts, VolumeStatus.State.UNREADABLE, null);
    }

    /** A {@code $J} with a single record. */
    static Path file(Path folder, String name) throws IOException {
        JournalFile journal = new JournalFile(0);
        journal.add(Records.v2("a.txt"));
        return Files.write(folder.resolve(name), journal.toBytes());
    }
}
