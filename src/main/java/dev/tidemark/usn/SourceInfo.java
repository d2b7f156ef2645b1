package dev.tidemark.usn;

/**
 * Who says they made a change: the {@code SourceInfo} flags of a USN record, set with {@code FSCTL_MARK_HANDLE}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-usn_record_v3">USN_RECORD_V3, member
 *     SourceInfo</a>
 */
public enum SourceInfo implements Flag {
    DATA_MANAGEMENT(0x1, "Data management"),
    AUXILIARY_DATA(0x2, "Auxiliary data"),
    REPLICATION_MANAGEMENT(0x4, "Replication management"),
    CLIENT_REPLICATION_MANAGEMENT(0x8, "Client replication management");

    private static final SourceInfo[] VALUES = values();

    private final int bit;
    private final String label;

    SourceInfo(int bit, String label) {
        this.bit = bit;
        this.label = label;
    }

    @Override
    public int bit() {
        return bit;
    }

    @Override
    public String symbol() {
        return "USN_SOURCE_" + name();
    }

    @Override
    public String label() {
        return label;
    }

    /** The labels in bit order, joined by {@code " | "}; unknown bits in hex; empty for 0. */
    public static String labels(int mask) {
        return Flags.labels(mask, VALUES, " | ");
    }
}
