package dev.tidemark.capture;

import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a capture's file. Safe from any thread. Anyone may have written it: the only file that is taken is the
 * one that Tidemark would have written for these members, to the byte ({@link ZipLayout}), so that none of what a zip can do
 * beyond that has to be understood. Nothing is unpacked here, and nothing is written anywhere.
 */
final class ZipMembers implements AutoCloseable {

    /** More than a capture of the most journals has. */
    static final int MOST = 1 << 13;

    private static final int LONGEST_NAME = 64;
    private static final int PIECE = 1 << 16;

    private final Path file;

    /** Not a channel: who is interrupted while he reads would close that for everybody. */
    private final RandomAccessFile bytes;

    private final long length;
    private final Map<String, ZipMember> members = new LinkedHashMap<>();

    private ZipMembers(Path file, RandomAccessFile bytes) throws IOException {
        this.file = file;
        this.bytes = bytes;
        this.length = bytes.length();
    }

    /**
     * Opens a file and reads what it says of its members.
     *
     * @throws IOException if it is not as Tidemark writes it; names the file, the member and the offset
     */
    static ZipMembers open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(Messages.text("file.notRegular"));
        }
        ZipMembers zip = new ZipMembers(file, new RandomAccessFile(file.toFile(), "r"));
        try {
            zip.readDirectory();
            return zip;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void readDirectory() throws IOException {
        long at = length - ZipLayout.END_SIZE;
        if (at < 0) {
            throw new ContentException(Messages.text("capture.zip.end", file, length));
        }
        ByteBuffer end = read(at, ZipLayout.END_SIZE);
        int count = Short.toUnsignedInt(end.getShort(ZipLayout.END_COUNT));
        long offset = Integer.toUnsignedLong(end.getInt(ZipLayout.END_OFFSET));
        int differs = end.mismatch(ZipLayout.end(count, at - offset, offset));
        if (differs >= 0 && differs < Integer.BYTES) {
            throw new ContentException(Messages.text("capture.zip.end", file, at));
        }
        if (differs >= 0 || count > MOST || offset > at || at - offset > (long) count * most()) {
            int field = differs >= 0 ? differs : ZipLayout.END_COUNT;
            throw wrong("", at + field, ZipLayout.ofEnd(field));
        }
        long next = readMembers(read(offset, (int) (at - offset)), count, offset);
        if (next != offset) {
            throw wrong("", at + ZipLayout.END_OFFSET, ZipLayout.ofEnd(ZipLayout.END_OFFSET));
        }
    }

    private static int most() {
        return ZipLayout.CENTRAL_SIZE + LONGEST_NAME;
    }

    /** Gives the offset behind the last member. */
    private long readMembers(ByteBuffer directory, int count, long offset) throws IOException {
        long next = 0;
        int at = 0;
        String before = "";
        for (int i = 0; i < count; i++) {
            ZipMember member = member(directory, at, next);
            if (member == null || !CaptureNames.isKnown(member.name())) {
                throw wrong(before, offset + at + ZipLayout.CENTRAL_NAME, ZipLayout.ofCentral(ZipLayout.CENTRAL_SIZE));
            }
            before = member.name();
            require(member, offset + at, directory.slice(at, ZipLayout.CENTRAL_SIZE + before.length()), false);
            if (member.end() > offset) {
                throw wrong(
                        before,
                        offset + at + ZipLayout.CENTRAL_SIZE_OF,
                        ZipLayout.ofCentral(ZipLayout.CENTRAL_SIZE_OF));
            }
            require(member, member.start(), read(member.start(), (int) (member.data() - member.start())), true);
            if (members.put(before, member) != null) {
                throw new ContentException(
                        Messages.text("capture.zip.twice", file, before, Long.toString(offset + at)));
            }
            next = member.end();
            at += ZipLayout.CENTRAL_SIZE + before.length();
        }
        if (at != directory.limit()) {
            throw wrong("", offset + at, ZipLayout.ofEnd(ZipLayout.END_COUNT));
        }
        return next;
    }

    /** What an entry of the central directory says of a member; {@code null} when it has no name that a member can have. */
    private static @Nullable ZipMember member(ByteBuffer directory, int at, long start) {
        if (at + ZipLayout.CENTRAL_SIZE > directory.limit()) {
            return null;
        }
        int name = Short.toUnsignedInt(directory.getShort(at + ZipLayout.CENTRAL_NAME));
        if (name > LONGEST_NAME || at + ZipLayout.CENTRAL_SIZE + name > directory.limit()) {
            return null;
        }
        return new ZipMember(
                new String(directory.array(), at + ZipLayout.CENTRAL_SIZE, name, StandardCharsets.ISO_8859_1),
                start,
                Integer.toUnsignedLong(directory.getInt(at + ZipLayout.CENTRAL_SIZE_OF)),
                directory.getInt(at + ZipLayout.CENTRAL_CRC));
    }

    private void require(ZipMember member, long at, ByteBuffer is, boolean local) throws IOException {
        int differs = is.mismatch(local ? ZipLayout.local(member) : ZipLayout.central(member));
        if (differs >= 0) {
            throw wrong(member.name(), at + differs, local ? ZipLayout.ofLocal(differs) : ZipLayout.ofCentral(differs));
        }
    }

    private IOException wrong(String member, long offset, ZipLayout.Field field) {
        return new IOException(Messages.text(
                "capture.zip.wrong",
                place(member),
                Long.toString(offset),
                Messages.text("capture.zip." + field.key())));
    }

    // --- reading

    /** The names of the members, in their order. */
    Collection<String> names() {
        return members.keySet();
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    ZipMember member(String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    /** A member as a person is told of it: the file, and its name. */
    String place(String member) {
        return member.isEmpty() ? file.toString() : Messages.text("capture.zip.place", file, member);
    }

    /** That bytes of a member are not what was written. */
    IOException damaged(String member, long offset, long size) {
        return new ContentException(Messages.text("capture.zip.damaged", place(member), Long.toString(offset), size));
    }

    /**
     * Compares a member with its checksum.
     *
     * @param most refuses a larger one before it is read
     */
    void verify(String name, long most) throws IOException {
        ZipMember member = member(name);
        if (member.size() > most) {
            throw new ContentException(
                    Messages.text("capture.zip.most", place(name), Long.toString(member.data()), most));
        }
        CRC32 crc = new CRC32();
        byte[] piece = new byte[(int) Math.min(PIECE, member.size())];
        for (long at = 0; at < member.size(); ) {
            int count = (int) Math.min(piece.length, member.size() - at);
            readFully(member.data() + at, piece, count);
            crc.update(piece, 0, count);
            at += count;
        }
        if ((int) crc.getValue() != member.crc()) {
            throw damaged(name, member.data(), member.size());
        }
    }

    /** The bytes of a member, whose size was found to be small. */
    byte[] read(String name) throws IOException {
        ZipMember member = member(name);
        return read(member.data(), Math.toIntExact(member.size())).array();
    }

    /** Reads a member as it stands there. Belongs to one thread; need not be closed. */
    InputStream stream(String name) {
        ZipMember member = member(name);
        return new InputStream() {
            private long at = member.data();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int count = (int) Math.min(Math.min(PIECE, most), member.end() - at);
                if (count == 0) {
                    return most == 0 ? 0 : -1;
                }
                byte[] piece = new byte[count];
                readFully(at, piece, count);
                System.arraycopy(piece, 0, into, from, count);
                at += count;
                return count;
            }
        };
    }

    private ByteBuffer read(long at, int count) throws IOException {
        byte[] into = new byte[count];
        readFully(at, into, count);
        return ByteBuffer.wrap(into).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads bytes of the file.
     *
     * @throws IOException if there are fewer, any more
     */
    void readFully(long at, byte[] into, int count) throws IOException {
        synchronized (bytes) {
            try {
                bytes.seek(at);
                bytes.readFully(into, 0, count);
            } catch (EOFException e) {
                Arrays.fill(into, (byte) 0);
                throw new IOException(Messages.text("file.shrunk", Long.toString(at)), e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
