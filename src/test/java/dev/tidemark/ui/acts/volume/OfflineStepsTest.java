package dev.tidemark.ui.acts.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.acts.kit.ActModelFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which steps may follow, and what is said of those that may not. */
@Tag("shows-window")
class OfflineStepsTest {

    private final ActModelFixture fixture = new ActModelFixture();
    private final OfflineViewModel model =
            new OfflineViewModel(fixture.acts, fixture.volume("F:"), BackgroundTasks.atOnce(), System::nanoTime);
    private final OfflineSteps steps = model.steps();

    @AfterEach
    void nothingIsHeld() {
        fixture.acts.held().releaseAll();
    }

    @Test
    void eachStateSaysWhyTheOtherStepsAreOff() {
        assertThat(steps.lock().get()).isEmpty();
        assertThat(steps.dismount().get()).isEmpty();
        assertThat(steps.unlock().get())
                .isEqualTo("Tidemark has neither locked nor dismounted F:.")
                .isEqualTo(steps.release().get());
        model.lock();
        model.tick();
        assertThat(steps.lock().get()).isEqualTo("F: is locked.");
        assertThat(steps.dismount().get()).isEmpty();
        assertThat(steps.unlock().get()).isEmpty();
        model.dismount();
        model.tick();
        assertThat(steps.dismount().get()).contains("locked and dismounted");
        model.unlock();
        model.tick();
        assertThat(steps.unlock().get()).contains("not locked");
        assertThat(steps.release().get()).isEmpty();
    }

    @Test
    void aRetryThatCannotBeIsWhyItCannotBeLocked() {
        model.retryProperty().set("soon");
        assertThat(steps.lock().get()).contains("soon");
        assertThat(steps.dismount().get()).isEmpty();
    }
}
