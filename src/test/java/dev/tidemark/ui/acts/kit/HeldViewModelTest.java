package dev.tidemark.ui.acts.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.FileTarget;
import dev.tidemark.task.BackgroundTasks;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeldViewModelTest {

    private final ActModelFixture fixture = new ActModelFixture();

    private HeldViewModel model() {
        return new HeldViewModel(fixture.acts, BackgroundTasks.atOnce(), jump -> {});
    }

    private void mark() throws Exception {
        fixture.acts.files().mark(new FileTarget.ByPath("D:", "\\"), 0, 0, 64);
    }

    @Test
    void whatIsHeldIsListedUntilItIsReleased() throws Exception {
        HeldViewModel model = model();
        mark();
        model.pulse();
        assertThat(model.items()).hasSize(1);
        model.release(model.items().getFirst());
        model.pulse();
        assertThat(model.items()).isEmpty();
        assertThat(fixture.backend.counters().none()).isTrue();
    }

    @Test
    void whoListensToTheListHearsOfChangesAlsoWhenTheListIsHeldByNobodyElse() throws Exception {
        HeldViewModel model = model();
        AtomicInteger heard = new AtomicInteger();
        model.items().addListener((ListChangeListener<HeldViewModel.Item>) change -> heard.incrementAndGet());
        System.gc();
        mark();
        model.pulse();
        assertThat(heard).hasValue(1);
        fixture.acts.held().releaseAll();
    }
}
