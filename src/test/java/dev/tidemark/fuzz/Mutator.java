package dev.tidemark.fuzz;

import dev.tidemark.fuzz.Target.Input;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes inputs a little, as damage, tools and opponents do. Pure functions of the random numbers. */
final class Mutator {

    private static final int MOST_CHANGES = 4;
    private static final int MOST_BYTES = 1 << 16;
    private static final int SECTOR = 512;

    private static final long[] TELLING = {
        0,
        1,
        2,
        3,
        4,
        7,
        8,
        0x3C,
        0x7F,
        0x80,
        0xFF,
        0x100,
        0x200,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x1_0000,
        0x7FFF_FFFF,
        0x8000_0000L,
        0xFFFF_FFFFL,
        1L << 48,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -8
    };

    private static final List<String> WORDS = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "-1",
            "9223372036854775807",
            "9223372036854775808",
            "1e999",
            "0.5",
            "\"..\"",
            "\"/dev/zero\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u001b[2J\"",
            "[".repeat(600),
            "{\"a\":".repeat(600),
            "1".repeat(2000),
            "\n",
            ",",
            "\"");

    private Mutator() {}

    /** An input of the corpus with one to four changes in one of its files. */
    static Input mutate(List<Input> corpus, RandomGenerator random) {
        Input input = corpus.get(random.nextInt(corpus.size()));
        int part = random.nextInt(input.parts().size());
        byte[] bytes = input.parts().get(part).clone();
        boolean text = isText(bytes);
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            byte[] other = corpus.get(random.nextInt(corpus.size())).parts().get(part);
            bytes = text && random.nextBoolean() ? word(bytes, random) : change(bytes, other, random);
        }
        List<byte[]> parts = new ArrayList<>(input.parts());
        parts.set(part, bytes);
        return new Input(List.copyOf(parts));
    }

    private static boolean isText(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == '{';
    }

    private static byte[] change(byte[] bytes, byte[] other, RandomGenerator random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(12)) {
            case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[at] = (byte) random.nextInt();
            case 3, 4, 5 -> number(bytes, at & -(1 << random.nextInt(4)), random);
            case 6 -> fill(bytes, at, 1 + random.nextInt(64), (byte) (random.nextBoolean() ? 0 : 0xFF));
            case 7 -> fill(bytes, at & -SECTOR, SECTOR, (byte) random.nextInt(2));
            case 8 -> copy(bytes, random.nextInt(bytes.length), bytes, at, 1 + random.nextInt(SECTOR));
            case 9 -> copy(other, random.nextInt(Math.max(1, other.length)), bytes, at, 1 + random.nextInt(SECTOR));
            case 10 -> {
                return Arrays.copyOf(bytes, at);
            }
            default -> {
                return inserted(bytes, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + SECTOR)));
            }
        }
        return bytes;
    }

    /** Lengths, counts and offsets are where a reader goes wrong. */
    private static void number(byte[] bytes, int at, RandomGenerator random) {
        int size = 2 << random.nextInt(3);
        if (at + size > bytes.length) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long value = random.nextInt(4) == 0
                ? random.nextInt(bytes.length + 1)
                : TELLING[random.nextInt(TELLING.length)] + (random.nextInt(4) == 0 ? random.nextInt(17) - 8 : 0);
        switch (size) {
            case 2 -> buffer.putShort(at, (short) value);
            case 4 -> buffer.putInt(at, (int) value);
            default -> buffer.putLong(at, value);
        }
    }

    private static void fill(byte[] bytes, int from, int count, byte value) {
        Arrays.fill(bytes, from, Math.min(bytes.length, from + count), value);
    }

    private static void copy(byte[] from, int at, byte[] to, int place, int count) {
        int some = Math.min(count, Math.min(from.length - at, to.length - place));
        if (some > 0) {
            System.arraycopy(from, at, to, place, some);
        }
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        if (bytes.length + more.length > MOST_BYTES) {
            return bytes;
        }
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, at, more.length);
        System.arraycopy(bytes, at, all, at + more.length, bytes.length - at);
        return all;
    }

    /** Puts something in the place of a value, or between two. */
    private static byte[] word(byte[] bytes, RandomGenerator random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String word = WORDS.get(random.nextInt(WORDS.size()));
        int from = random.nextInt(text.length());
        int colon = text.indexOf(':', from);
        if (colon < 0 || random.nextInt(4) == 0) {
            return inserted(bytes, from, word.getBytes(StandardCharsets.ISO_8859_1));
        }
        int end = colon + 1;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return (text.substring(0, colon + 1) + word + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
