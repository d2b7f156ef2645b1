package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-out")
class MergeHeapTest {

    private static final class Rows implements MergeOrder.Head {

        private final int number;
        private final List<Long> times;
        private int at;

        Rows(int number, List<Long> times) {
            this.number = number;
            this.times = times;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public boolean find() {
            return at < times.size();
        }

        @Override
        public long time() {
            return times.get(at);
        }

        @Override
        public boolean isSettled() {
            return true;
        }

        @Override
        public MergeOrder.Coming coming() {
            return MergeOrder.Coming.NONE;
        }
    }

    private record Row(long time, int number) {}

    @Test
    void rowsComeByTimeAndAtEqualTimesByTheNumberOfTheirList() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            List<Row> rows = new ArrayList<>();
            MergeHeap<Rows> heap = new MergeHeap<>();
            for (int number = random.nextInt(40); number >= 0; number--) {
                List<Long> times = random.longs(1 + random.nextInt(6), Long.MIN_VALUE, 4)
                        .map(time -> random.nextBoolean() ? time : random.nextInt(4))
                        .sorted()
                        .boxed()
                        .toList();
                int list = number;
                times.forEach(time -> rows.add(new Row(time, list)));
                heap.add(new Rows(number, times));
            }

            assertThat(taken(heap))
                    .isEqualTo(rows.stream()
                            .sorted(Comparator.comparingLong(Row::time).thenComparingInt(Row::number))
                            .toList());
            assertThat(heap.size()).isZero();
        }
    }

    private static List<Row> taken(MergeHeap<Rows> heap) {
        List<Row> taken = new ArrayList<>();
        for (Rows first = heap.peek(); first != null; first = heap.peek()) {
            taken.add(new Row(first.time(), first.number()));
            first.at++;
            if (first.find()) {
                heap.moveFirst();
            } else {
                heap.removeFirst();
            }
        }
        return taken;
    }
}
