package dev.tidemark.ui.acts.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.task.BackgroundTasks;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeldViewModelTest {

    private final ActModelFixture fixture = new ActModelFixture();

    private HeldViewModel model() {
        return new HeldViewModel(fixture.acts, BackgroundTasks.atOnce(), jump -> {});
    }

    private static List<HeldViewModel.Item> items(HeldViewModel model) {
        return model.rows().rowsProperty().get().stream()
                .map(StayingRows.Row::item)
                .toList();
    }

    private void mark() throws Exception {
        fixture.acts.files().mark(new FileTarget.ByPath("D:", "\\"), 0, 0, 64);
    }

    @Test
    void whatIsHeldIsListedUntilItIsReleased() throws Exception {
        HeldViewModel model = model();
        mark();
        model.pulse();
        assertThat(items(model)).hasSize(1);
        model.release(items(model).getFirst());
        model.pulse();
        assertThat(items(model)).isEmpty();
        assertThat(fixture.backend.counters().none()).isTrue();
    }

    @Tag("shows-windows")
    @Test
    void copiesOfAnEmptyFileAreNotCalledTheSame() throws Exception {
        var files = fixture.backend.volume("D:").files();
        files.create(files.root(), "empty", 0).close();
        fixture.backend.volume("D:").copies(2);
        fixture.acts.files().mark(new FileTarget.ByPath("D:", "\\empty"), 1, HandleInfo.READ_COPY.bit(), 64);
        HeldViewModel model = model();
        model.readCopies(items(model).getFirst());
        assertThat(model.run().resultProperty().get())
                .isEqualTo("Copy 0: no bytes. Copy 1: no bytes. The file is empty: there is nothing to compare.");
        fixture.acts.held().releaseAll();
    }

    @Test
    void whoListensToTheRowsHearsOfChangesAlsoWhenTheirPropertyIsHeldByNobodyElse() throws Exception {
        HeldViewModel model = model();
        AtomicInteger heard = new AtomicInteger();
        model.rows().rowsProperty().addListener((property, was, now) -> heard.incrementAndGet());
        System.gc();
        mark();
        model.pulse();
        assertThat(heard).hasValue(1);
        fixture.acts.held().releaseAll();
    }
}
