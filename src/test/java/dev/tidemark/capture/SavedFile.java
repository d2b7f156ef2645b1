package dev.tidemark.capture;

import dev.tidemark.field.MarkerWords;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small capture in one file, for tests that change bytes of it. */
final class SavedFile {

    private final Path file;
    private byte[] bytes;

    private SavedFile(Path file) throws IOException {
        this.file = file;
        this.bytes = Files.readAllBytes(file);
    }

    /** Saves some records, a row that is no record, and something that a person added. */
    static SavedFile of(Path folder, int records) throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < records; i++) {
            journal.add(Records.v2("file-" + i).time(i));
        }
        Path from = Files.write(
                folder.resolve("$J"),
                journal.raw(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}).toBytes());
        Path file = folder.resolve("saved.tidemark");
        try (FileSource source = FileSource.open(from, folder)) {
            source.awaitLoaded();
            Captures.save(
                    source,
                    file,
                    MarkerWords::of,
                    () -> Map.of(CaptureAddition.MARKS, "{}".getBytes(StandardCharsets.US_ASCII)),
                    rows -> true);
        }
        return new SavedFile(file);
    }

    Path file() {
        return file;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Writes other bytes in its place. */
    void write(byte[] other) throws IOException {
        Files.write(file, other);
    }

    /** The members, as their own headers tell. */
    List<ZipMember> members() {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<ZipMember> members = new ArrayList<>();
        int at = 0;
        while (in.getInt(at) == 0x0403_4b50) {
            String name = new String(bytes, at + 30, in.getShort(at + 26), StandardCharsets.US_ASCII);
            members.add(new ZipMember(name, at, in.getInt(at + 18), in.getInt(at + 14)));
            at = (int) members.getLast().end();
        }
        return members;
    }

    ZipMember member(String name) {
        return members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Where the central directory tells of a member. */
    int central(String name) {
        int at = (int) members().getLast().end();
        for (ZipMember member : members()) {
            if (member.name().equals(name)) {
                return at;
            }
            at += 46 + member.name().length();
        }
        throw new AssertionError(name);
    }

    /** Writes the capture anew with some members, all checksums right. */
    void rewrite(Map<String, byte[]> members) throws IOException {
        rewrite(List.copyOf(members.entrySet()));
    }

    /** As {@link #rewrite(Map)}, members of the same name too. */
    void rewrite(List<Map.Entry<String, byte[]>> members) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ZipWriter zip = new ZipWriter(out);
            for (Map.Entry<String, byte[]> member : members) {
                zip.add(member.getKey(), member.getValue());
            }
            zip.finish();
        }
        bytes = Files.readAllBytes(file);
    }

    /** What the members hold, in their order, to change some of it. */
    Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (ZipMember member : members()) {
            contents.put(member.name(), Arrays.copyOfRange(bytes, (int) member.data(), (int) member.end()));
        }
        return contents;
    }
}
