package dev.tidemark.ui.records;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeRowReader;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.FilePath;
import dev.tidemark.session.HighlightRule;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One visible row of the table: what it shows changes as the window moves, the slot stays. Not thread-safe. */
final class RowSlot {

    /** What the slot shows. */
    enum Content {
        EMPTY,
        RECORD,
        MARKER,
        UNREADABLE
    }

    Content content = Content.EMPTY;
    /** What is known of the reasons that were set before the record. */
    enum PriorReasons {
        TO_BE_FOUND,
        BEING_FOUND,
        KNOWN,
        UNKNOWN
    }

    long row = -1;
    long key = RecordKey.NONE;

    /** Counts changes of anything below but the three flags. */
    int version;

    /** Which reasons an earlier record of the file had set since its last CLOSE; 0 as long as that is not known. */
    int prior;

    PriorReasons priorReasons = PriorReasons.TO_BE_FOUND;

    /** What the row is in a list of lives; {@code null} in a list of records. */
    LifeRowReader.@Nullable Part part;

    /** What the row said when it was read, see {@link LifeRowReader#edition}. */
    long edition;

    /** What was found out of the life that the row stands for; {@code null} as long as that is not known. */
    @Nullable
    LifeNotes notes;

    /** Whether that is the newest that can be known. */
    boolean noted;

    /** The other name of a rename that the record is half of; {@code null} as long as that is not known. */
    @Nullable
    OtherName renamed;

    /** Whether the other name was asked for. */
    boolean renameAsked;

    boolean selected;
    boolean lead;
    boolean lit;

    /** Whether a person marked the record. */
    boolean marked;

    /** The highlight rule that the record passed first; {@code null} when it passed none. */
    @Nullable
    HighlightRule rule;

    @Nullable
    Marker marker;

    private final RecordCursor copy = new RecordCursor();
    private final RecordView view = new RecordView();

    /** A copy of what the row is read from, while it shows one. */
    RecordCursor shown() {
        return copy;
    }

    /** The record's fields; says nothing of a row that is no record. */
    RecordView view() {
        return view.inRow(row);
    }

    /** The key of the record that is shown; {@link RecordKey#NONE} for none. */
    long recordKey() {
        return hasRow() ? copy.key() : RecordKey.NONE;
    }

    /** The key of that record in the store of its own source; {@link RecordKey#NONE} for none. */
    long sourceKey() {
        return hasRow() ? copy.sourceKey() : RecordKey.NONE;
    }

    /** The name of the file; empty where the record has none. */
    String name() {
        return hasTimeAndName() ? RecordBytes.name(view.bytes(), view.position()) : "";
    }

    /** The file, of a record that has ids. */
    FileId file() {
        return new FileId(
                RecordBytes.fileIdHigh(view.bytes(), view.position()),
                RecordBytes.fileIdLow(view.bytes(), view.position()));
    }

    /** The parent directory, of a record that has ids. */
    FileId parent() {
        return new FileId(
                RecordBytes.parentIdHigh(view.bytes(), view.position()),
                RecordBytes.parentIdLow(view.bytes(), view.position()));
    }

    /** Where the file was then; {@code null} as long as that is not known. */
    @Nullable
    FilePath path() {
        return view.path();
    }

    /** The path of the directory it is in; empty as long as that is not known. */
    String directory() {
        FilePath path = path();
        return path == null ? "" : path.directory() + '\\';
    }

    void setPath(@Nullable FilePath path) {
        view.withPath(path);
    }

    /** Whether a row is shown that can be told from others: a record, or a marker. */
    boolean hasRow() {
        return content == Content.RECORD || content == Content.MARKER;
    }

    boolean isRecord() {
        return content == Content.RECORD;
    }

    /** Whether it is a record of a version that has ids, a USN, reasons and a source. */
    boolean isKnown() {
        return isRecord() && RecordBytes.isKnown(view.version());
    }

    /** Whether it is a record of a version that has a time, attributes, a security id and a name. */
    boolean hasTimeAndName() {
        return isRecord() && RecordBytes.hasTimeAndName(view.version());
    }

    void clear(Content why, long newKey) {
        content = why;
        key = newKey;
        part = null;
        marker = null;
        marked = false;
        rule = null;
        forgetPrior();
        setPath(null);
        setLife(null);
        version++;
    }

    /** Whether the row stands for a life, and shows its last record. */
    boolean standsForLife() {
        return view.life() != null;
    }

    /** What is known of the life that the row stands for; {@code null} for a record. */
    @Nullable
    LifeFacts life() {
        return view.life();
    }

    /** Says what is known of the life that the row stands for; behind {@link #fill}. */
    void setLife(@Nullable LifeFacts facts) {
        view.withLife(facts);
    }

    /** Shows a row from now on; keeps a copy of what it is read from. */
    void fill(RecordCursor cursor) {
        key = cursor.key();
        marker = cursor.marker();
        content = cursor.isMarker() ? Content.MARKER : Content.RECORD;
        copy.copyFrom(cursor);
        view.show(copy);
        forgetPrior();
        version++;
    }

    private void forgetPrior() {
        prior = 0;
        priorReasons = PriorReasons.TO_BE_FOUND;
        renamed = null;
        renameAsked = false;
        notes = null;
        noted = false;
    }

    /** Another slot that shows the same and goes on to, whatever this one shows later. */
    RowSlot copy() {
        RowSlot same = new RowSlot();
        if (hasRow()) {
            same.fill(copy);
            same.setPath(path());
            same.setLife(life());
            same.key = key;
            same.part = part;
            same.notes = notes;
        } else {
            same.clear(content, key);
        }
        same.row = row;
        same.prior = prior;
        same.priorReasons = priorReasons;
        same.renamed = renamed;
        return same;
    }

    /** Whether both are records of the same file. */
    boolean isOfFileOf(RowSlot other) {
        ByteBuffer bytes = view.bytes();
        ByteBuffer others = other.view.bytes();
        return isKnown()
                && other.isKnown()
                && RecordKey.source(sourceKey()) == RecordKey.source(other.sourceKey())
                && RecordBytes.fileIdLow(bytes, view.position()) == RecordBytes.fileIdLow(others, other.view.position())
                && RecordBytes.fileIdHigh(bytes, view.position())
                        == RecordBytes.fileIdHigh(others, other.view.position());
    }

    /** The reasons of a record that has some, else 0. */
    int reasons() {
        return isKnown() ? RecordBytes.reason(view.bytes(), view.position()) : 0;
    }
}
