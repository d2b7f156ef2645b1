package dev.tidemark.bench;

import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The control of writing: a bare pass over a {@code $J} that writes each field of each record as text, and knows nothing of paths,
 * lives or columns. Not thread-safe.
 */
final class BareText {

    private static final int SLICE = 1 << 22;
    private static final int ROOM = 1 << 20;

    /** More than the fields of a record take beside its name. */
    private static final int FIELDS = 256;

    private static final int DECIMAL = 10;
    private static final int NIBBLE = 4;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private final Path from;
    private final Path to;
    private final byte[] text = new byte[ROOM];
    private int size;

    BareText(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Writes all records; gives how many there are. */
    long write() throws IOException {
        long records = 0;
        ByteBuffer slice = ByteBuffer.allocateDirect(SLICE).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(from, StandardOpenOption.READ);
                OutputStream out = Files.newOutputStream(to)) {
            while (channel.read(slice) >= 0) {
                slice.flip();
                records += records(slice, out);
                slice.compact();
            }
            out.write(text, 0, size);
            size = 0;
        }
        return records;
    }

    /** Leaves the buffer at what may be a record whose end is not there yet. */
    private long records(ByteBuffer slice, OutputStream out) throws IOException {
        long records = 0;
        int at = 0;
        while (at + RecordBytes.HEADER_SIZE <= slice.limit()) {
            RecordCheck.Problem problem = RecordCheck.check(slice, at, slice.limit());
            if (problem == RecordCheck.Problem.PAST_END) {
                break;
            }
            if (problem != RecordCheck.Problem.NONE) {
                at += RecordBytes.ALIGNMENT;
                continue;
            }
            int length = RecordBytes.length(slice, at);
            if (size + FIELDS + 2 * length > ROOM) {
                out.write(text, 0, size);
                size = 0;
            }
            record(slice, at);
            records++;
            at += length;
        }
        slice.position(Math.min(at, slice.limit()));
        return records;
    }

    private void record(ByteBuffer slice, int at) {
        decimal(RecordBytes.usn(slice, at));
        decimal(RecordBytes.time(slice, at));
        hex(RecordBytes.reason(slice, at), Integer.SIZE);
        hex(RecordBytes.sourceInfo(slice, at), Integer.SIZE);
        hex(RecordBytes.attributes(slice, at), Integer.SIZE);
        hex(RecordBytes.fileIdLow(slice, at), Long.SIZE);
        hex(RecordBytes.parentIdLow(slice, at), Long.SIZE);
        name(slice, at + RecordBytes.nameOffset(slice, at), RecordBytes.nameLength(slice, at) / 2);
        text[size++] = '\n';
    }

    private void decimal(long value) {
        int digits = 1;
        for (long rest = Long.divideUnsigned(value, DECIMAL); rest != 0; rest /= DECIMAL) {
            digits++;
        }
        long rest = value;
        for (int i = size + digits - 1; i >= size; i--) {
            text[i] = HEX[(int) Long.remainderUnsigned(rest, DECIMAL)];
            rest = Long.divideUnsigned(rest, DECIMAL);
        }
        size += digits;
        text[size++] = ',';
    }

    private void hex(long value, int bits) {
        for (int shift = bits - NIBBLE; shift >= 0; shift -= NIBBLE) {
            text[size++] = HEX[(int) (value >>> shift) & 0xF];
        }
        text[size++] = ',';
    }

    private void name(ByteBuffer slice, int from, int units) {
        for (int i = 0; i < units; i++) {
            char unit = slice.getChar(from + 2 * i);
            if (unit < 0x80) {
                text[size++] = (byte) unit;
            } else {
                if (unit < 0x800) {
                    text[size++] = (byte) (0xC0 | unit >>> 6);
                } else {
                    text[size++] = (byte) (0xE0 | unit >>> 12);
                    text[size++] = (byte) (0x80 | unit >>> 6 & 0x3F);
                }
                text[size++] = (byte) (0x80 | unit & 0x3F);
            }
        }
    }
}
