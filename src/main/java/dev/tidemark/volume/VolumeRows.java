package dev.tidemark.volume;

import dev.tidemark.backend.Minifilter;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts what a volume tells of itself into lines, for people. Not thread-safe: one list at a time. */
public final class VolumeRows {

    private static final String KEY = "volume.row.";

    private final List<VolumeRow> rows = new ArrayList<>();
    private String section = "";

    private VolumeRows() {}

    /** All lines, section by section. */
    public static List<VolumeRow> of(VolumeReport report) {
        VolumeRows lines = new VolumeRows();
        lines.volume(report.facts());
        if (report.facts().state() == VolumeFacts.State.MOUNTED) {
            lines.flags(report);
            lines.journal(report.journal());
            lines.ntfs(report.ntfs());
            lines.minifilters(report.minifilters());
            lines.shadowCopies(report.shadowCopies());
        }
        return List.copyOf(lines.rows);
    }

    // --- sections

    private void volume(VolumeFacts facts) {
        begin("volume");
        add("state", VolumeStateWords.title(facts), "");
        VolumeStateWords.problem(facts)
                .ifPresent(problem ->
                        add("reason", VolumeStateWords.reason(facts), problem.meaning() + " " + problem.next()));
        add("id", facts.id(), "");
        if (!facts.mountPoints().isEmpty()) {
            add("mountPoints", lines(facts.mountPoints(), "  "), "");
        }
        addIfAny("label", Escapes.name(facts.label()));
        addIfAny("fileSystem", OneLine.of(facts.fileSystem()));
        if (facts.size() >= 0) {
            add("size", ByteSize.words(facts.size()), "");
        }
        if (facts.free() >= 0) {
            add("free", ByteSize.words(facts.free()), "");
        }
        addIfAny("role", roles(facts));
    }

    private static String roles(VolumeFacts facts) {
        List<String> roles = new ArrayList<>();
        addIf(roles, facts.system(), "system");
        addIf(roles, facts.pageFile(), "pageFile");
        addIf(roles, facts.readOnly(), "readOnly");
        addIf(roles, facts.remote(), "remote");
        addIf(roles, facts.removable(), "removable");
        addIf(roles, facts.clusterShared(), "clusterShared");
        return String.join(", ", roles);
    }

    private static void addIf(List<String> roles, boolean has, String key) {
        if (has) {
            roles.add(Messages.text("volume.role." + key));
        }
    }

    private void flags(VolumeReport report) {
        begin("flags");
        yesNo("mounted", report.mounted());
        yesNo("dirty", report.dirty());
        persistent("devDrive", report.persistent(), PersistentState.Flag.DEV_VOLUME, false);
        persistent("trusted", report.persistent(), PersistentState.Flag.TRUSTED_VOLUME, false);
        persistent("shortNames", report.persistent(), PersistentState.Flag.SHORT_NAME_CREATION_DISABLED, true);
    }

    private void persistent(String key, Answer<PersistentState> state, PersistentState.Flag flag, boolean inverted) {
        Optional<Boolean> told = state.told().flatMap(known -> known.has(flag));
        if (told.isPresent()) {
            yesNo(key, new Answer.Given<>(told.get() != inverted));
        } else if (state.refusal() != null) {
            refused(key, state.refusal());
        } else {
            untold(key);
        }
    }

    private void journal(Answer<JournalData> journal) {
        begin("journal");
        switch (journal) {
            case Answer.Given<JournalData> given -> {
                for (JournalField field : given.value().fields()) {
                    field.value()
                            .ifPresent(value -> rows.add(
                                    new VolumeRow(section, field.name(), field.words(), field.meaning(), true)));
                }
            }
            case Answer.Refused<JournalData> refused -> refused("journal", refused.why());
            case Answer.NotAsked<JournalData> none -> untold("journal");
        }
    }

    private void ntfs(Answer<NtfsVolumeData> ntfs) {
        begin("ntfs");
        switch (ntfs) {
            case Answer.Given<NtfsVolumeData> given -> ntfs(given.value());
            case Answer.Refused<NtfsVolumeData> refused -> refused("ntfsData", refused.why());
            case Answer.NotAsked<NtfsVolumeData> none -> untold("ntfsData");
        }
    }

    private void ntfs(NtfsVolumeData data) {
        add("ntfsVersion", data.version().orElseGet(() -> Messages.text("volume.untold")), meaning("ntfsVersion"));
        add("serial", String.format(Locale.ROOT, "0x%016x", data.serialNumber()), meaning("serial"));
        add("sector", ByteSize.words(data.bytesPerSector()), "");
        add("cluster", ByteSize.words(data.bytesPerCluster()), "");
        add("fileRecord", ByteSize.words(data.bytesPerFileRecord()), "");
        clusters("totalClusters", data.totalClusters(), data);
        clusters("freeClusters", data.freeClusters(), data);
        clusters("reservedClusters", data.reservedClusters(), data);
        add("mft", ByteSize.words(data.mftValidBytes()), meaning("mft"));
        add("mftStart", number(data.mftStartCluster()), "");
        add("mftMirror", number(data.mftMirrorStartCluster()), "");
    }

    private void clusters(String key, long count, NtfsVolumeData data) {
        add(
                key,
                number(count),
                ByteSize.words(
                        Math.multiplyHigh(count, data.bytesPerCluster()) == 0
                                ? count * data.bytesPerCluster()
                                : Long.MAX_VALUE));
    }

    private void minifilters(Answer<List<Minifilter>> filters) {
        begin("minifilters");
        switch (filters) {
            case Answer.Given<List<Minifilter>> given -> {
                given.value()
                        .forEach(filter -> rows.add(new VolumeRow(
                                section,
                                OneLine.of(filter.name()),
                                OneLine.of(filter.altitude()),
                                Messages.text("volume.row.instance", OneLine.of(filter.instance())),
                                true)));
                if (given.value().isEmpty()) {
                    add("minifilters", Messages.text("volume.none"), "");
                }
            }
            case Answer.Refused<List<Minifilter>> refused -> refused("minifilters", refused.why());
            case Answer.NotAsked<List<Minifilter>> none -> untold("minifilters");
        }
    }

    private void shadowCopies(Answer<List<String>> copies) {
        begin("shadowCopies");
        switch (copies) {
            case Answer.Given<List<String>> given ->
                add(
                        "shadowCopies",
                        given.value().isEmpty() ? Messages.text("volume.none") : lines(given.value(), "\n"),
                        meaning("shadowCopies"));
            case Answer.Refused<List<String>> refused -> refused("shadowCopies", refused.why());
            case Answer.NotAsked<List<String>> none -> untold("shadowCopies");
        }
    }

    // --- lines

    private void begin(String key) {
        section = Messages.text("volume.section." + key);
    }

    private void add(String key, String value, String meaning) {
        rows.add(new VolumeRow(section, Messages.text(KEY + key), value, meaning, true));
    }

    private void addIfAny(String key, String value) {
        if (!value.isEmpty()) {
            add(key, value, "");
        }
    }

    private void yesNo(String key, Answer<Boolean> answer) {
        switch (answer) {
            case Answer.Given<Boolean> given -> {
                String word = given.value() ? "yes" : "no";
                String meaning = KEY + key + "." + word;
                add(key, Messages.text("volume." + word), Messages.has(meaning) ? Messages.text(meaning) : "");
            }
            case Answer.Refused<Boolean> refused -> refused(key, refused.why());
            case Answer.NotAsked<Boolean> none -> untold(key);
        }
    }

    private void refused(String key, Win32Exception why) {
        rows.add(new VolumeRow(
                section,
                Messages.text(KEY + key),
                VolumeStateWords.number(why.code()),
                Win32Problems.of(why).meaning(),
                false));
    }

    private void untold(String key) {
        rows.add(new VolumeRow(section, Messages.text(KEY + key), Messages.text("volume.untold"), "", false));
    }

    private static String meaning(String key) {
        return Messages.text(KEY + key + ".meaning");
    }

    /** Names that others chose, told apart by what stands between them alone. */
    private static String lines(List<String> names, String between) {
        return names.stream().map(OneLine::of).collect(Collectors.joining(between));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
