package dev.tidemark.export;

import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Comma-separated values (RFC 4180, but LF) of records of every version, every field under the reference's name. */
final class CsvWriter extends LineWriter {

    private static final byte[] HEADER =
            ("RecordLength,MajorVersion,MinorVersion,FileReferenceNumber,ParentFileReferenceNumber,Usn,TimeStamp,Reason,ReasonSymbols,SourceInfo,SecurityId,FileAttributes,FileNameLength,FileNameOffset,FileName,RemainingExtents,NumberOfExtents,ExtentSize,Extents\n")
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int FIELDS_ROOM = 320 + ReasonSymbols.MOST_BYTES;
    private static final byte[] NO_EXTENTS = ",,,,\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_NAME = ",,,,,".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_FIELDS = ",,,,,,,,,,,,,,,,\n".getBytes(StandardCharsets.US_ASCII);

    private final IsoTime time = new IsoTime();
    private final ReasonSymbols symbols = new ReasonSymbols("|");

    CsvWriter(OutputStream out) {
        super(out, HEADER);
    }

    @Override
    boolean room(ByteBuffer bytes, int at) throws IOException {
        int fields = switch (RecordBytes.majorVersion(bytes, at)) {
            case 2, 3 -> Names.room(bytes, at);
            case 4 -> Extents.room(bytes, at);
            default -> 0;
        };
        text.ensure(FIELDS_ROOM + fields);
        return true;
    }

    @Override
    void line(ByteBuffer bytes, int at) {
        int version = RecordBytes.majorVersion(bytes, at);
        boolean named = RecordBytes.hasTimeAndName(version);
        text.decimal(RecordBytes.length(bytes, at));
        text.put(',');
        text.decimal(version);
        text.put(',');
        text.decimal(RecordBytes.minorVersion(bytes, at));
        if (!RecordBytes.isKnown(version)) {
            text.put(NO_FIELDS);
            return;
        }
        common(bytes, at, named);
        if (named) {
            named(bytes, at);
        } else {
            extents(bytes, at);
        }
    }

    private void common(ByteBuffer bytes, int at, boolean timed) {
        prefix();
        text.id(RecordBytes.fileIdHigh(bytes, at), RecordBytes.fileIdLow(bytes, at));
        prefix();
        text.id(RecordBytes.parentIdHigh(bytes, at), RecordBytes.parentIdLow(bytes, at));
        text.put(',');
        text.decimal(RecordBytes.usn(bytes, at));
        text.put(',');
        if (timed) {
            time.put(text, RecordBytes.time(bytes, at));
        }
        mask(RecordBytes.reason(bytes, at));
        text.put(',');
        symbols.put(text, RecordBytes.reason(bytes, at));
        mask(RecordBytes.sourceInfo(bytes, at));
    }

    private void named(ByteBuffer bytes, int at) {
        text.put(',');
        text.decimal(Integer.toUnsignedLong(RecordBytes.securityId(bytes, at)));
        mask(RecordBytes.attributes(bytes, at));
        text.put(',');
        text.decimal(RecordBytes.nameLength(bytes, at));
        text.put(',');
        text.decimal(RecordBytes.nameOffset(bytes, at));
        text.put(',');
        name(bytes, at);
        text.put(NO_EXTENTS);
    }

    /** Quotes only a name that needs it: most do not. */
    private void name(ByteBuffer bytes, int at) {
        int start = text.position();
        Names.line(text, bytes, at);
        text.quoteFrom(start);
    }

    private void extents(ByteBuffer bytes, int at) {
        text.put(NO_NAME);
        text.put(',');
        text.decimal(Integer.toUnsignedLong(RecordBytes.remainingExtents(bytes, at)));
        text.put(',');
        text.decimal(RecordBytes.extentCount(bytes, at));
        text.put(',');
        text.decimal(RecordBytes.extentSize(bytes, at));
        text.put(',');
        Extents.hex(text, bytes, at);
        text.put('\n');
    }

    private void mask(int mask) {
        prefix();
        text.hex(mask);
    }

    private void prefix() {
        text.put(',');
        text.put('0');
        text.put('x');
    }
}
