package dev.tidemark.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-rows")
class FlagTestTest {

    private final Random random = new Random(3);

    private int mask() {
        return random.nextInt() & random.nextInt() & random.nextInt();
    }

    @Test
    void theKernelFindsWhatAPlainLoopFinds() {
        int[] column = IntStream.generate(random::nextInt).limit(3_000).toArray();
        column[7] = 0;
        char[] passing = new char[column.length];
        for (int round = 0; round < 300; round++) {
            FlagTest test = new FlagTest(round % 3 == 0 ? FlagTest.ANY : mask(), mask(), mask());
            int from = random.nextInt(column.length);
            int count = test.select(column, from, column.length, passing);
            int[] expected = IntStream.range(from, column.length)
                    .filter(row -> plain(test, column[row]))
                    .toArray();
            assertThat(IntStream.range(0, count).map(i -> passing[i]).toArray())
                    .as(test.toString())
                    .isEqualTo(expected);
            assertThat(Arrays.stream(column, from, column.length)
                            .filter(test::passes)
                            .count())
                    .isEqualTo(count);
        }
    }

    private static boolean plain(FlagTest test, int flags) {
        boolean any = test.anyOf() == FlagTest.ANY || (flags & test.anyOf()) != 0;
        boolean all = (flags & test.allOf()) == test.allOf();
        boolean none = (flags & test.noneOf()) == 0;
        return any && all && none;
    }
}
