package dev.tidemark.capture;

import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes the members of a capture's file, one behind the other ({@link ZipLayout}). Belongs to one thread. */
final class ZipWriter implements AutoCloseable {

    private final Path file;

    /** Not a channel: who is interrupted while he writes would close that. */
    private final RandomAccessFile out;

    private final List<ZipMember> members = new ArrayList<>();
    private final CRC32 crc = new CRC32();
    private String name = "";
    private long start;
    private long size;

    private ZipWriter(Path file, RandomAccessFile out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Opens a file to write to.
     *
     * @param file is there already, and empty
     */
    static ZipWriter open(Path file) throws IOException {
        return new ZipWriter(file, new RandomAccessFile(file.toFile(), "rw"));
    }

    /** Begins a member; the one before has ended. */
    void begin(String of) throws IOException {
        if (members.size() == ZipMembers.MOST) {
            throw new IOException(Messages.text("capture.zip.many", file, ZipMembers.MOST));
        }
        name = of;
        start = out.getFilePointer();
        size = 0;
        crc.reset();
        // What it says is known at the end.
        write(new byte[ZipLayout.LOCAL_SIZE + of.length()]);
    }

    /** Writes on at the member that was begun. */
    void add(byte[] bytes, int from, int length) throws IOException {
        crc.update(bytes, from, length);
        size += length;
        write(bytes, from, length);
    }

    /** Ends the member that was begun. */
    void end() throws IOException {
        ZipMember member = new ZipMember(name, start, size, (int) crc.getValue());
        members.add(member);
        out.seek(start);
        out.write(ZipLayout.local(member).array());
        out.seek(member.end());
    }

    /** Writes a whole member. */
    void add(String of, byte[] bytes) throws IOException {
        begin(of);
        add(bytes, 0, bytes.length);
        end();
    }

    /** Writes what stands behind the members. */
    void finish() throws IOException {
        long offset = out.getFilePointer();
        for (ZipMember member : members) {
            write(ZipLayout.central(member).array());
        }
        write(ZipLayout.end(members.size(), out.getFilePointer() - offset, offset)
                .array());
    }

    /** The CRC-32 of some bytes. */
    static int sum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }

    private void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int from, int length) throws IOException {
        if (out.getFilePointer() + length >= ZipLayout.UNSAID) {
            throw new IOException(Messages.text("capture.zip.large", file, ZipLayout.UNSAID));
        }
        out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
