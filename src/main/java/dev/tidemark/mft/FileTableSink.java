package dev.tidemark.mft;

import java.nio.ByteBuffer;

/** Takes what {@link FileTableScanner} finds, in the order of the table. */
public interface FileTableSink {

    /**
     * A file or directory: its base record. The names in that record follow; names in extension records come when those are
     * met, before or after.
     *
     * @param reference the file reference: record number and sequence number, of a freed record those of the deleted file
     * @param state of the record
     * @param directory whether it is a directory
     * @param links the hard link count of the record, DOS names included
     * @param extended whether the file has more attributes in extension records
     * @param usn the USN of the file's last record in the change journal, 0 when there is none
     */
    void file(long reference, RecordState state, boolean directory, int links, boolean extended, long usn);

    /**
     * A name of a file.
     *
     * @param reference the file it belongs to, also when it was found in an extension record
     * @param state of the record it was found in
     * @param inBase whether it was found in the file's base record
     * @param parent the reference of the directory that holds the name
     * @param bytes holds the name as UTF-16, little-endian, at {@code at}; valid during the call
     * @param chars its length in UTF-16 units
     */
    void name(
            long reference,
            RecordState state,
            boolean inBase,
            long parent,
            NameSpace space,
            ByteBuffer bytes,
            int at,
            int chars);
}
