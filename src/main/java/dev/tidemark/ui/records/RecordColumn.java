package dev.tidemark.ui.records;

import dev.tidemark.filter.SortKey;
import dev.tidemark.path.FilePath;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of the record table, in the order they have at first. */
public enum RecordColumn {
    ROW(Form.NUMBER, 80, false, null),
    USN(Form.NUMBER, 112, true, SortKey.USN),
    TIME(Form.CODE, 224, true, SortKey.TIME),
    NAME(Form.WORDS, 160, true, SortKey.NAME),
    REASONS(Form.REASONS, 204, true, SortKey.REASON),
    PATH(Form.WORDS, 340, true, null),
    CERTAINTY(Form.WORDS, 120, true, null),
    PARENT_ID(Form.CODE, 138, false, SortKey.PARENT_ID),
    FILE_ID(Form.CODE, 138, true, SortKey.FILE_ID),
    SOURCE(Form.WORDS, 120, true, SortKey.SOURCE),
    ATTRIBUTES(Form.CODE, 100, true, SortKey.ATTRIBUTES),
    SECURITY_ID(Form.NUMBER, 104, true, SortKey.SECURITY_ID),
    VERSION(Form.NUMBER, 80, true, SortKey.VERSION),
    LENGTH(Form.NUMBER, 76, true, SortKey.LENGTH),
    EXTENTS(Form.CODE, 160, false, null),
    OFFSET(Form.NUMBER, 112, false, null);

    /** How a column's text is set. */
    enum Form {
        /** Right-aligned digits of one width. */
        NUMBER,
        /** Left-aligned characters of one width. */
        CODE,
        /** Left-aligned words. */
        WORDS,
        /** Left-aligned words, coloured by the kind of reason. */
        REASONS
    }

    private final Form form;
    private final double width;
    private final boolean shownAtFirst;
    private final @Nullable SortKey sortKey;
    private final String title;

    RecordColumn(Form form, double width, boolean shownAtFirst, @Nullable SortKey sortKey) {
        this.form = form;
        this.width = width;
        this.shownAtFirst = shownAtFirst;
        this.sortKey = sortKey;
        this.title = Messages.text("records.column." + id());
    }

    /** The name it is remembered by; never changes. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the header says. */
    public String title() {
        return title;
    }

    Form form() {
        return form;
    }

    /** Its width at first, in pixels. */
    double width() {
        return width;
    }

    boolean shownAtFirst() {
        return shownAtFirst;
    }

    /** What it sorts by, {@code null} where it cannot sort. */
    public @Nullable SortKey sortKey() {
        return sortKey;
    }

    /**
     * The text of a record's cell.
     *
     * @return {@code null} when the record's version has no such field
     */
    @Nullable
    String text(RowSlot slot, TimeFormat times) {
        if (!slot.isRecord()) {
            return this == ROW ? Long.toString(slot.row) : null;
        }
        return switch (this) {
            case ROW -> Long.toString(slot.row);
            case VERSION -> slot.major + "." + slot.minor;
            case LENGTH -> Integer.toUnsignedString(slot.length);
            case OFFSET -> Long.toString(slot.offset);
            case TIME, NAME, ATTRIBUTES, SECURITY_ID -> slot.hasTimeAndName() ? named(slot, times) : null;
            case USN, REASONS, PARENT_ID, FILE_ID, SOURCE, EXTENTS -> slot.isKnown() ? known(slot) : null;
            case PATH, CERTAINTY -> slot.isKnown() ? path(slot.path) : null;
        };
    }

    private String path(@Nullable FilePath path) {
        if (path == null) {
            return "";
        }
        return this == PATH
                ? path.text()
                : Messages.text("path.certainty." + path.certainty().name());
    }

    private String named(RowSlot slot, TimeFormat times) {
        return switch (this) {
            case TIME -> times.format(slot.time);
            case NAME -> slot.name;
            case ATTRIBUTES -> FileAttribute.letters(slot.attributes);
            default -> Integer.toUnsignedString(slot.securityId);
        };
    }

    private @Nullable String known(RowSlot slot) {
        return switch (this) {
            case USN -> Long.toString(slot.usn);
            case REASONS -> Reason.labels(slot.reasons);
            case PARENT_ID -> FileId.hex(slot.parentHigh, slot.parentLow);
            case FILE_ID -> FileId.hex(slot.fileHigh, slot.fileLow);
            case SOURCE -> SourceInfo.labels(slot.source);
            default -> slot.major == 4 ? slot.extents : null;
        };
    }
}
