package dev.tidemark.ui.acts.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.ActKind;
import dev.tidemark.act.Check;
import dev.tidemark.act.FileTarget;
import dev.tidemark.act.MarkedHandle;
import dev.tidemark.task.BackgroundTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@Tag("shows-window")
class PreFlightViewModelTest {

    private final ActModelFixture fixture = new ActModelFixture();
    private final PreFlightViewModel model =
            new PreFlightViewModel(fixture.acts, ActKind.LOCK, BackgroundTasks.atOnce());

    @AfterEach
    void release() {
        fixture.acts.held().releaseAll();
    }

    private MarkedHandle mark() throws Exception {
        return fixture.acts.files().mark(new FileTarget.ByPath("D:", "\\"), 0, 0, 64);
    }

    private Check ownHandles() {
        return model.checksProperty().get().stream()
                .filter(check -> check.about() == Check.About.OWN_HANDLES)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void releasingGivesBackWhatWasSeenAndNothingElse() throws Exception {
        MarkedHandle seen = mark();
        model.check(fixture.volume("D:"));
        Check shown = ownHandles();
        assertThat(shown.text()).contains("1");
        MarkedHandle later = mark();

        model.fix(shown);

        assertThat(seen.isHeld()).isFalse();
        assertThat(later.isHeld()).isTrue();
        assertThat(ownHandles().ours()).containsExactly(later);
    }

    @Test
    void whatIsHeldMeanwhileIsSeenInTheNextFrame() throws Exception {
        model.check(fixture.volume("D:"));
        assertThat(ownHandles().fix()).isNull();
        MarkedHandle later = mark();
        model.pulse();
        assertThat(ownHandles().ours()).containsExactly(later);
        later.release();
        model.pulse();
        assertThat(ownHandles().fix()).isNull();
    }
}
