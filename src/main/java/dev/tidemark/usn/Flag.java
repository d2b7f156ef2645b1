package dev.tidemark.usn;

/** One named bit of a 32-bit flag field of a USN record. */
public interface Flag {

    /** The bit, as the field carries it. */
    int bit();

    /** The name in {@code winioctl.h} or {@code winnt.h}, for example {@code USN_REASON_DATA_EXTEND}. */
    String symbol();

    /** The words Windows' own {@code fsutil usn} prints, for example {@code Data extend}. */
    String label();
}
