package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.testing.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random programs against a small model of the rules, which knows nothing of the simulator. */
@Timeout(60)
class RandomProgramsTest {

    private static final int OVERWRITE = 0x1;
    private static final int EXTEND = 0x2;
    private static final int CREATE = 0x100;
    private static final int DELETE = 0x200;
    private static final int OLD_NAME = 0x1000;
    private static final int NEW_NAME = 0x2000;
    private static final int CLOSE = 0x8000_0000;

    /** A record: the name it shows and its reasons. */
    private record Said(String name, int reasons) {}

    /** What the rules say of one file. */
    private static final class Model {

        private final List<Said> log;
        private String name;
        private int handles = 1;
        private int reasons;
        private long size;
        private boolean doomed;

        Model(List<Said> log, String name) {
            this.log = log;
            this.name = name;
            happens(CREATE);
        }

        private void happens(int reason) {
            int all = reasons | reason;
            if (all != reasons) {
                reasons = all;
                log.add(new Said(name, all));
            }
        }

        void write(long from, long length) {
            int both = from < size ? OVERWRITE : 0;
            if (from + length > size) {
                size = from + length;
                both |= EXTEND;
            }
            happens(both);
        }

        /** The name as it was, then as it is; of the two reasons only the second stays. */
        void rename(String now) {
            int others = reasons & ~NEW_NAME;
            log.add(new Said(name, others | OLD_NAME));
            name = now;
            reasons = others | NEW_NAME;
            log.add(new Said(now, reasons));
        }

        void close() {
            handles--;
            if (handles == 0 && (doomed || reasons != 0)) {
                log.add(new Said(name, reasons | (doomed ? DELETE : 0) | CLOSE));
                reasons = 0;
            }
        }
    }

    /** A file in use: the simulator's and the model's. */
    private record Both(SimulatedFile file, Model model, List<SimulatedOpen> opens) {}

    static LongStream seeds() {
        return LongStream.range(0, Rounds.of(500));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void recordsAreThoseTheRulesPredict(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Said> expected = new ArrayList<>();
        List<Both> living = new ArrayList<>();
        try (Fixture fixture = Fixture.fresh()) {
            for (int step = 0; step < 120; step++) {
                if (living.isEmpty() || random.nextInt(10) == 0) {
                    String name = "created-" + step;
                    SimulatedOpen open = fixture.create(name);
                    living.add(new Both(open.file(), new Model(expected, name), new ArrayList<>(List.of(open))));
                } else {
                    act(fixture, living, living.get(random.nextInt(living.size())), random, step);
                }
            }
            List<Said> rows = fixture.rows().stream()
                    .map(row -> new Said(row.name(), row.reasons()))
                    .toList();
            assertThat(rows).isEqualTo(expected);
        }
    }

    private static void act(Fixture fixture, List<Both> living, Both one, SplittableRandom random, int step) {
        if (one.opens().isEmpty() || random.nextInt(6) == 0) {
            if (one.model().doomed) {
                assertThatThrownBy(() -> fixture.files.open(one.file())).isInstanceOf(SimulatedRefusal.class);
                return;
            }
            one.opens().add(fixture.files.open(one.file()));
            one.model().handles++;
            return;
        }
        int which = random.nextInt(one.opens().size());
        SimulatedOpen open = one.opens().get(which);
        switch (random.nextInt(8)) {
            case 0 -> {
                open.rename(fixture.files.root(), "renamed-" + step);
                one.model().rename("renamed-" + step);
            }
            case 1, 2, 3 -> {
                long from = random.nextLong(Math.min(one.model().size, 50) + 10);
                long length = 1 + random.nextLong(20);
                open.write(from, length);
                one.model().write(from, length);
            }
            case 4 -> {
                if (random.nextInt(4) == 0) {
                    open.delete();
                    one.model().doomed = true;
                }
            }
            default -> {
                open.close();
                one.opens().remove(which);
                one.model().close();
                if (one.model().doomed && one.model().handles == 0) {
                    living.remove(one);
                }
            }
        }
    }
}
