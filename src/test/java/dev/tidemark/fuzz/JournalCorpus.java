package dev.tidemark.fuzz;

import dev.tidemark.fuzz.Target.Input;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Journals: sound ones, and such as were once misread, shown as something else, or read for ever. Pure functions. */
final class JournalCorpus {

    private static final FileId ROOT = FileId.NTFS_ROOT;

    private JournalCorpus() {}

    static List<Input> inputs() {
        List<byte[]> journals = new ArrayList<>(List.of(
                sound(),
                versions(),
                hostileNames(),
                lengthsOfNames(),
                circles(),
                chain(),
                extremes(),
                longIds(),
                new JournalFile(0).zeros(8192).raw(sound()).toBytes(),
                new JournalFile(0).raw(noise(512)).raw(sound()).raw(noise(45)).toBytes(),
                zeroedSector(),
                longLength(),
                laterVersion(),
                extents(0xFFFF, 0),
                extents(0xFFFF, 0xFFFF),
                extents(1, 8),
                Arrays.copyOf(sound(), sound().length - 20),
                new byte[4096],
                noise(4096)));
        return journals.stream().map(Input::of).toList();
    }

    private static byte[] noise(int count) {
        byte[] noise = new byte[count];
        new Random(14).nextBytes(noise);
        return noise;
    }

    private static Records file(int number, FileId parent, String name) {
        return Records.v2(name)
                .file(FileId.ntfs(number, 1))
                .parent(parent)
                .time(133_594_528_890_000_000L + number)
                .reason(Reason.DATA_EXTEND.bit() | Reason.CLOSE.bit());
    }

    private static Records directory(int number, FileId parent, String name) {
        return file(number, parent, name)
                .reason(Reason.FILE_CREATE.bit())
                .set("FileAttributes", FileAttribute.DIRECTORY.bit());
    }

    private static byte[] journal(long firstUsn, Records... records) {
        JournalFile journal = new JournalFile(firstUsn);
        for (Records record : records) {
            journal.add(record);
        }
        return journal.toBytes();
    }

    private static byte[] sound() {
        return journal(
                1 << 20,
                directory(40, ROOT, "Users"),
                directory(41, FileId.ntfs(40, 1), "bob"),
                file(42, FileId.ntfs(41, 1), "a.txt"),
                file(41, FileId.ntfs(40, 1), "bob").reason(Reason.RENAME_OLD_NAME.bit()),
                directory(41, FileId.ntfs(40, 1), "alice").reason(Reason.RENAME_NEW_NAME.bit()),
                file(43, FileId.ntfs(41, 1), "b.docx"),
                file(42, FileId.ntfs(41, 1), "a.txt").reason(Reason.FILE_DELETE.bit() | Reason.CLOSE.bit()));
    }

    private static byte[] versions() {
        JournalFile journal = new JournalFile(4096);
        journal.add(file(42, ROOT, "two"));
        journal.add(Records.v3("three").file(FileId.ntfs(43, 1)).parent(ROOT).reason(Reason.DATA_OVERWRITE.bit()));
        for (int remaining = 2; remaining >= 0; remaining--) {
            ByteBuffer record = Records.v4(
                    journal.usn(), FileId.ntfs(43, 1), ROOT, Reason.DATA_OVERWRITE.bit(), remaining, 0, 4096, 8192, 1);
            journal.raw(record.array());
        }
        journal.add(Records.v3("three").file(FileId.ntfs(43, 1)).parent(ROOT).reason(Reason.CLOSE.bit()));
        return journal.toBytes();
    }

    private static byte[] hostileNames() {
        JournalFile journal = new JournalFile(0);
        int number = 100;
        for (String name : List.of(
                "line\nbreak",
                "ret\r\n.txt",
                "tab\t",
                "nul\0in",
                "esc\u001b[2J",
                "\u202egnp.exe",
                "\u2066x\u2069",
                "zero\u200bwidth",
                "\ufeffbom",
                "\u2028ls",
                "\ud800lone\udc00",
                "\udb40\udc01tag",
                "trail ",
                "back\\slash",
                "\\u202e",
                "u202e",
                "=cmd|' /C calc'!A0",
                "@x",
                "'q",
                "a,\"b\"",
                "..",
                ".")) {
            journal.add(directory(number, ROOT, name));
            journal.add(file(1000 + number, FileId.ntfs(number, 1), name));
            number++;
        }
        return journal.toBytes();
    }

    private static byte[] lengthsOfNames() {
        return journal(
                0,
                file(40, ROOT, ""),
                file(41, ROOT, "N".repeat(255)),
                file(42, ROOT, "cut.tx\0\0\0"),
                file(43, ROOT, "odd").set("FileNameLength", 3),
                file(44, ROOT, "beyond").set("FileNameLength", 0xFFFE),
                file(45, ROOT, "before").set("FileNameOffset", 8),
                file(46, ROOT, "end"));
    }

    private static byte[] circles() {
        return journal(
                0,
                directory(100, FileId.ntfs(101, 1), "a"),
                directory(101, FileId.ntfs(100, 1), "b"),
                directory(102, FileId.ntfs(102, 1), "self"),
                file(103, FileId.ntfs(100, 1), "in a circle"),
                file(104, FileId.ntfs(102, 1), "in itself"),
                directory(5, FileId.ntfs(102, 1), "the root"));
    }

    private static byte[] chain() {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 60; i++) {
            journal.add(directory(100 + i, i == 0 ? ROOT : FileId.ntfs(99 + i, 1), "d".repeat(1 + i % 9)));
        }
        journal.add(file(900, FileId.ntfs(159, 1), "deep"));
        return journal.toBytes();
    }

    private static byte[] extremes() {
        JournalFile journal = new JournalFile(Long.MAX_VALUE - 4095);
        journal.add(file(40, ROOT, "past").time(Long.MIN_VALUE));
        journal.add(file(41, ROOT, "never").time(0).reason(0));
        journal.add(file(42, ROOT, "future").time(Long.MAX_VALUE).reason(-1).set("FileAttributes", -1));
        journal.add(file(43, ROOT, "source").set("SourceInfo", -1).set("SecurityId", -1));
        journal.raw(file(44, ROOT, "below zero").usn(-8).array());
        return journal.toBytes();
    }

    private static byte[] longIds() {
        return journal(
                0,
                Records.v3("refs").file(new FileId(7, 0x600)).parent(new FileId(0, 0x600)),
                Records.v3("long").file(new FileId(-1, -1)).parent(new FileId(Long.MIN_VALUE, 1)));
    }

    private static byte[] zeroedSector() {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 40; i++) {
            journal.add(file(40 + i, ROOT, "a longer name for number " + i));
        }
        byte[] bytes = journal.toBytes();
        Arrays.fill(bytes, 1024, 1536, (byte) 0);
        return bytes;
    }

    private static byte[] longLength() {
        byte[] bytes = sound();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 512);
        return bytes;
    }

    private static byte[] laterVersion() {
        byte[] bytes = sound();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(buffer.getInt(0) + 4, (short) 5);
        return bytes;
    }

    private static byte[] extents(int count, int size) {
        ByteBuffer record = Records.v4(0, FileId.ntfs(43, 1), ROOT, 1, 0, 0, 4096);
        int extents = record.limit() - 16;
        // NumberOfExtents and ExtentSize stand right before the extents.
        record.putShort(extents - 4, (short) count).putShort(extents - 2, (short) size);
        return new JournalFile(0).raw(record.array()).raw(sound()).toBytes();
    }
}
