package dev.tidemark.export;

import java.io.OutputStream;

/** The formats records can be written in. */
public enum ExportFormat {
    /** Tab-separated values of versions 2 and 3, or of version 4. */
    TSV,
    /** Comma-separated values of every version and field. */
    CSV,
    /** JSON Lines of every version and field. */
    JSONL;

    /**
     * A writer to a stream, which it does not close.
     *
     * @param extents whether TSV is to be of version 4 records instead of versions 2 and 3
     */
    public RecordWriter writer(OutputStream out, boolean extents) {
        return lines(out, extents);
    }

    /** As {@link #writer}; two more columns tell the path at the time of the record, and how sure it is. */
    public RecordWriter pathWriter(OutputStream out, boolean extents) {
        return switch (this) {
            case TSV -> lines(out, extents).withPaths(PathColumns.TSV);
            case CSV -> lines(out, extents).withPaths(PathColumns.CSV);
            case JSONL -> lines(out, extents).withPaths(PathColumns.JSONL);
        };
    }

    private LineWriter lines(OutputStream out, boolean extents) {
        return switch (this) {
            case TSV -> extents ? new TsvExtentsWriter(out) : new TsvWriter(out);
            case CSV -> new CsvWriter(out);
            case JSONL -> new JsonLinesWriter(out);
        };
    }
}
