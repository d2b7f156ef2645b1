package dev.tidemark.ui.acts.volume;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.VolumeName;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.ViewModel;
import java.time.Duration;
import java.util.HexFormat;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What a person asks of a hold: how long at most, with which input, and the volume's name. Belongs to the FX thread. */
@ViewModel
final class HoldRequest {

    /** As long as the shadow copy service holds. */
    static final int USUAL_SECONDS = AssumedWindows.SHADOW_COPY_HOLD_SECONDS;

    static final int EXPERT_SECONDS = AssumedWindows.LONGEST_HOLD_SECONDS;

    private static final String EXPERT = "hold.expert";
    private static final double SHORTEST_SECONDS = 0.1;
    private static final double MILLIS = 1000;

    private final VolumeName name;
    private final StringProperty seconds = new SimpleStringProperty(this, "seconds", Integer.toString(USUAL_SECONDS));
    private final StringProperty input = new SimpleStringProperty(this, "input", "");
    private final BooleanProperty expert = new SimpleBooleanProperty(this, "expert");
    private final ReadOnlyStringWrapper wrongSeconds = new ReadOnlyStringWrapper(this, "wrongSeconds", "");
    private final ReadOnlyStringWrapper wrongInput = new ReadOnlyStringWrapper(this, "wrongInput", "");
    private final StringBinding obstacle;

    /**
     * @param settings remembers whether longer holds are offered
     */
    HoldRequest(VolumeFacts volume, Settings settings) {
        name = new VolumeName(volume);
        expert.set(Boolean.parseBoolean(settings.get(EXPERT, "false")));
        expert.addListener((property, was, now) -> {
            settings.put(EXPERT, now.toString());
            check();
        });
        seconds.addListener((property, was, now) -> check());
        input.addListener((property, was, now) -> check());
        obstacle = Bindings.createStringBinding(this::whyNot, wrongSeconds, wrongInput, name.textProperty());
    }

    private void check() {
        wrongSeconds.set(longest() == null ? Messages.text("hold.seconds.wrong", limit(), seconds.get()) : "");
        wrongInput.set(
                expert.get() && !input.get().isBlank() && bytes() == null
                        ? Messages.text("hold.input.wrong", input.get())
                        : "");
    }

    private String whyNot() {
        String wrong = wrongSeconds.get().isEmpty() ? wrongInput.get() : wrongSeconds.get();
        return wrong.isEmpty() ? name.obstacle() : wrong;
    }

    /** The longest hold that can be asked for, in seconds. */
    private int limit() {
        return expert.get() ? EXPERT_SECONDS : USUAL_SECONDS;
    }

    /** When the hold is cancelled by itself; {@code null} when that cannot be. */
    @Nullable
    Duration longest() {
        try {
            double typed = Double.parseDouble(seconds.get().strip());
            return typed >= SHORTEST_SECONDS && typed <= limit() ? Duration.ofMillis(Math.round(typed * MILLIS)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The raw input of an expert; {@code null} for none. */
    byte @Nullable [] bytes() {
        String digits = input.get().replaceAll("[\\s,]|0[xX]", "");
        try {
            return digits.isEmpty() || !expert.get() ? null : HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What a person types to confirm it. */
    VolumeName name() {
        return name;
    }

    /** The longest hold, in seconds. */
    StringProperty secondsProperty() {
        return seconds;
    }

    /** Raw input in hex; only an expert's counts. */
    StringProperty inputProperty() {
        return input;
    }

    /** Whether longer holds and raw input are offered; remembered. */
    BooleanProperty expertProperty() {
        return expert;
    }

    ReadOnlyStringProperty wrongSecondsProperty() {
        return wrongSeconds.getReadOnlyProperty();
    }

    ReadOnlyStringProperty wrongInputProperty() {
        return wrongInput.getReadOnlyProperty();
    }

    /** What is wrong or missing, in a sentence; empty for nothing. */
    StringBinding obstacle() {
        return obstacle;
    }
}
