package dev.tidemark.field;

import static dev.tidemark.field.FieldReader.id;
import static dev.tidemark.field.FieldReader.number;
import static dev.tidemark.field.FieldReader.numberOfPath;
import static dev.tidemark.field.FieldReader.ofPath;
import static dev.tidemark.field.FieldReader.unsigned;

import dev.tidemark.field.FieldReader.Numbers;
import dev.tidemark.field.FieldReader.Texts;
import dev.tidemark.field.FieldReader.Utf16;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.store.RecordStore.Slice;
import dev.tidemark.store.RowKind;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.SourceInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Declares the fields that records, rows and paths have: one entry each, in the order of the table's columns. Immutable. */
public final class Fields {

    private static final int ENTRY_BITS = 48;
    private static final long ENTRY = (1L << ENTRY_BITS) - 1;

    private static final Utf16 NAMES = new Utf16(RecordBytes::nameOffset, RecordBytes::nameLength);

    private static final List<RecordField> DECLARED = new ArrayList<>();

    public static final RecordField ROW = add(RecordField.of("row", FieldType.INTEGER, (Numbers) RecordView::row)
            .when(view -> view.row() != RecordView.NONE)
            .column("row", 80, false)
            .notSortable()
            .notFilterable()
            .notInspected());

    public static final RecordField USN = add(RecordField.of("usn", FieldType.INTEGER, number(RecordBytes::usn))
            .reference("Usn")
            .versions(2, 3, 4)
            .column("usn", 112, true));

    public static final RecordField TIME = add(RecordField.of("time", FieldType.FILETIME, number(RecordBytes::time))
            .reference("TimeStamp")
            .headers("timestamp_filetime", "TimeStamp")
            .versions(2, 3)
            .column("time", 224, true));

    public static final RecordField NAME = add(RecordField.of("name", FieldType.TEXT, NAMES)
            .reference("FileName")
            .versions(2, 3)
            .column("name", 160, true)
            .option("name", "PATTERN", help("name")));

    public static final RecordField REASON =
            add(RecordField.of("reason", FieldType.FLAGS, unsigned(RecordBytes::reason))
                    .reference("Reason")
                    .versions(2, 3, 4)
                    .flags(Reason.values())
                    .kernel(Slice::reasons)
                    .column("reasons", 270, true)
                    .setting(FieldColumn.Setting.REASONS)
                    .aliases("reasons")
                    .option("reason", "MASK|NAMES", help("reason")));

    public static final RecordField PATH = add(RecordField.of("path", FieldType.TEXT, ofPath(FilePath::text))
            .headers("path", "Path")
            .versions(2, 3, 4)
            .ofPath()
            .writing(PathWriter::new)
            .column("path", 340, true)
            .option("path", "PATTERN", help("path")));

    public static final RecordField CERTAINTY = add(RecordField.of(
                    "certainty", FieldType.ENUM, ofPath(path -> path.certainty().id()))
            .headers("path_certainty", "PathCertainty")
            .versions(2, 3, 4)
            .ofPath()
            .values(Arrays.stream(Certainty.values()).map(Certainty::id).toList())
            .shown(view -> view.path() == null
                    ? ""
                    : Messages.text("path.certainty." + view.path().certainty().name()))
            .column("certainty", 120, true)
            .notInspected());

    public static final RecordField PARENT =
            add(RecordField.of("parent", FieldType.ID, id(RecordBytes::parentIdHigh, RecordBytes::parentIdLow))
                    .reference("ParentFileReferenceNumber")
                    .headers("parent_ref", "ParentFileReferenceNumber")
                    .versions(2, 3, 4)
                    .column("parent_id", 138, false)
                    .aliases("parent_id")
                    .option("parent-id", "HEX", help("parent")));

    public static final RecordField FILE =
            add(RecordField.of("file", FieldType.ID, id(RecordBytes::fileIdHigh, RecordBytes::fileIdLow))
                    .reference("FileReferenceNumber")
                    .headers("file_ref", "FileReferenceNumber")
                    .versions(2, 3, 4)
                    .column("file_id", 138, true)
                    .aliases("file_id")
                    .option("file-id", "HEX", help("file")));

    /** Its column is remembered as {@code source}, which is the name of another field: where a row comes from. */
    public static final RecordField SOURCE_INFO =
            add(RecordField.of("sourceinfo", FieldType.FLAGS, unsigned(RecordBytes::sourceInfo))
                    .reference("SourceInfo")
                    .headers("source_info", "SourceInfo")
                    .versions(2, 3, 4)
                    .flags(SourceInfo.values())
                    .column("source", 120, true));

    public static final RecordField ATTRIBUTES =
            add(RecordField.of("attr", FieldType.FLAGS, unsigned(RecordBytes::attributes))
                    .reference("FileAttributes")
                    .headers("attributes", "FileAttributes")
                    .versions(2, 3)
                    .flags(FileAttribute.values())
                    .shown(view -> FileAttribute.letters(RecordBytes.attributes(view.bytes(), view.position())))
                    .column("attributes", 100, true)
                    .setting(FieldColumn.Setting.CODE));

    public static final RecordField SECURITY =
            add(RecordField.of("security", FieldType.INTEGER, unsigned(RecordBytes::securityId))
                    .reference("SecurityId")
                    .versions(2, 3)
                    .column("security_id", 104, true)
                    .aliases("security_id"));

    public static final RecordField VERSION =
            add(RecordField.of("version", FieldType.INTEGER, unsigned(RecordBytes::majorVersion))
                    .reference("MajorVersion")
                    .shown(view -> view.version() + "." + RecordBytes.minorVersion(view.bytes(), view.position()))
                    .column("version", 80, true)
                    .option("versions", "2|3|4", help("version")));

    public static final RecordField LENGTH =
            add(RecordField.of("length", FieldType.INTEGER, unsigned(RecordBytes::length))
                    .reference("RecordLength")
                    .column("length", 76, true));

    public static final RecordField EXTENTS = add(RecordField.of("extents", FieldType.TEXT, (Texts) Fields::extents)
            .reference("Extents")
            .headers("remaining_and_extents_hex", "Extents")
            .versions(4)
            .writing(FieldWriters.AllExtents::new)
            .column("extents", 160, false)
            .setting(FieldColumn.Setting.CODE)
            .notSortable());

    public static final RecordField OFFSET =
            add(RecordField.of("offset", FieldType.INTEGER, (Numbers) RecordView::offset)
                    .when(view -> view.offset() != RecordView.NONE)
                    .column("offset", 112, false)
                    .notSortable()
                    .notInspected());

    public static final RecordField EXTENSION = add(RecordField.of("ext", FieldType.TEXT, (Texts) Fields::extension)
            .versions(2, 3)
            .when(view -> !extension(view).isEmpty())
            .column("ext", 80, false)
            .aliases("extension")
            .notInspected());

    public static final RecordField DIRECTORY = add(RecordField.of(
                    "dir", FieldType.TEXT, ofPath(path -> path.directory().isEmpty() ? "\\" : path.directory()))
            .versions(2, 3, 4)
            .ofPath()
            .column("dir", 300, false)
            .notInspected());

    public static final RecordField DEPTH = add(RecordField.of("depth", FieldType.INTEGER, numberOfPath(Fields::depth))
            .versions(2, 3, 4)
            .ofPath()
            .when(view -> view.path() != null && view.path().certainty() != Certainty.PARTIAL)
            .column("depth", 70, false)
            .notInspected());

    /** What the row is; the one field that rows have which are no records, where a filter asks for it. */
    public static final RecordField KIND;

    static {
        addParts(FILE);
        addParts(PARENT);
        add(RecordField.of("extents.count", FieldType.INTEGER, number(RecordBytes::extentCount))
                .reference("NumberOfExtents")
                .versions(4)
                .column("extents_count", 100, false));
        add(RecordField.of("extents.bytes", FieldType.SIZE, number(Extents::bytes))
                .versions(4)
                .column("extents_bytes", 120, false)
                .notInspected());
        KIND = add(RecordField.of("kind", FieldType.ENUM, (Texts) view -> RowKind.RECORD.id())
                .values(Arrays.stream(RowKind.values()).map(RowKind::id).toList())
                .column("kind", 90, false)
                .notSortable()
                .notInspected());
        add(RecordField.of("version.minor", FieldType.INTEGER, unsigned(RecordBytes::minorVersion))
                .reference("MinorVersion")
                .noColumn());
        add(RecordField.of("reason.symbols", FieldType.TEXT, (Texts) Fields::symbols)
                .headers("reason_symbols", "ReasonSymbols")
                .versions(2, 3, 4)
                .writing(FieldWriters.Symbols::new)
                .noColumn()
                .notSortable()
                .notInspected());
        add(RecordField.of("name.length", FieldType.SIZE, number(RecordBytes::nameLength))
                .reference("FileNameLength")
                .versions(2, 3)
                .noColumn());
        add(RecordField.of("name.offset", FieldType.SIZE, number(RecordBytes::nameOffset))
                .reference("FileNameOffset")
                .versions(2, 3)
                .noColumn());
        add(RecordField.of("extents.remaining", FieldType.INTEGER, unsigned(RecordBytes::remainingExtents))
                .reference("RemainingExtents")
                .versions(4)
                .noColumn());
        add(RecordField.of("extents.size", FieldType.SIZE, number(RecordBytes::extentSize))
                .reference("ExtentSize")
                .versions(4)
                .noColumn());
        add(RecordField.of("bytes", FieldType.TEXT, (Texts) Fields::hex)
                .headers("bytes", "Bytes")
                .versions(RecordView.LATER_VERSION)
                .writing(FieldWriters.Raw::new)
                .noColumn()
                .notSortable()
                .notInspected());
    }

    /** All of them. */
    static final List<RecordField> ALL = List.copyOf(DECLARED);

    private Fields() {}

    private static RecordField add(FieldBuilder builder) {
        RecordField field = builder.ownWords().build();
        DECLARED.add(field);
        return field;
    }

    private static String help(String id) {
        return Messages.text("field." + id + ".option");
    }

    /** The parts of an NTFS file reference: longer identifiers have none. */
    private static void addParts(RecordField whole) {
        FieldReader.Ids ids = (FieldReader.Ids) whole.reader();
        addPart(whole.id() + ".entry", ids, view -> ids.low().number(view) & ENTRY);
        addPart(whole.id() + ".seq", ids, view -> ids.low().number(view) >>> ENTRY_BITS);
    }

    private static void addPart(String name, FieldReader.Ids of, FieldReader.Numbers read) {
        add(RecordField.of(name, FieldType.INTEGER, read)
                .versions(2, 3, 4)
                .when(view -> of.high().number(view) == 0)
                .column(name.replace('.', '_'), 100, false)
                .notInspected());
    }

    // --- read

    private static String extension(RecordView view) {
        String name = NAMES.text(view);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String extents(RecordView view) {
        return Extents.shown(view.bytes(), view.position());
    }

    private static String symbols(RecordView view) {
        return Reason.symbols(RecordBytes.reason(view.bytes(), view.position())).replace("USN_REASON_", "");
    }

    private static String hex(RecordView view) {
        StringBuilder text = new StringBuilder();
        int at = view.position();
        for (int i = at; i < at + RecordBytes.length(view.bytes(), at); i++) {
            text.append(String.format(Locale.ROOT, "%02x", view.bytes().get(i)));
        }
        return text.toString();
    }

    private static long depth(FilePath path) {
        if (path.name().isEmpty()) {
            return 0;
        }
        String text = path.text();
        return IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) == '\\' && Escapes.escapeAt(text, at, false) == 0)
                .count();
    }
}
