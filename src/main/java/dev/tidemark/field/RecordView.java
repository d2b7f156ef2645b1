package dev.tidemark.field;

import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What fields are read from: a record's bytes where they lie, the row it stands in, where its file was then, and the life it belongs
 * to. Not thread-safe; one per reader, used again for every record, and valid as long as the bytes are.
 */
public final class RecordView {

    /** No row, and no offset. */
    public static final long NONE = -1;

    /** The kind of a record whose version is not known, see {@link #kind}. */
    public static final int LATER_VERSION = 1;

    /** Every kind is below it. */
    public static final int KINDS = 5;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(RecordBytes.HEADER_SIZE);

    private ByteBuffer bytes = NOTHING;
    private int at;
    private int version;
    private long row = NONE;
    private long offset = NONE;
    private @Nullable FilePath path;
    private @Nullable PathReader paths;
    private @Nullable LifeFacts life;
    private @Nullable RecordCursor cursor;

    /**
     * Shows a record; it has neither row nor offset nor path nor life.
     *
     * @param newBytes little-endian
     * @param position where the record starts
     */
    public RecordView show(ByteBuffer newBytes, int position) {
        bytes = newBytes;
        at = position;
        version = RecordBytes.majorVersion(newBytes, position);
        row = NONE;
        offset = NONE;
        path = null;
        paths = null;
        life = null;
        cursor = null;
        return this;
    }

    /** Shows the record that a cursor shows; it has no row, no path and no life. */
    public RecordView show(RecordCursor shown) {
        bytes = shown.bytes();
        at = shown.position();
        version = shown.version();
        row = NONE;
        offset = shown.offset();
        path = null;
        paths = null;
        life = null;
        cursor = shown;
        return this;
    }

    /** Says in which row the record stands, counted from 0. */
    public RecordView inRow(long number) {
        row = number;
        return this;
    }

    /** Says where the record starts in its file, in bytes. */
    public RecordView atOffset(long where) {
        offset = where;
        return this;
    }

    /** Says where the file was, {@code null} when nobody knows. */
    public RecordView withPath(@Nullable FilePath where) {
        path = where;
        return this;
    }

    /**
     * Lets it be asked where files were, this record's and those of the rows around it.
     *
     * @param reader reads the paths of the rows that are shown; {@code null} when nobody knows them
     */
    public RecordView withPaths(@Nullable PathReader reader) {
        RecordCursor shown = cursor;
        paths = reader;
        path = reader == null || shown == null ? null : reader.path(shown);
        return this;
    }

    /** Says what is known of the life it belongs to, {@code null} when nobody asked. */
    public RecordView withLife(@Nullable LifeFacts facts) {
        life = facts;
        return this;
    }

    /** The little-endian buffer that holds the record at {@link #position}. */
    public ByteBuffer bytes() {
        return bytes;
    }

    public int position() {
        return at;
    }

    /** The row of a store that it shows, by which its neighbours are found; {@code null} for a record that stands alone. */
    public @Nullable RecordCursor cursor() {
        return cursor;
    }

    /** MajorVersion. */
    public int version() {
        return version;
    }

    /** 2, 3 or 4 for a record of that version, {@link #LATER_VERSION} for one not known. */
    public int kind() {
        return RecordBytes.isKnown(version) ? version : LATER_VERSION;
    }

    /** The row, counted from 0; {@link #NONE} when it stands in none. */
    public long row() {
        return row;
    }

    /** Where the record starts in its source, in bytes; {@link #NONE} when that is not known. */
    public long offset() {
        return offset;
    }

    /** Where the file was at the time of the record; {@code null} when nobody knows. */
    public @Nullable FilePath path() {
        return path;
    }

    /** Where the file of another row was, at the time of that; {@code null} when nobody knows. */
    public @Nullable FilePath pathOf(RecordCursor other) {
        return paths == null ? null : paths.path(other);
    }

    /** What is known of the life it belongs to; {@code null} when nobody asked. */
    public @Nullable LifeFacts life() {
        return life;
    }
}
