package dev.tidemark.export;

import java.io.OutputStream;
import java.util.List;

/** The form in which records are written: columns of a table, or what another tool reads. Immutable. */
public interface ExportForm {

    /** What people call it, for example {@code TSV}. */
    String title();

    /** Whether it tells the path that the file had. */
    boolean needPaths();

    /** What is written of each record, by names that a person can look up. */
    List<String> names();

    /** A writer to a stream, which it does not close. */
    RecordWriter writer(OutputStream out);
}
