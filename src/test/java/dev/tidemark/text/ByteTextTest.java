package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.text.ByteText.Literal;
import dev.tidemark.usn.Utf16;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-quick")
class ByteTextTest {

    private static final int SOME = 10_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteText text = new ByteText(bytes);

    private String text(Consumer<ByteText> putting) throws IOException {
        bytes.reset();
        text.ensure(1000);
        putting.accept(text);
        text.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** All around where another digit begins, and far from it. */
    @Test
    void numbersAreAsJavaWritesThem() throws IOException {
        Random random = new Random(3);
        long[] around = LongStream.iterate(1, power -> power <= Long.MAX_VALUE / 10, power -> power * 10)
                .flatMap(power -> LongStream.rangeClosed(-2, 2).map(near -> power + near))
                .toArray();
        long[] many = LongStream.generate(() -> random.nextLong() >>> random.nextInt(64))
                .limit(SOME)
                .toArray();
        for (long value :
                LongStream.concat(LongStream.of(around), LongStream.of(many)).toArray()) {
            assertThat(text(t -> t.decimal(value))).isEqualTo(Long.toString(value));
            assertThat(text(t -> t.decimal(-value))).isEqualTo(Long.toString(-value));
        }
        for (long value : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE}) {
            assertThat(text(t -> t.decimal(value))).isEqualTo(Long.toString(value));
        }
    }

    @Test
    void digitsHaveLeadingZeros() throws IOException {
        for (int digits = 1, end = 10; digits <= 8; digits++, end *= 10) {
            String form = "%0" + digits + "d";
            for (int value : new int[] {0, 1, end / 2, end / 3, end - 1}) {
                int length = digits;
                assertThat(text(t -> t.decimal(value, length))).isEqualTo(form.formatted(value));
            }
        }
    }

    @Test
    void timesOfDayAreAsAClockShowsThem() throws IOException {
        for (int second = 0; second < 86_400; second += 7) {
            int now = second;
            assertThat(text(t -> t.clock(now)))
                    .isEqualTo("%02d:%02d:%02d".formatted(now / 3600, now / 60 % 60, now % 60));
        }
    }

    /** What lies behind the end, from a longer piece before, is none of the field's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "\"",
                "plain",
                "a,b",
                "seven,7",
                "1234567,",
                "12345678,",
                "a \"b\" c",
                "\"\"\"\"\"\"\"\""
            })
    void onlyCommasAndQuotesAskForQuotes(String field) throws IOException {
        String quoted = "\"" + field.replace("\"", "\"\"") + "\"";
        assertThat(text(t -> {
                    t.put(new Literal("before,,,\"\"\",,,,,,,,"));
                    t.cutTo("before,".length());
                    int start = t.position();
                    t.put(field.getBytes(StandardCharsets.US_ASCII));
                    t.quoteFrom(start);
                }))
                .isEqualTo("before," + (field.contains(",") || field.contains("\"") ? quoted : field));
    }

    /** Four characters are looked at together: the one that is written otherwise may be any of them, or stand behind the last four. */
    @ParameterizedTest
    @ValueSource(chars = {'\\', 'é', '\u0001', '\u007f', '\u0100', '\u4e2d', '\u5c00'})
    void aCharacterIsEscapedWhereverItStands(char special) throws IOException {
        boolean[] plain = new boolean[0x80];
        Arrays.fill(plain, ' ', 0x7F, true);
        plain['\\'] = false;
        for (int length = 1; length <= 13; length++) {
            for (int at = 0; at < length; at++) {
                StringBuilder name = new StringBuilder("0123456789abc".substring(0, length));
                name.setCharAt(at, special);
                ByteBuffer bytes = Utf16.of("~" + name + "~");
                int count = length;
                String written = special < 0x80
                        ? name.toString().replace("" + special, "<" + (int) special + ">")
                        : name.toString();
                assertThat(text(t -> t.name(
                                bytes,
                                2,
                                count,
                                plain,
                                (to, c) -> to.put(("<" + (int) c + ">").getBytes(StandardCharsets.US_ASCII)))))
                        .isEqualTo(written);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 16, 31})
    void aPieceOfAnyLengthIsPutAsItIs(int length) throws IOException {
        Literal literal = new Literal("0123456789abcdefghijklmnopqrstuvwxyz".substring(0, length));
        assertThat(text(t -> {
                    t.put(literal);
                    t.put(literal);
                    t.put('.');
                }))
                .isEqualTo("" + literal + literal + ".");
        assertThat(literal.length()).isEqualTo(length);
    }

    /** The last piece before the end of the room is put by more bytes than it has. */
    @Test
    void thereIsRoomForWhatWasAskedForTheLastByteToo() throws IOException {
        for (int i = 0; i < 300_000; i++) {
            text.ensure(1);
            text.decimal(7, 1);
        }
        text.flush();
        assertThat(bytes.toString(StandardCharsets.US_ASCII)).isEqualTo("7".repeat(300_000));
    }
}
