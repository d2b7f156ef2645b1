package dev.tidemark.capture;

import dev.tidemark.text.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes the members of a capture's file, one behind the other ({@link ZipLayout}). Belongs to one thread. */
final class ZipWriter {

    /** Only written through: what has the file's name by now may be another. */
    private final FileChannel out;

    private final List<ZipMember> members = new ArrayList<>();
    private final CRC32 crc = new CRC32();
    private String name = "";
    private long start;
    private long size;
    private long at;

    /**
     * @param out an empty file, open for writing; whoever opened it closes it
     */
    ZipWriter(FileChannel out) {
        this.out = out;
    }

    /** Begins a member; the one before has ended. */
    void begin(String of) throws IOException {
        if (members.size() == ZipMembers.MOST) {
            throw new IOException(Messages.text("capture.zip.many", ZipMembers.MOST));
        }
        name = of;
        start = at;
        size = 0;
        crc.reset();
        // What it says is known at the end.
        append(ByteBuffer.allocate(ZipLayout.LOCAL_SIZE + of.length()));
    }

    /** Writes on at the member that was begun. */
    void add(byte[] bytes, int from, int length) throws IOException {
        crc.update(bytes, from, length);
        size += length;
        append(ByteBuffer.wrap(bytes, from, length));
    }

    /** Ends the member that was begun. */
    void end() throws IOException {
        ZipMember member = new ZipMember(name, start, size, (int) crc.getValue());
        members.add(member);
        write(ZipLayout.local(member), start);
    }

    /** Writes a whole member. */
    void add(String of, byte[] bytes) throws IOException {
        begin(of);
        add(bytes, 0, bytes.length);
        end();
    }

    /** Writes what stands behind the members. */
    void finish() throws IOException {
        long offset = at;
        for (ZipMember member : members) {
            append(ZipLayout.central(member));
        }
        append(ZipLayout.end(members.size(), at - offset, offset));
    }

    /** The CRC-32 of some bytes. */
    static int sum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }

    private void append(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        if (at + length >= ZipLayout.UNSAID) {
            throw new IOException(Messages.text("capture.zip.large", ZipLayout.UNSAID));
        }
        write(bytes, at);
        at += length;
    }

    private void write(ByteBuffer bytes, long to) throws IOException {
        for (long next = to; bytes.hasRemaining(); ) {
            next += out.write(bytes, next);
        }
    }
}
