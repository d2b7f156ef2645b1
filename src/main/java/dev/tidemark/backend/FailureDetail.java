package dev.tidemark.backend;

/**
 * What the system tells of a failure beside its Win32 number. Immutable.
 *
 * @param ntStatus the NTSTATUS that the number was made of, 0 when it is not known
 * @param text the system's own words for a number that has no name here; may be empty
 */
public record FailureDetail(int ntStatus, String text) {

    /** Nothing more is known. */
    public static final FailureDetail NONE = new FailureDetail(0, "");

    public static FailureDetail of(int ntStatus) {
        return ntStatus == 0 ? NONE : new FailureDetail(ntStatus, "");
    }

    /** A Win32 error with all that is known of it: number, symbol or the system's words, NTSTATUS. */
    public String describe(int code) {
        String said = Win32Error.describe(code) + (text.isEmpty() ? "" : ", " + text);
        return ntStatus == 0 ? said : said + " (" + NtStatus.describe(ntStatus) + ")";
    }
}
