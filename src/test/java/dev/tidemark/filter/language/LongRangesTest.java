package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-ask")
class LongRangesTest {

    private static final int NUMBERS = 24;

    @Test
    void setsAreWhatTheirNumbersSay() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            LongRanges one = random(random);
            LongRanges other = random(random);
            for (long number = -1; number <= NUMBERS; number++) {
                assertThat(one.and(other).contains(number)).isEqualTo(one.contains(number) || other.contains(number));
                assertThat(one.within(other).contains(number))
                        .isEqualTo(one.contains(number) && other.contains(number));
                assertThat(one.others().contains(number)).isNotEqualTo(one.contains(number));
                assertThat(one.meets(number, number)).isEqualTo(one.contains(number));
            }
            assertThat(one.others().others()).isEqualTo(one);
        }
    }

    private static LongRanges random(Random random) {
        List<LongRanges> all = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            all.add(LongRanges.of(random.nextInt(NUMBERS), random.nextInt(NUMBERS)));
        }
        return LongRanges.any(all);
    }

    @Test
    void theEndsOfTheNumbersAreNumbersToo() {
        assertThat(LongRanges.EVERYTHING.others()).isEqualTo(LongRanges.NOTHING);
        assertThat(LongRanges.NOTHING.others()).isEqualTo(LongRanges.EVERYTHING);
        LongRanges last = LongRanges.of(Long.MAX_VALUE, Long.MAX_VALUE);
        assertThat(last.and(LongRanges.of(0, 1)).others().contains(Long.MAX_VALUE))
                .isFalse();
        assertThat(LongRanges.of(Operator.GREATER, last)).isEqualTo(LongRanges.NOTHING);
        assertThat(LongRanges.of(Operator.LESS, LongRanges.EVERYTHING)).isEqualTo(LongRanges.NOTHING);
    }
}
