package dev.tidemark.export;

import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** JSON Lines: one object a record, of every version, every field under the reference's name. */
final class JsonLinesWriter extends LineWriter {

    private static final int FIELDS_ROOM = 640 + ReasonSymbols.MOST_BYTES;

    private static final byte[] LENGTH = key("{", "RecordLength");
    private static final byte[] MAJOR = key(",", "MajorVersion");
    private static final byte[] MINOR = key(",", "MinorVersion");
    private static final byte[] FILE = hexKey("FileReferenceNumber");
    private static final byte[] PARENT = hexKey("ParentFileReferenceNumber");
    private static final byte[] USN = key("\",", "Usn");
    private static final byte[] TIME = ascii(",\"TimeStamp\":\"");
    private static final byte[] REASON = hexKey("Reason");
    private static final byte[] SYMBOLS = ascii("\",\"ReasonSymbols\":[\"");
    private static final byte[] NO_SYMBOLS = ascii("\",\"ReasonSymbols\":[]");
    private static final byte[] SYMBOLS_END = ascii("\"]");
    private static final byte[] SOURCE = hexKey("SourceInfo");
    private static final byte[] SECURITY = key("\",", "SecurityId");
    private static final byte[] ATTRIBUTES = hexKey("FileAttributes");
    private static final byte[] NAME_LENGTH = key("\",", "FileNameLength");
    private static final byte[] NAME_OFFSET = key(",", "FileNameOffset");
    private static final byte[] NAME = ascii(",\"FileName\":\"");
    private static final byte[] REMAINING = key("\",", "RemainingExtents");
    private static final byte[] COUNT = key(",", "NumberOfExtents");
    private static final byte[] SIZE = key(",", "ExtentSize");
    private static final byte[] EXTENTS = key(",", "Extents");
    private static final byte[] BYTES = ascii(",\"Bytes\":\"");
    private static final byte[] END = ascii("}\n");
    private static final byte[] STRING_END = ascii("\"}\n");

    private final IsoTime time = new IsoTime();
    private final ReasonSymbols symbols = new ReasonSymbols("\",\"");

    JsonLinesWriter(OutputStream out) {
        super(out, new byte[0]);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] key(String before, String name) {
        return ascii(before + "\"" + name + "\":");
    }

    private static byte[] hexKey(String name) {
        return ascii(",\"" + name + "\":\"0x");
    }

    @Override
    boolean room(ByteBuffer bytes, int at) throws IOException {
        int fields = switch (RecordBytes.majorVersion(bytes, at)) {
            case 2, 3 -> Names.room(bytes, at);
            case 4 -> Extents.room(bytes, at);
            default -> 2 * RecordBytes.length(bytes, at);
        };
        text.ensure(FIELDS_ROOM + fields);
        return true;
    }

    @Override
    void line(ByteBuffer bytes, int at) {
        int version = RecordBytes.majorVersion(bytes, at);
        number(LENGTH, RecordBytes.length(bytes, at));
        number(MAJOR, version);
        number(MINOR, RecordBytes.minorVersion(bytes, at));
        if (!RecordBytes.isKnown(version)) {
            raw(bytes, at);
            return;
        }
        boolean named = RecordBytes.hasTimeAndName(version);
        common(bytes, at, named);
        if (named) {
            named(bytes, at);
        } else {
            extents(bytes, at);
        }
    }

    private void common(ByteBuffer bytes, int at, boolean timed) {
        text.put(FILE);
        text.id(RecordBytes.fileIdHigh(bytes, at), RecordBytes.fileIdLow(bytes, at));
        text.put('"');
        text.put(PARENT);
        text.id(RecordBytes.parentIdHigh(bytes, at), RecordBytes.parentIdLow(bytes, at));
        number(USN, RecordBytes.usn(bytes, at));
        if (timed) {
            text.put(TIME);
            time.put(text, RecordBytes.time(bytes, at));
            text.put('"');
        }
        reasons(RecordBytes.reason(bytes, at));
        text.put(SOURCE);
        text.hex(RecordBytes.sourceInfo(bytes, at));
    }

    private void reasons(int mask) {
        text.put(REASON);
        text.hex(mask);
        if (mask == 0) {
            text.put(NO_SYMBOLS);
        } else {
            text.put(SYMBOLS);
            symbols.put(text, mask);
            text.put(SYMBOLS_END);
        }
    }

    private void named(ByteBuffer bytes, int at) {
        number(SECURITY, Integer.toUnsignedLong(RecordBytes.securityId(bytes, at)));
        text.put(ATTRIBUTES);
        text.hex(RecordBytes.attributes(bytes, at));
        number(NAME_LENGTH, RecordBytes.nameLength(bytes, at));
        number(NAME_OFFSET, RecordBytes.nameOffset(bytes, at));
        text.put(NAME);
        Names.json(text, bytes, at);
        text.put(STRING_END);
    }

    private void extents(ByteBuffer bytes, int at) {
        number(REMAINING, Integer.toUnsignedLong(RecordBytes.remainingExtents(bytes, at)));
        number(COUNT, RecordBytes.extentCount(bytes, at));
        number(SIZE, RecordBytes.extentSize(bytes, at));
        text.put(EXTENTS);
        Extents.json(text, bytes, at);
        text.put(END);
    }

    private void raw(ByteBuffer bytes, int at) {
        text.put(BYTES);
        for (int i = at; i < at + RecordBytes.length(bytes, at); i++) {
            text.hex(bytes.get(i), 2);
        }
        text.put(STRING_END);
    }

    private void number(byte[] key, long value) {
        text.put(key);
        text.decimal(value);
    }
}
