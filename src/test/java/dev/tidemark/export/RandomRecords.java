package dev.tidemark.export;

import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded records of every version, with the worst names and numbers there can be. */
public final class RandomRecords {

    private static final String ALPHABET = "aZ09 .,;\"'\\/\t\r\n"
            + "\0\u0001\u007F\u0080\u009F\u00A0äß€\uFFFF\uFEFF\u2028\uD83D\uDE00\uD800\uDBFF\uDC00\uDFFF";

    private RandomRecords() {}

    public static List<ByteBuffer> of(long seed, int count) {
        Random random = new Random(seed);
        List<ByteBuffer> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(
                    switch (random.nextInt(12)) {
                        case 0 -> extents(random);
                        case 1 -> named(Records.v3(name(random)), random).putShort(4, (short) 5);
                        case 2, 3, 4 -> named(Records.v3(name(random)), random);
                        default -> named(Records.v2(name(random)), random);
                    });
        }
        return records;
    }

    private static ByteBuffer named(Records record, Random random) {
        return record.usn(number(random))
                .time(random.nextBoolean() ? number(random) : 133_000_000_000_000_000L + random.nextInt())
                .reason(random.nextInt(4) == 0 ? random.nextInt() : 1 << random.nextInt(32))
                .file(id(random))
                .parent(id(random))
                .set("SourceInfo", random.nextInt())
                .set("SecurityId", random.nextInt())
                .set("FileAttributes", random.nextInt())
                .set("MinorVersion", random.nextInt(3))
                .bytes();
    }

    private static ByteBuffer extents(Random random) {
        long[] extents = new long[2 * random.nextInt(5)];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = number(random);
        }
        return Records.v4(number(random), id(random), id(random), random.nextInt(), random.nextInt(), extents);
    }

    private static long number(Random random) {
        long number = random.nextLong() >>> random.nextInt(64);
        return switch (random.nextInt(20)) {
            case 0 -> 0;
            case 1 -> Long.MIN_VALUE;
            case 2 -> Long.MAX_VALUE;
            case 3, 4 -> -number;
            default -> number;
        };
    }

    private static FileId id(Random random) {
        return random.nextInt(4) == 0 ? new FileId(random.nextLong(), random.nextLong()) : FileId.of64(number(random));
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int left = random.nextInt(30); left > 0; left--) {
            name.append(random.nextBoolean() ? 'x' : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
