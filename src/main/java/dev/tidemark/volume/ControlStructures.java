package dev.tidemark.volume;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Layouts;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordLayouts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what a control code sends and what comes back: every byte belongs to a field of the structure that
 * {@link Layouts} has for the code, to a record, or to bytes without a name. The methods are safe from any thread.
 */
public final class ControlStructures {

    /** How many bytes without a name are shown. */
    private static final int MAX_UNNAMED = 16;

    private static final Layout CLOSE_RECORD_OUTPUT = Layout.of("USN", 8, Layout.field("Usn", 0, 8));
    private static final Layout DIRTY_OUTPUT = Layout.of("ULONG", 4, Layout.field("VolumeFlags", 0, 4));
    private static final Layout NAMES_OUTPUT = Layout.of("VOLSNAP_NAMES", 4, Layout.field("MultiSzLength", 0, 4));
    private static final Layout NEXT_USN = Layout.of("USN", 8, Layout.field("NextUsn", 0, 8));
    private static final Layout NEXT_FILE = Layout.of("DWORDLONG", 8, Layout.field("NextFileReferenceNumber", 0, 8));

    private final ByteBuffer bytes;
    private final List<StructureField> fields = new ArrayList<>();

    private ControlStructures(byte[] kept) {
        bytes = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The fields of what was sent.
     *
     * @param code the control code
     * @param kept the first bytes of the input
     * @param length how many bytes the input has: decides the version of the structure
     */
    public static List<StructureField> input(int code, byte[] kept, int length) {
        ControlStructures fields = new ControlStructures(kept);
        for (Layout part : inputParts(code, length)) {
            fields.add(part, 0);
        }
        return fields.named();
    }

    /**
     * The fields of what came back.
     *
     * @param number the control code
     * @param kept the first bytes of the output
     */
    public static List<StructureField> output(int number, byte[] kept) {
        ControlStructures fields = new ControlStructures(kept);
        ControlCode code = ControlCode.of(number).orElse(null);
        if (code == ControlCode.FSCTL_GET_NTFS_VOLUME_DATA) {
            fields.add(Layouts.NTFS_VOLUME_DATA_BUFFER, 0);
            fields.add(Layouts.NTFS_EXTENDED_VOLUME_DATA, Layouts.NTFS_VOLUME_DATA_BUFFER.size());
        } else if (code == ControlCode.FSCTL_READ_FILE_USN_DATA) {
            fields.addFileData();
        } else if (returnsRecords(code)) {
            fields.add(code == ControlCode.FSCTL_ENUM_USN_DATA ? NEXT_FILE : NEXT_USN, 0);
            fields.addRecords();
        } else {
            for (Layout part : outputParts(number, kept.length)) {
                fields.add(part, 0);
            }
        }
        return fields.named();
    }

    /** The name of the structure that was sent; empty when none was. */
    public static String inputName(int code, int length) {
        List<Layout> parts = inputParts(code, length);
        return parts.isEmpty() ? "" : parts.getLast().name();
    }

    /** The name of the structure that came back; empty when none did. */
    public static String outputName(int number, byte[] kept) {
        ControlCode code = ControlCode.of(number).orElse(null);
        if (kept.length == 0) {
            return "";
        }
        if (returnsRecords(code)) {
            return (code == ControlCode.FSCTL_ENUM_USN_DATA ? NEXT_FILE : NEXT_USN).name() + " + USN_RECORD[]";
        }
        if (code == ControlCode.FSCTL_READ_FILE_USN_DATA) {
            ByteBuffer record = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN);
            return PackedRecords.step(record, 0, record.limit()) == 0
                    ? ""
                    : RecordLayouts.of(RecordBytes.majorVersion(record, 0)).name();
        }
        List<Layout> parts = outputParts(number, kept.length);
        return parts.isEmpty() ? "" : parts.getLast().name();
    }

    private static boolean returnsRecords(@Nullable ControlCode code) {
        return code == ControlCode.FSCTL_READ_USN_JOURNAL
                || code == ControlCode.FSCTL_READ_UNPRIVILEGED_USN_JOURNAL
                || code == ControlCode.FSCTL_ENUM_USN_DATA;
    }

    // --- which structures

    private static List<Layout> inputParts(int number, int length) {
        ControlCode code = ControlCode.of(number).orElse(null);
        if (code == null || length == 0) {
            return List.of();
        }
        return switch (code) {
            case FSCTL_READ_USN_JOURNAL, FSCTL_READ_UNPRIVILEGED_USN_JOURNAL ->
                fitting(length, Layouts.READ_USN_JOURNAL_DATA_V0, Layouts.READ_USN_JOURNAL_DATA_V1);
            case FSCTL_CREATE_USN_JOURNAL -> List.of(Layouts.CREATE_USN_JOURNAL_DATA);
            case FSCTL_DELETE_USN_JOURNAL -> List.of(Layouts.DELETE_USN_JOURNAL_DATA);
            case FSCTL_ENUM_USN_DATA -> fitting(length, Layouts.MFT_ENUM_DATA_V0, Layouts.MFT_ENUM_DATA_V1);
            case FSCTL_READ_FILE_USN_DATA -> List.of(Layouts.READ_FILE_USN_DATA);
            case FSCTL_USN_TRACK_MODIFIED_RANGES -> List.of(Layouts.USN_TRACK_MODIFIED_RANGES);
            case FSCTL_QUERY_PERSISTENT_VOLUME_STATE -> List.of(Layouts.FILE_FS_PERSISTENT_VOLUME_INFORMATION);
            case FSCTL_MARK_HANDLE ->
                List.of(
                        length < Layouts.MARK_HANDLE_INFO.size()
                                ? Layouts.MARK_HANDLE_INFO32
                                : Layouts.MARK_HANDLE_INFO);
            default -> List.of();
        };
    }

    private static List<Layout> outputParts(int number, int length) {
        ControlCode code = ControlCode.of(number).orElse(null);
        if (code == null || length == 0) {
            return List.of();
        }
        return switch (code) {
            case FSCTL_QUERY_USN_JOURNAL ->
                fitting(length, Layouts.USN_JOURNAL_DATA_V0, Layouts.USN_JOURNAL_DATA_V1, Layouts.USN_JOURNAL_DATA_V2);
            case FSCTL_GET_NTFS_VOLUME_DATA -> List.of(Layouts.NTFS_VOLUME_DATA_BUFFER);
            case FSCTL_USN_TRACK_MODIFIED_RANGES -> List.of(Layouts.USN_RANGE_TRACK_OUTPUT);
            case FSCTL_WRITE_USN_CLOSE_RECORD -> List.of(CLOSE_RECORD_OUTPUT);
            case FSCTL_IS_VOLUME_DIRTY -> List.of(DIRTY_OUTPUT);
            case FSCTL_QUERY_PERSISTENT_VOLUME_STATE -> List.of(Layouts.FILE_FS_PERSISTENT_VOLUME_INFORMATION);
            case IOCTL_VOLSNAP_QUERY_NAMES_OF_SNAPSHOTS -> List.of(NAMES_OUTPUT);
            default -> List.of();
        };
    }

    /** Each version begins with all of the one before: those that the length holds, the first one at least. */
    private static List<Layout> fitting(int length, Layout... versions) {
        List<Layout> parts = new ArrayList<>();
        for (Layout version : versions) {
            if (parts.isEmpty() || length >= version.size()) {
                parts.add(version);
            }
        }
        return parts;
    }

    // --- the fields

    private void add(Layout layout, int base) {
        for (Layout.Field field : layout.fields()) {
            int at = base + field.offset();
            if (at + field.size() <= bytes.limit()) {
                StructureWords words = StructureWords.of(layout, field, bytes, at);
                fields.add(new StructureField(field.name(), at, field.size(), words.value(), words.meaning()));
            }
        }
    }

    /** A record a line: the inspector takes records apart. */
    private void addRecords() {
        int at = Long.BYTES;
        int step = PackedRecords.step(bytes, at, bytes.limit());
        while (step > 0) {
            StructureWords words = StructureWords.ofRecord(bytes, at);
            String name = RecordLayouts.of(RecordBytes.majorVersion(bytes, at)).name();
            fields.add(new StructureField(name, at, step, words.value(), words.meaning()));
            at += step;
            step = PackedRecords.step(bytes, at, bytes.limit());
        }
    }

    private void addFileData() {
        if (PackedRecords.step(bytes, 0, bytes.limit()) == 0
                || !RecordBytes.isKnown(RecordBytes.majorVersion(bytes, 0))) {
            return;
        }
        for (Layout.Field field :
                RecordLayouts.of(RecordBytes.majorVersion(bytes, 0)).fields()) {
            if (field.name().equals("FileName")) {
                int at = RecordBytes.nameOffset(bytes, 0);
                fields.add(new StructureField(
                        "FileName",
                        at,
                        RecordBytes.nameLength(bytes, 0),
                        Escapes.name(RecordBytes.name(bytes, 0)),
                        ""));
            } else if (field.offset() + field.size() <= bytes.limit()) {
                StructureWords words = StructureWords.ofFileData(field, bytes);
                fields.add(
                        new StructureField(field.name(), field.offset(), field.size(), words.value(), words.meaning()));
            }
        }
    }

    /** All of them in the order of the bytes, the bytes without a name too. */
    private List<StructureField> named() {
        BitSet named = new BitSet(bytes.limit());
        fields.forEach(field -> named.set(field.offset(), field.offset() + field.size()));
        int from = named.nextClearBit(0);
        while (from < bytes.limit()) {
            int next = named.nextSetBit(from);
            int to = next < 0 ? bytes.limit() : next;
            fields.add(unnamed(from, to));
            from = named.nextClearBit(to);
        }
        fields.sort(Comparator.comparingInt(StructureField::offset));
        return List.copyOf(fields);
    }

    private StructureField unnamed(int from, int to) {
        int shown = Math.min(to, from + MAX_UNNAMED);
        String hex = HexFormat.of().formatHex(bytes.array(), from, shown) + (shown < to ? "…" : "");
        String kind = fields.isEmpty() ? "raw" : "padding";
        return new StructureField(
                Messages.text("structure." + kind + ".name"), from, to - from, hex, Messages.text("structure." + kind));
    }
}
