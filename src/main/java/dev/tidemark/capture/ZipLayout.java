package dev.tidemark.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The structures of the one form of a zip that captures have: members that are stored as they are, one right behind the other,
 * then the central directory, then its end. All that such a structure says follows from the members, so there is but one
 * right value for each of its bytes. Pure functions.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE.TXT</a>, 4.3
 */
final class ZipLayout {

    static final int LOCAL_SIZE = 30;
    static final int CENTRAL_SIZE = 46;
    static final int END_SIZE = 22;

    /** Sizes and offsets are less: from here on they would say that another structure holds them. */
    static final long UNSAID = 0xFFFF_FFFFL;

    private static final int LOCAL = 0x0403_4b50;
    private static final int CENTRAL = 0x0201_4b50;
    private static final int END = 0x0605_4b50;
    private static final short VERSION = 10;
    /** 1 January 1980: when it was saved is told elsewhere. */
    private static final short DATE = 0x21;

    // of the central directory's entries
    static final int CENTRAL_CRC = 16;
    static final int CENTRAL_SIZE_OF = 24;
    static final int CENTRAL_NAME = 28;

    // of the end
    static final int END_COUNT = 10;
    static final int END_OFFSET = 16;

    /** A field of a structure: where it begins, and the key of its words. */
    record Field(int at, String key) {}

    private static final List<Field> OF_LOCAL = List.of(
            new Field(0, "signature"),
            new Field(4, "version"),
            new Field(6, "flags"),
            new Field(8, "method"),
            new Field(10, "time"),
            new Field(14, "crc"),
            new Field(18, "size"),
            new Field(26, "name"),
            new Field(28, "extra"),
            new Field(LOCAL_SIZE, "name"));

    private static final List<Field> OF_CENTRAL = List.of(
            new Field(0, "signature"),
            new Field(4, "version"),
            new Field(8, "flags"),
            new Field(10, "method"),
            new Field(12, "time"),
            new Field(16, "crc"),
            new Field(20, "size"),
            new Field(28, "name"),
            new Field(30, "extra"),
            new Field(34, "disk"),
            new Field(36, "attributes"),
            new Field(42, "start"),
            new Field(CENTRAL_SIZE, "name"));

    private static final List<Field> OF_END = List.of(
            new Field(0, "signature"),
            new Field(4, "disk"),
            new Field(8, "count"),
            new Field(12, "directory"),
            new Field(20, "extra"));

    private ZipLayout() {}

    static ByteBuffer local(ZipMember member) {
        return putMember(buffer(LOCAL_SIZE + member.name().length()).putInt(LOCAL), member)
                .put(ascii(member.name()))
                .flip();
    }

    static ByteBuffer central(ZipMember member) {
        ByteBuffer entry = buffer(CENTRAL_SIZE + member.name().length());
        return putMember(entry.putInt(CENTRAL).putShort(VERSION), member)
                .putInt(0)
                .putShort((short) 0)
                .putInt(0)
                .putInt((int) member.start())
                .put(ascii(member.name()))
                .flip();
    }

    /** What a member's own header and the central directory both say of it. */
    private static ByteBuffer putMember(ByteBuffer to, ZipMember member) {
        return to.putShort(VERSION)
                .putInt(0)
                .putShort((short) 0)
                .putShort(DATE)
                .putInt(member.crc())
                .putInt((int) member.size())
                .putInt((int) member.size())
                .putShort((short) member.name().length())
                .putShort((short) 0);
    }

    /**
     * @param offset where the central directory begins
     * @param size of the central directory
     */
    static ByteBuffer end(int members, long size, long offset) {
        return buffer(END_SIZE)
                .putInt(END)
                .putInt(0)
                .putShort((short) members)
                .putShort((short) members)
                .putInt((int) size)
                .putInt((int) offset)
                .putShort((short) 0)
                .flip();
    }

    static Field ofLocal(int at) {
        return field(OF_LOCAL, at);
    }

    static Field ofCentral(int at) {
        return field(OF_CENTRAL, at);
    }

    static Field ofEnd(int at) {
        return field(OF_END, at);
    }

    private static Field field(List<Field> fields, int at) {
        Field found = fields.getFirst();
        for (Field field : fields) {
            found = field.at() <= at ? field : found;
        }
        return found;
    }

    static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
