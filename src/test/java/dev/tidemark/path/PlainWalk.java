package dev.tidemark.path;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The paths of the records of a {@code $J} beside its {@code $MFT}, found the slow and plain way: the whole state of the
 * volume's directories is taken from the table and walked back record by record. Shares no code with what it checks.
 */
final class PlainWalk {

    /** What a record says. */
    record Said(long usn, long file, long parent, boolean directory, String name) {}

    private record Place(long parent, String name) {}

    private static final long ROOT = 5L << 48 | 5;

    private final Map<Long, Place> directories = new HashMap<>();
    private final List<Said> records = new ArrayList<>();

    PlainWalk(Path journal, Path table) throws IOException {
        readTable(Files.readAllBytes(table));
        readJournal(Files.readAllBytes(journal));
    }

    /** Each record's USN and path, in the order of the journal. */
    List<String> paths() {
        List<String> paths = new ArrayList<>(Collections.nCopies(records.size(), ""));
        for (int i = records.size() - 1; i >= 0; i--) {
            Said record = records.get(i);
            if (record.directory()) {
                directories.put(record.file(), new Place(record.parent(), record.name()));
            }
            paths.set(i, record.usn() + " " + path(record));
        }
        return paths;
    }

    private String path(Said record) {
        if (record.file() == ROOT) {
            return "\\";
        }
        StringBuilder path = new StringBuilder("\\" + record.name());
        long at = record.parent();
        for (int level = 0; at != ROOT && level < 300; level++) {
            Place place = directories.get(at);
            if (place == null) {
                String number = Long.toHexString(at & 0xFFFF_FFFF_FFFFL).toUpperCase(Locale.ROOT);
                return "…\\unknown 0x" + number + "-" + (at >>> 48) + path;
            }
            path.insert(0, "\\" + place.name());
            at = place.parent();
        }
        return path.toString();
    }

    private void readTable(byte[] all) {
        for (int from = 0; from + 1024 <= all.length; from += 1024) {
            ByteBuffer record = ByteBuffer.wrap(all, from, 1024).slice().order(ByteOrder.LITTLE_ENDIAN);
            boolean inUseDirectory = (record.getShort(22) & 3) == 3;
            if (record.getInt(0) == 0x454C4946 && inUseDirectory && record.getLong(32) == 0) {
                int fixups = record.getShort(4);
                record.putShort(510, record.getShort(fixups + 2)).putShort(1022, record.getShort(fixups + 4));
                long reference = from / 1024 | (long) record.getShort(16) << 48;
                readNames(reference, record);
            }
        }
    }

    private void readNames(long reference, ByteBuffer record) {
        for (int at = record.getShort(20); record.getInt(at) != -1; at += record.getInt(at + 4)) {
            if (record.getInt(at) == 0x30) {
                int value = at + record.getShort(at + 20);
                if (record.get(value + 65) != 2) {
                    String name = utf16(record, value + 66, 2 * (record.get(value + 64) & 0xFF));
                    directories.put(reference, new Place(record.getLong(value), name));
                }
            }
        }
    }

    private void readJournal(byte[] all) {
        ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at + 60 <= all.length) {
            int length = bytes.getInt(at);
            if (length == 0) {
                at += 8;
                continue;
            }
            records.add(new Said(
                    bytes.getLong(at + 24),
                    bytes.getLong(at + 8),
                    bytes.getLong(at + 16),
                    (bytes.getInt(at + 52) & 0x10) != 0,
                    utf16(bytes, at + bytes.getShort(at + 58), bytes.getShort(at + 56))));
            at += length;
        }
    }

    private static String utf16(ByteBuffer bytes, int at, int length) {
        byte[] name = new byte[length];
        bytes.get(at, name);
        return new String(name, StandardCharsets.UTF_16LE);
    }
}
