package dev.tidemark.fuzz;

import dev.tidemark.fuzz.Target.Input;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** File tables: sound ones, and such as once cost a directory, the table, or the program. Pure functions. */
final class TableCorpus {

    private static final int RECORDS = 12;
    private static final int SIZE = 1024;
    private static final FileId ROOT = FileId.NTFS_ROOT;
    private static final FileId USERS = FileId.ntfs(6, 1);
    private static final FileId BOB = FileId.ntfs(7, 1);
    private static final FileId EXTENSION = FileId.ntfs(9, 1);

    private TableCorpus() {}

    static List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        inputs.add(damaged(bytes -> {}));
        // A torn sector, behind the name and before it.
        inputs.add(damaged(bytes -> bytes.put(7 * SIZE + 1022, (byte) 0x55)));
        inputs.add(damaged(bytes -> bytes.put(7 * SIZE + 510, (byte) 0x55)));
        inputs.add(damaged(TableCorpus::undoFixups));
        inputs.add(damaged(bytes -> bytes.put(0, "BAAD".getBytes(StandardCharsets.US_ASCII))));
        inputs.add(damaged(bytes -> bytes.put(0, new byte[SIZE])));
        // Attributes that overrun the record, that have no length, and that end before they begin.
        for (int length : new int[] {4000, 0, 8, -8, Integer.MIN_VALUE, 0x7FFF_FFF8}) {
            inputs.add(damaged(bytes -> bytes.putInt(attribute(bytes, 7, 0x30) + 4, length)));
        }
        // A name longer than its attribute, a value before its header.
        inputs.add(damaged(bytes -> bytes.put(attribute(bytes, 7, 0x30) + 24 + 64, (byte) 0xFF)));
        inputs.add(damaged(bytes -> bytes.putShort(attribute(bytes, 7, 0x30) + 20, (short) 0xFFF8)));
        // Sizes and places of the record's own.
        inputs.add(damaged(bytes -> bytes.putInt(7 * SIZE + 24, -1)));
        inputs.add(damaged(bytes -> bytes.putShort(7 * SIZE + 20, (short) 0xFFFF)));
        inputs.add(damaged(bytes -> bytes.putShort(7 * SIZE + 4, (short) 0xFFFE)));
        inputs.add(damaged(bytes -> bytes.putShort(7 * SIZE + 6, (short) 0)));
        inputs.add(damaged(bytes -> bytes.putInt(28, 1 << 16)));
        // A record that is its own extension.
        inputs.add(damaged(bytes -> bytes.putLong(9 * SIZE + 32, EXTENSION.low())));
        inputs.add(Input.of(sized(4096)));
        inputs.add(Input.of(sized(512)));
        inputs.add(Input.of(Arrays.copyOf(table().toBytes(), 7 * SIZE + 100)));
        return List.copyOf(inputs);
    }

    private static FileTableBytes table() {
        FileTableBytes table = FileTableBytes.withRoot(RECORDS);
        table.directory(6, 1, 5000).name(ROOT, "Users", FileTableBytes.WIN32).write();
        table.directory(7, 1, 6000)
                .name(USERS, "BOB~1", FileTableBytes.DOS)
                .name(USERS, "bob", FileTableBytes.WIN32)
                .write();
        table.directory(8, 1, 7000).list(EXTENSION).write();
        table.file(9, 1, 0)
                .of(FileId.ntfs(8, 1))
                .name(BOB, "in an extension", FileTableBytes.POSIX)
                .write();
        table.directory(10, 6, 0)
                .name(ROOT, "Gone", FileTableBytes.WIN32)
                .deleted()
                .write();
        table.file(11, 1, 1_114_112)
                .name(BOB, "one", FileTableBytes.WIN32)
                .name(ROOT, "two", FileTableBytes.WIN32)
                .write();
        return table;
    }

    private static byte[] sized(int size) {
        FileTableBytes table = new FileTableBytes(RECORDS, size);
        table.directory(5, 5, 0).name(ROOT, ".", FileTableBytes.WIN32_AND_DOS).write();
        table.directory(6, 1, 5000).name(ROOT, "Users", FileTableBytes.WIN32).write();
        return table.toBytes();
    }

    private static Input damaged(Consumer<ByteBuffer> damage) {
        byte[] bytes = table().toBytes();
        damage.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return Input.of(bytes);
    }

    private static void undoFixups(ByteBuffer all) {
        for (int at = 0; at < all.limit(); at += SIZE) {
            if (all.getInt(at) != 0) {
                all.putShort(at + 510, all.getShort(at + 0x32)).putShort(at + 1022, all.getShort(at + 0x34));
            }
        }
    }

    /** Where the first attribute of a type stands. */
    private static int attribute(ByteBuffer bytes, int record, int type) {
        int at = record * SIZE + bytes.getShort(record * SIZE + 20);
        while (bytes.getInt(at) != type) {
            at += bytes.getInt(at + 4);
        }
        return at;
    }

    /** The journal of the volume. */
    static byte[] journal() {
        JournalFile journal = new JournalFile(1 << 20);
        for (FileId parent : List.of(BOB, USERS, ROOT, FileId.ntfs(8, 1), FileId.ntfs(10, 5), EXTENSION)) {
            for (int i = 0; i < 3; i++) {
                journal.add(Records.v2("f" + i)
                        .file(FileId.ntfs(11 + i, 1))
                        .parent(parent)
                        .reason(Reason.DATA_EXTEND.bit()));
            }
        }
        return journal.toBytes();
    }
}
