package dev.tidemark.ui.acts.volume;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActRunViewModel;
import dev.tidemark.ui.acts.kit.PreFlightViewModel;
import dev.tidemark.ui.acts.volume.OfflineViewModel.Now;
import dev.tidemark.ui.common.ViewModel;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;

/**
 * Which steps may follow from the state that a volume is in, and why others may not, in a sentence each: empty for a step that
 * may. Belongs to the FX thread.
 */
@ViewModel
final class OfflineSteps {

    private final String volume;
    private final ObservableValue<Now> now;
    private final ObservableStringValue wrongRetry;
    private final PreFlightViewModel preFlight;
    private final ActRunViewModel run;
    private final StringBinding lock;
    private final StringBinding dismount;
    private final StringBinding unlock;
    private final StringBinding release;

    OfflineSteps(
            String volume,
            ObservableValue<Now> now,
            ObservableStringValue wrongRetry,
            PreFlightViewModel preFlight,
            ActRunViewModel run) {
        this.volume = volume;
        this.now = now;
        this.wrongRetry = wrongRetry;
        this.preFlight = preFlight;
        this.run = run;
        lock = step(this::whyNotLock);
        dismount = step(this::whyNotDismount);
        unlock = step(is -> is == Now.LOCKED || is == Now.LOCKED_AND_DISMOUNTED ? "" : itIs(is));
        release = step(is -> is == Now.MOUNTED ? itIs(is) : "");
    }

    /** No step begins while another one is running. */
    private StringBinding step(Function<Now, String> why) {
        return Bindings.createStringBinding(
                () -> run.isRunning() ? Messages.text("why.running") : why.apply(now.getValue()),
                now,
                wrongRetry,
                preFlight.obstacleProperty(),
                run.phaseProperty());
    }

    private String whyNotLock(Now is) {
        if (is != Now.MOUNTED) {
            return itIs(is);
        }
        String wrong = wrongRetry.get();
        return wrong.isEmpty() ? preFlight.obstacleProperty().get() : wrong;
    }

    private String whyNotDismount(Now is) {
        return switch (is) {
            case MOUNTED -> preFlight.obstacleProperty().get();
            case LOCKED -> "";
            case LOCKED_AND_DISMOUNTED, DISMOUNTED -> itIs(is);
        };
    }

    /** The state that a step does not begin from. */
    private String itIs(Now is) {
        return Messages.text("offline.why." + is, volume);
    }

    StringBinding lock() {
        return lock;
    }

    StringBinding dismount() {
        return dismount;
    }

    StringBinding unlock() {
        return unlock;
    }

    StringBinding release() {
        return release;
    }
}
