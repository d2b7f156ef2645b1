package dev.tidemark.view.lives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-story")
class LifeSetTest {

    @Test
    void placesAndNumbersAreThoseOfASortedSet() {
        SplittableRandom random = new SplittableRandom(7);
        LifeSet set = new LifeSet();
        TreeSet<Integer> plain = new TreeSet<>();
        for (int i = 0; i < 3_000; i++) {
            int life = random.nextInt(20_000);
            set.add(life);
            plain.add(life);
        }

        assertThat(set.size()).isEqualTo(plain.size());
        int place = 0;
        for (int life : plain) {
            assertThat(set.at(place)).isEqualTo(life);
            assertThat(set.below(life)).isEqualTo(place);
            place++;
        }
        assertThat(set.at(place)).isEqualTo(-1);
        assertThat(set.at(-1)).isEqualTo(-1);
        assertThat(set.below(Long.MAX_VALUE)).isEqualTo(place);
        assertThat(set.below(-1)).isZero();
        for (int life = 0; life < 20_000; life++) {
            assertThat(set.contains(life)).isEqualTo(plain.contains(life));
        }
    }
}
