package dev.tidemark.testing;

import dev.tidemark.testing.LayoutTable.Line;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The bytes of a Windows structure, written as {@code layouts.tsv} says and nothing else: zero wherever no field was set.
 * Knows nothing of the layouts of the program.
 */
public final class TableBytes {

    private static final String COMMON_HEADER = "USN_RECORD_COMMON_HEADER";

    /** The table gives the shared head of a later version once, under the version that has it first. */
    private static final Map<String, String> HEADS = Map.of(
            "READ_USN_JOURNAL_DATA_V1", "READ_USN_JOURNAL_DATA_V0",
            "USN_JOURNAL_DATA_V1", "USN_JOURNAL_DATA_V0",
            "USN_JOURNAL_DATA_V2", "USN_JOURNAL_DATA_V1",
            "MFT_ENUM_DATA_V1", "MFT_ENUM_DATA_V0",
            "USN_RECORD_V2", COMMON_HEADER,
            "USN_RECORD_V3", COMMON_HEADER,
            "USN_RECORD_V4", COMMON_HEADER);

    private final String struct;
    private final ByteBuffer bytes;

    private TableBytes(String struct, int size) {
        this.struct = struct;
        this.bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A structure of which nothing is set. */
    public static TableBytes of(String struct) {
        return new TableBytes(struct, size(struct));
    }

    /** A version 2 or 3 record with a name, as long as it is and a multiple of 8. */
    public static TableBytes record(int version, String name) {
        String struct = "USN_RECORD_V" + version;
        int nameAt = offset(find(struct, "FileName"));
        int length = nameAt + 2 * name.length() + 7 & -8;
        TableBytes record = header(struct, version, length)
                .put("FileNameLength", 2L * name.length())
                .put("FileNameOffset", nameAt);
        for (int i = 0; i < name.length(); i++) {
            record.bytes.putChar(nameAt + 2 * i, name.charAt(i));
        }
        return record;
    }

    /** A version 4 record with one extent. */
    public static TableBytes record4(long offset, long length) {
        TableBytes record = header("USN_RECORD_V4", 4, size("USN_RECORD_V4"))
                .put("NumberOfExtents", 1)
                .put("ExtentSize", size("USN_RECORD_EXTENT"));
        int extent = offset(find("USN_RECORD_V4", "Extents"));
        record.bytes.putLong(extent + offset(find("USN_RECORD_EXTENT", "Offset")), offset);
        record.bytes.putLong(extent + offset(find("USN_RECORD_EXTENT", "Length")), length);
        return record;
    }

    private static TableBytes header(String struct, int version, int length) {
        return new TableBytes(struct, length).put("RecordLength", length).put("MajorVersion", version);
    }

    /** The size of a structure, in bytes. */
    public static int size(String struct) {
        return (int) LayoutTable.struct(struct).number();
    }

    /** The value of a constant. */
    public static int constant(String name) {
        return (int) LayoutTable.constants(name)
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow()
                .number();
    }

    /** Sets a field of 2, 4 or 8 bytes. */
    public TableBytes put(String field, long value) {
        Line line = find(struct, field);
        int at = offset(line);
        switch ((int) line.number()) {
            case 2 -> bytes.putShort(at, (short) value);
            case 4 -> bytes.putInt(at, (int) value);
            case 8 -> bytes.putLong(at, value);
            default -> throw new IllegalArgumentException(line.toString());
        }
        return this;
    }

    /** Sets a file identifier of 8 or 16 bytes. */
    public TableBytes put(String field, FileId id) {
        Line line = find(struct, field);
        bytes.putLong(offset(line), id.low());
        if (line.number() == 16) {
            bytes.putLong(offset(line) + 8, id.high());
        }
        return this;
    }

    public byte[] bytes() {
        return bytes.array();
    }

    private static int offset(Line line) {
        return Integer.parseInt(line.offset());
    }

    private static Line find(String struct, String field) {
        Optional<Line> own = LayoutTable.fields(struct).stream()
                .filter(line -> line.field().equals(field))
                .findFirst();
        return own.orElseGet(() -> find(Objects.requireNonNull(HEADS.get(struct), struct + "." + field), field));
    }
}
