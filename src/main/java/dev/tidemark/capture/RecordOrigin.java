package dev.tidemark.capture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which copy of a journal a record was read from: captures of one journal have many records in common. Immutable. */
public enum RecordOrigin {
    /** The journal itself, live or extracted. */
    JOURNAL,
    /** The journal as it stands in a shadow copy of its volume. */
    SHADOW,
    /** Found by searching where there is no journal. */
    CARVED;

    /** How a shadow copy is opened, also as collectors write it into names of folders; and their own folders of them. */
    private static final Pattern SHADOW_COPY =
            Pattern.compile("(?i)HarddiskVolumeShadowCopy\\d|(?:^|[\\\\/])vss_?\\d+(?:[\\\\/]|$)");

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Its word in filters and in what is written, for example {@code shadow}. */
    public String id() {
        return id;
    }

    /** The words of all. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(RecordOrigin::id).toList();
    }

    /**
     * What the name of a volume, or the path of a file, tells.
     *
     * @return {@link #JOURNAL} where it does not tell of a shadow copy
     */
    public static RecordOrigin of(String location) {
        return SHADOW_COPY.matcher(location).find() ? SHADOW : JOURNAL;
    }
}
