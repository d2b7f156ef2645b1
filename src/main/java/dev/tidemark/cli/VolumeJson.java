package dev.tidemark.cli;

import dev.tidemark.backend.Minifilter;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.Flags;
import dev.tidemark.volume.Answer;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalField;
import dev.tidemark.volume.NtfsVolumeData;
import dev.tidemark.volume.PersistentState;
import dev.tidemark.volume.PersistentState.Flag;
import dev.tidemark.volume.VolumeReport;
import dev.tidemark.volume.VolumeStateWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a volume tells of itself, for scripts: maps that become one JSON document. Pure functions. Sizes are bytes, serial
 * numbers and ids hex; what is not known is left out, what was refused has an {@code error}.
 */
final class VolumeJson {

    private VolumeJson() {}

    /** What a list tells of each volume: the facts, and the journal. */
    static Map<String, Object> brief(VolumeReport report) {
        VolumeFacts facts = report.facts();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", facts.id());
        values.put("name", facts.name());
        values.put("mountPoints", facts.mountPoints());
        values.put("label", facts.label());
        values.put("fileSystem", facts.fileSystem());
        values.put("state", facts.state().name());
        if (facts.isFolder()) {
            values.put("folder", facts.folder());
        }
        VolumeStateWords.problem(facts).ifPresent(problem -> values.put("reason", reason(facts, problem)));
        if (facts.size() >= 0) {
            values.put("size", facts.size());
        }
        if (facts.free() >= 0) {
            values.put("free", facts.free());
        }
        values.put("serial", String.format(Locale.ROOT, "0x%08x", facts.serial()));
        values.put("system", facts.system());
        values.put("pageFile", facts.pageFile());
        values.put("readOnly", facts.readOnly());
        values.put("remote", facts.remote());
        values.put("removable", facts.removable());
        values.put("clusterShared", facts.clusterShared());
        values.put("deviceType", String.format(Locale.ROOT, "0x%x", facts.deviceType()));
        if (facts.state() == VolumeFacts.State.MOUNTED) {
            values.put("supportsJournal", facts.journalCapable());
        }
        put(values, "journal", report.journal().map(VolumeJson::journal));
        return values;
    }

    /** Everything. */
    static Map<String, Object> whole(VolumeReport report) {
        Map<String, Object> values = brief(report);
        put(values, "mounted", report.mounted());
        put(values, "dirty", report.dirty());
        flag(values, "devDrive", report.persistent(), Flag.DEV_VOLUME, false);
        flag(values, "trusted", report.persistent(), Flag.TRUSTED_VOLUME, false);
        flag(values, "shortNames", report.persistent(), Flag.SHORT_NAME_CREATION_DISABLED, true);
        put(values, "ntfs", report.ntfs().map(VolumeJson::ntfs));
        put(values, "minifilters", report.minifilters().map(VolumeJson::minifilters));
        put(values, "shadowCopies", report.shadowCopies());
        return values;
    }

    private static void put(Map<String, Object> values, String key, Answer<?> answer) {
        Win32Exception refused = answer.refusal();
        if (refused != null) {
            values.put(key, error(refused));
        } else {
            answer.told().ifPresent(value -> values.put(key, value));
        }
    }

    private static void flag(
            Map<String, Object> values, String key, Answer<PersistentState> state, Flag flag, boolean inverted) {
        Win32Exception refused = state.refusal();
        if (refused != null) {
            values.put(key, error(refused));
        } else {
            state.told().flatMap(told -> told.has(flag)).ifPresent(set -> values.put(key, set != inverted));
        }
    }

    private static Map<String, Object> reason(VolumeFacts facts, Problem problem) {
        // What was not asked has no number: 0 would say that it succeeded.
        boolean asked = problem.code() != Win32Error.SUCCESS;
        Map<String, Object> reason = asked ? numbered(problem.code()) : new LinkedHashMap<>();
        if (asked) {
            reason.put("text", facts.refusal().text());
        }
        reason.put("meaning", problem.meaning());
        reason.put("next", problem.next());
        return reason;
    }

    private static Map<String, Object> error(Win32Exception e) {
        Map<String, Object> error = numbered(e.code());
        error.put("call", e.call());
        error.put("meaning", Win32Problems.of(e).meaning());
        return Map.of("error", error);
    }

    private static Map<String, Object> numbered(int code) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("code", Integer.toUnsignedLong(code));
        values.put("hex", String.format(Locale.ROOT, "0x%08X", code));
        values.put("symbol", Win32Error.of(code).map(Enum::name).orElse(""));
        return values;
    }

    private static Map<String, Object> journal(JournalData journal) {
        Map<String, Object> values = new LinkedHashMap<>();
        journal.fields()
                .forEach(field -> field.value()
                        .ifPresent(value -> values.put(
                                field.name(),
                                switch (field.name()) {
                                    case "UsnJournalID" -> JournalField.id(value);
                                    case "Flags" -> Flags.hex((int) value);
                                    default -> value;
                                })));
        return values;
    }

    private static Map<String, Object> ntfs(NtfsVolumeData data) {
        Map<String, Object> values = new LinkedHashMap<>();
        data.version().ifPresent(version -> values.put("version", version));
        values.put("serial", String.format(Locale.ROOT, "0x%016x", data.serialNumber()));
        values.put("bytesPerSector", data.bytesPerSector());
        values.put("bytesPerCluster", data.bytesPerCluster());
        values.put("bytesPerFileRecord", data.bytesPerFileRecord());
        values.put("sectors", data.sectors());
        values.put("totalClusters", data.totalClusters());
        values.put("freeClusters", data.freeClusters());
        values.put("reservedClusters", data.reservedClusters());
        values.put("mftValidBytes", data.mftValidBytes());
        values.put("mftStartCluster", data.mftStartCluster());
        values.put("mftMirrorStartCluster", data.mftMirrorStartCluster());
        return values;
    }

    private static List<Map<String, Object>> minifilters(List<Minifilter> filters) {
        return filters.stream().map(VolumeJson::minifilter).toList();
    }

    private static Map<String, Object> minifilter(Minifilter filter) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", filter.name());
        values.put("instance", filter.instance());
        values.put("altitude", filter.altitude());
        return values;
    }
}
