package dev.tidemark.mft;

import dev.tidemark.usn.Layout;
import java.nio.ByteBuffer;

/** The attributes of a file record, read in place: pure functions of its bytes and the attribute's position. */
final class Attribute {

    static final int STANDARD_INFORMATION = 0x10;
    static final int ATTRIBUTE_LIST = 0x20;
    static final int FILE_NAME = 0x30;

    static final Layout HEADER = Layout.of(
            "ATTRIBUTE_RECORD_HEADER",
            24,
            Layout.field("TypeCode", 0, 4),
            Layout.field("RecordLength", 4, 4),
            Layout.field("FormCode", 8, 1),
            Layout.field("NameLength", 9, 1),
            Layout.field("NameOffset", 10, 2),
            Layout.field("Flags", 12, 2),
            Layout.field("Instance", 14, 2),
            Layout.field("ValueLength", 16, 4),
            Layout.field("ValueOffset", 20, 2));

    static final Layout NAME = Layout.of(
            "FILE_NAME",
            66,
            Layout.field("ParentDirectory", 0, 8),
            Layout.field("FileNameLength", 64, 1),
            Layout.field("Flags", 65, 1));

    /** STANDARD_INFORMATION since NTFS 3.0 ends with the file's last USN. */
    static final Layout STANDARD = Layout.of("STANDARD_INFORMATION", 72, Layout.field("Usn", 64, 8));

    private static final int END = -1;
    private static final int LENGTH = HEADER.offset("RecordLength");
    private static final int FORM = HEADER.offset("FormCode");
    private static final int VALUE_LENGTH = HEADER.offset("ValueLength");
    private static final int VALUE_OFFSET = HEADER.offset("ValueOffset");
    private static final int NAME_LENGTH = NAME.offset("FileNameLength");
    private static final int LEAST = 16;

    private Attribute() {}

    /** The position behind the attributes that lie, one behind the other, within {@code used} bytes: their end, or a damaged one. */
    static int endOfValid(ByteBuffer bytes, int first, int used) {
        int at = first;
        while (at >= FileRecord.HEADER.offset("RecordNumberHigh")
                && !isEnd(bytes, at, used)
                && isValid(bytes, at, used)) {
            at = next(bytes, at);
        }
        return at;
    }

    /** Whether the attributes end at a position as they must. */
    static boolean isEnd(ByteBuffer bytes, int at, int used) {
        return at >= FileRecord.HEADER.offset("RecordNumberHigh") && at + 4 <= used && bytes.getInt(at) == END;
    }

    private static boolean isValid(ByteBuffer bytes, int at, int used) {
        if (at + LEAST > used) {
            return false;
        }
        int length = bytes.getInt(at + LENGTH);
        if (length < LEAST || length > used - at) {
            return false;
        }
        if (!isResident(bytes, at)) {
            return true;
        }
        if (length < HEADER.size()) {
            return false;
        }
        int value = bytes.getInt(at + VALUE_LENGTH);
        int offset = Short.toUnsignedInt(bytes.getShort(at + VALUE_OFFSET));
        boolean fits = value >= 0 && offset <= length && value <= length - offset;
        return fits && (type(bytes, at) != FILE_NAME || isValidName(bytes, at, value));
    }

    private static boolean isValidName(ByteBuffer bytes, int at, int length) {
        return length >= NAME.size() && length >= NAME.size() + 2 * nameLength(bytes, at);
    }

    static int next(ByteBuffer bytes, int at) {
        return at + bytes.getInt(at + LENGTH);
    }

    static int type(ByteBuffer bytes, int at) {
        return bytes.getInt(at);
    }

    static boolean isResident(ByteBuffer bytes, int at) {
        return bytes.get(at + FORM) == 0;
    }

    /** Where a resident attribute's value starts. */
    static int value(ByteBuffer bytes, int at) {
        return at + Short.toUnsignedInt(bytes.getShort(at + VALUE_OFFSET));
    }

    /** The USN in a STANDARD_INFORMATION; 0 in one of before NTFS 3.0. */
    static long usn(ByteBuffer bytes, int at) {
        boolean has = bytes.getInt(at + VALUE_LENGTH) >= STANDARD.size();
        return has ? bytes.getLong(value(bytes, at) + STANDARD.offset("Usn")) : 0;
    }

    static long parent(ByteBuffer bytes, int at) {
        return bytes.getLong(value(bytes, at) + NAME.offset("ParentDirectory"));
    }

    /** In UTF-16 units, 0 to 255. */
    static int nameLength(ByteBuffer bytes, int at) {
        return Byte.toUnsignedInt(bytes.get(value(bytes, at) + NAME_LENGTH));
    }

    static NameSpace nameSpace(ByteBuffer bytes, int at) {
        return NameSpace.of(bytes.get(value(bytes, at) + NAME.offset("Flags")));
    }

    /** Where the UTF-16 units of a FILE_NAME start. */
    static int name(ByteBuffer bytes, int at) {
        return value(bytes, at) + NAME.size();
    }
}
