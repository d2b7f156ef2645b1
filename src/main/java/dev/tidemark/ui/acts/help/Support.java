package dev.tidemark.ui.acts.help;

/**
 * The table at the end of a page of the reference: over which technologies a request works. Immutable.
 *
 * @param smb Server Message Block 3.0
 * @param failover SMB 3.0 Transparent Failover (TFO)
 * @param scaleOut SMB 3.0 with Scale-out File Shares (SO)
 * @param csv Cluster Shared Volume File System (CsvFS)
 */
public record Support(Answer smb, Answer failover, Answer scaleOut, Answer csv) {

    /** Not over a network, and on a cluster shared volume as on any other. */
    static final Support ON_CSV = local(Answer.YES);

    /** Not over a network, and with a difference on a cluster shared volume. */
    static final Support ON_CSV_WITH_COMMENT = local(Answer.COMMENT);

    /** The page has no such table. */
    static final Support NOT_STATED =
            new Support(Answer.NOT_STATED, Answer.NOT_STATED, Answer.NOT_STATED, Answer.NOT_STATED);

    /** What a page says of a technology. */
    public enum Answer {
        YES,
        NO,
        /** "See comment": the comment follows the table. */
        COMMENT,
        /** The page says nothing about it. */
        NOT_STATED
    }

    private static Support local(Answer csv) {
        return new Support(Answer.NO, Answer.NO, Answer.NO, csv);
    }
}
