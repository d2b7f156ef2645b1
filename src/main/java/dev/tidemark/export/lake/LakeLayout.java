package dev.tidemark.export.lake;

import dev.tidemark.field.RecordIdentity;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.StoreReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where the files of a lake lie: {@code usn/host=NAME/volume=v-SERIAL/date=YYYY-MM-DD/part-JOURNAL-FIRST-LAST.parquet}. Immutable. What
 * is written again from the same range of the same journal lies where it lay before.
 */
final class LakeLayout {

    /** What engines that grew up with Hive take for no value. */
    static final String NOTHING = "__HIVE_DEFAULT_PARTITION__";

    static final String UNKNOWN = "unknown";

    private static final String PLAIN = "-_.";

    private final Path folder;
    private final Set<Partition> partitions;
    private final String host;
    private final String volume;

    /**
     * @param volume see {@link #volume}
     */
    LakeLayout(Path folder, Set<Partition> partitions, String host, String volume) {
        this.folder = folder;
        this.partitions = partitions;
        this.host = host.isEmpty() ? UNKNOWN : escaped(host);
        this.volume = volume;
    }

    /** Where the rows of a store lie. */
    static LakeLayout of(RecordStore store, LakeOrigin origin, LakeOptions options) {
        OptionalLong[] digest = {OptionalLong.empty()};
        try (StoreReader reader = store.reader()) {
            for (long row = store.firstRecord(); row < store.endRecord() && digest[0].isEmpty(); row++) {
                reader.readRecord(row, first -> {
                    if (first.isRecord()) {
                        digest[0] = RecordIdentity.digest(first);
                    }
                });
            }
        }
        String volume = volume(origin.serial(), digest[0]);
        return new LakeLayout(options.folder(), options.partitions(), origin.host(), volume);
    }

    /**
     * What a volume is called: by its serial number, behind a letter that keeps engines from taking it for a number; else by what its
     * first record is.
     *
     * @param digest of the first record, empty when there is none
     */
    static String volume(OptionalLong serial, OptionalLong digest) {
        if (serial.isPresent()) {
            return "v-" + Long.toHexString(serial.getAsLong());
        }
        return digest.isPresent() ? String.format(Locale.ROOT, UNKNOWN + "-%012x", digest.getAsLong()) : UNKNOWN;
    }

    /**
     * Where a file lies.
     *
     * @param table {@code usn} or {@code ranges}
     */
    Path file(String table, LakePart part) {
        return folder(table, part.day()).resolve(name(part));
    }

    /**
     * The folder that the rows of a day lie in.
     *
     * @param day see {@link Days}
     */
    Path folder(String table, int day) {
        Path place = folder.resolve(table);
        if (partitions.contains(Partition.HOST)) {
            place = place.resolve("host=" + host);
        }
        if (partitions.contains(Partition.VOLUME)) {
            place = place.resolve("volume=" + volume);
        }
        if (partitions.contains(Partition.DATE)) {
            place = place.resolve("date=" + (day == Days.NONE ? NOTHING : Days.text(day)));
        }
        return place;
    }

    /** Where volumes share a folder, their names tell their files apart. */
    private String name(LakePart part) {
        String ofVolume = partitions.contains(Partition.VOLUME) ? "" : volume + "-";
        String journal = part.journal().isPresent()
                ? String.format(Locale.ROOT, "%016x", part.journal().getAsLong())
                : UNKNOWN;
        return "part-" + ofVolume + journal + "-" + part.firstUsn() + "-" + part.lastUsn() + ".parquet";
    }

    /** Whether a machine's name fits into the name of a folder. */
    static boolean fits(String host) {
        return ("host=" + escaped(host)).length() <= 255;
    }

    /** As Hive writes what a name of a folder cannot have. */
    private static String escaped(String text) {
        StringBuilder name = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = unit >= 0 && (Character.isLetterOrDigit(unit) || PLAIN.indexOf(unit) >= 0);
            name.append(plain ? String.valueOf((char) unit) : String.format(Locale.ROOT, "%%%02X", unit & 0xFF));
        }
        return name.toString();
    }
}
