package dev.tidemark.path;

import java.util.Locale;

/** How sure a path is, the surest first: a path is as sure as the least sure of its parts. */
public enum Certainty {
    /** The volume named the directories, and its records, read without a gap, kept them current. */
    LIVE,
    /** The directories are in the {@code $MFT}, and nothing shows that they were named otherwise. */
    FILE_TABLE,
    /** Records of the journal name directories. */
    RECONSTRUCTED,
    /** Only a damaged or freed file record names some directory, or the file table of another volume. */
    RECOVERED,
    /** One of several: the file has hard links, or a directory may have been renamed where records are missing. */
    AMBIGUOUS,
    /** Some directory is not known. */
    PARTIAL;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The word that stands for it in filters and files, for example {@code file_table}. */
    public String id() {
        return id;
    }

    /** The less sure of the two. */
    public Certainty and(Certainty other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether the path may be taken as the true one. */
    public boolean isSure() {
        return compareTo(RECOVERED) < 0;
    }
}
