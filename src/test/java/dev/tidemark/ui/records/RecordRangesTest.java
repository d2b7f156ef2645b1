package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RecordRangesTest {

    private final RecordRanges ranges = new RecordRanges();

    @Test
    void rangesThatTouchBecomeOne() {
        ranges.add(10, 20);
        ranges.add(30, 40);
        ranges.add(20, 30);

        assertThat(ranges.count()).isEqualTo(1);
        assertThat(ranges.from(0)).isEqualTo(10);
        assertThat(ranges.to(0)).isEqualTo(40);
    }

    @Test
    void removingTheMiddleLeavesTwoRanges() {
        ranges.add(0, 100);
        ranges.remove(40, 60);

        assertThat(ranges.count()).isEqualTo(2);
        assertThat(ranges.total()).isEqualTo(80);
        assertThat(ranges.contains(39)).isTrue();
        assertThat(ranges.contains(40)).isFalse();
        assertThat(ranges.contains(59)).isFalse();
        assertThat(ranges.contains(60)).isTrue();
    }

    @Test
    void anEmptyRangeAddsNothing() {
        ranges.add(5, 5);
        ranges.remove(5, 4);

        assertThat(ranges.isEmpty()).isTrue();
    }

    @Test
    void agreesWithAPlainSetOverManyRandomChanges() {
        Random random = new Random(7);
        TreeSet<Long> plain = new TreeSet<>();
        for (int i = 0; i < 3_000; i++) {
            long from = random.nextInt(300);
            long to = from + random.nextInt(12);
            boolean add = random.nextInt(3) > 0;
            for (long n = from; n < to; n++) {
                boolean changed = add ? plain.add(n) : plain.remove(n);
                assertThat(changed || plain.contains(n) == add).isTrue();
            }
            if (add) {
                ranges.add(from, to);
            } else {
                ranges.remove(from, to);
            }
            long probe = random.nextInt(320);
            assertThat(ranges.contains(probe)).isEqualTo(plain.contains(probe));
            assertThat(ranges.total()).isEqualTo(plain.size());
        }
        for (int i = 1; i < ranges.count(); i++) {
            assertThat(ranges.from(i)).isGreaterThan(ranges.to(i - 1));
        }
    }

    @Test
    void aCopyStaysAsItWas() {
        ranges.add(1, 3);
        RecordRanges copy = ranges.copy();
        ranges.add(3, 9);

        assertThat(copy.total()).isEqualTo(2);
        assertThat(ranges.total()).isEqualTo(8);
    }
}
