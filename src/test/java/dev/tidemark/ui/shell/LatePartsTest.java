package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-quick")
class LatePartsTest {

    private final AtomicInteger cameIn = new AtomicInteger();
    private final LateParts late = new LateParts(cameIn::incrementAndGet);

    @Test
    void partsComeInWhenAFrameWithRecordsWasPaintedAndNotBefore() {
        late.begin();

        late.pulse(false);
        late.pulse(true);
        assertThat(cameIn).hasValue(0);

        late.pulse(true);
        assertThat(cameIn).hasValue(1);
    }

    @Test
    void whereNoRecordsComeTheyComeInWithinASecond() {
        late.begin();

        for (int i = 0; i < 60; i++) {
            late.pulse(false);
        }
        assertThat(cameIn).hasValue(1);
    }

    @Test
    void theyComeInOnceAndOnlyWhereTheyWereOut() {
        late.pulse(true);
        late.pulse(true);
        assertThat(cameIn).hasValue(0);

        late.begin();
        for (int i = 0; i < 100; i++) {
            late.pulse(true);
        }
        assertThat(cameIn).hasValue(1);
    }
}
