package dev.tidemark.ui.inspector;

import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordLayouts;
import dev.tidemark.usn.SourceInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Not thread-safe. Decodes a record field by field, from {@link RecordLayouts}; what a version lacks is listed as absent. */
final class RecordFields {

    private static final String[] NOT_IN_V4 = {
        "TimeStamp", "SecurityId", "FileAttributes", "FileNameLength", "FileNameOffset", "FileName"
    };
    private static final String[] ONLY_IN_V4 = {"RemainingExtents", "NumberOfExtents", "ExtentSize", "Extents"};

    /** How many hex digits are shown of bytes without a name. */
    private static final int MAX_HEX = 32;

    private final ByteBuffer bytes;
    private final int version;
    private final List<FieldRow> rows = new ArrayList<>();

    private RecordFields(byte[] record) {
        this.bytes = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        this.version = RecordBytes.majorVersion(bytes, 0);
    }

    /**
     * Decodes a record.
     *
     * @param record the whole record, sound as {@link dev.tidemark.usn.RecordCheck} says
     */
    static List<FieldRow> of(byte[] record) {
        RecordFields fields = new RecordFields(record);
        fields.decode();
        return List.copyOf(fields.rows);
    }

    private void decode() {
        for (Layout.Field field : RecordLayouts.of(version).fields()) {
            switch (field.name()) {
                case "FileName" -> name();
                case "Extents" -> extents();
                default -> add(field.name(), field.offset(), field.size(), value(field), meaning(field));
            }
        }
        unnamedBytes();
        rows.sort(Comparator.comparingInt(FieldRow::offset));
        if (RecordBytes.isKnown(version)) {
            for (String absent : version == 4 ? NOT_IN_V4 : ONLY_IN_V4) {
                rows.add(FieldRow.absent(absent, Messages.text("inspector.absent", version)));
            }
        }
    }

    private void add(String name, int offset, int size, String value, String meaning) {
        rows.add(new FieldRow(name, offset, size, value, meaning));
    }

    private String value(Layout.Field field) {
        int at = field.offset();
        return switch (field.name()) {
            case "RecordLength",
                    "MajorVersion",
                    "MinorVersion",
                    "Usn",
                    "SecurityId",
                    "FileNameLength",
                    "FileNameOffset",
                    "TimeStamp",
                    "RemainingExtents",
                    "NumberOfExtents",
                    "ExtentSize" -> Long.toString(number(at, field.size()));
            case "Reason", "SourceInfo", "FileAttributes" -> Flags.hex(bytes.getInt(at));
            default -> id(at, field.size()).hex();
        };
    }

    private long number(int at, int size) {
        return switch (size) {
            case 2 -> Short.toUnsignedInt(bytes.getShort(at));
            case 4 -> Integer.toUnsignedLong(bytes.getInt(at));
            default -> bytes.getLong(at);
        };
    }

    private FileId id(int at, int size) {
        return new FileId(size == 16 ? bytes.getLong(at + 8) : 0, bytes.getLong(at));
    }

    private String meaning(Layout.Field field) {
        int at = field.offset();
        return switch (field.name()) {
            case "Usn" -> Messages.text("inspector.usn", String.format(Locale.ROOT, "0x%x", bytes.getLong(at)));
            case "TimeStamp" -> times(bytes.getLong(at));
            case "Reason" -> flags(bytes.getInt(at), Reason.values());
            case "SourceInfo" ->
                bytes.getInt(at) == 0
                        ? Messages.text("inspector.noSource")
                        : flags(bytes.getInt(at), SourceInfo.values());
            case "FileAttributes" -> flags(bytes.getInt(at), FileAttribute.values());
            case "FileReferenceNumber", "ParentFileReferenceNumber" -> idMeaning(id(at, field.size()));
            default ->
                Messages.has("inspector.field." + field.name()) ? Messages.text("inspector.field." + field.name()) : "";
        };
    }

    private static String times(long filetime) {
        return Filetime.isoUtc(filetime)
                + "\n"
                + Messages.text(
                        "inspector.local",
                        Filetime.format(filetime, ZoneId.systemDefault(), ' '),
                        ZoneId.systemDefault());
    }

    private static String flags(int mask, Flag[] all) {
        List<String> lines = new ArrayList<>();
        int left = mask;
        for (Flag flag : all) {
            if ((mask & flag.bit()) != 0) {
                lines.add(flagLine(flag));
                left &= ~flag.bit();
            }
        }
        if (left != 0) {
            lines.add(Messages.text("inspector.unknownBits", Flags.hex(left)));
        }
        return lines.isEmpty() ? Messages.text("inspector.noFlags") : String.join("\n", lines);
    }

    private static String flagLine(Flag flag) {
        String key = "inspector.flag." + flag.symbol();
        String words = Messages.has(key) ? ": " + Messages.text(key) : "";
        return flag.symbol() + words;
    }

    private static String idMeaning(FileId id) {
        return id.fits64()
                ? Messages.text(
                        "inspector.reference", Long.toString(id.recordNumber()), Integer.toString(id.sequence()))
                : Messages.text("inspector.id128");
    }

    private void name() {
        int offset = RecordBytes.nameOffset(bytes, 0);
        int length = RecordBytes.nameLength(bytes, 0);
        add(
                "FileName",
                offset,
                length,
                escape(RecordBytes.name(bytes, 0)),
                Messages.text("inspector.field.FileName", length / 2));
    }

    /** Control characters and lone surrogates as {@code \\uXXXX}: they would show as nothing, or as a wrong letter. */
    private static String escape(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < name.length()
                    && Character.isLowSurrogate(name.charAt(i + 1));
            if (pair) {
                text.append(unit).append(name.charAt(++i));
            } else if (Character.isISOControl(unit) || Character.isSurrogate(unit)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            } else {
                text.append(unit);
            }
        }
        return text.toString();
    }

    private void extents() {
        for (int i = 0; i < RecordBytes.extentCount(bytes, 0); i++) {
            long offset = RecordBytes.extentOffset(bytes, 0, i);
            long length = RecordBytes.extentLength(bytes, 0, i);
            add(
                    "Extents[" + i + "]",
                    RecordBytes.extentPosition(bytes, 0, i),
                    RecordLayouts.EXTENT.size(),
                    offset + " + " + length,
                    Messages.text("inspector.extent", number(offset), number(length), number(offset + length)));
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Every byte is shown: also those that no field of this version names. */
    private void unnamedBytes() {
        BitSet named = new BitSet(bytes.limit());
        for (FieldRow row : rows) {
            named.set(row.offset(), row.offset() + row.size());
        }
        int from = named.nextClearBit(0);
        while (from < bytes.limit()) {
            int next = named.nextSetBit(from);
            int to = next < 0 ? bytes.limit() : next;
            addUnnamed(from, to);
            from = named.nextClearBit(to);
        }
    }

    private void addUnnamed(int from, int to) {
        String hex = HexFormat.of().formatHex(bytes.array(), from, to);
        String shown = hex.length() > MAX_HEX ? hex.substring(0, MAX_HEX) + "…" : hex;
        String what = !RecordBytes.isKnown(version) ? "later" : to == bytes.limit() ? "padding" : "unnamed";
        String name = Messages.text("inspector." + what + ".name");
        add(name, from, to - from, shown, Messages.text("inspector." + what));
    }
}
