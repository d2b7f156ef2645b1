package dev.tidemark.ui.volumes;

import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState;
import dev.tidemark.text.Messages;

/**
 * An open file as the pane shows it: a {@code $J} or a saved capture.
 *
 * @param source its records
 * @param state how it is doing
 * @param shown whether its records are the ones that are shown
 */
public record FileItem(Source source, SourceState state, boolean shown) {

    /** The file with its folder, or the capture with its date. */
    public String name() {
        return source.title();
    }

    /** Whether it is a saved capture, and no {@code $J}. */
    public boolean isCapture() {
        return source instanceof SavedSource;
    }

    /** Its whole path. */
    public String location() {
        return source.location();
    }

    /** How it is doing, in words. */
    public String words() {
        return switch (state.phase()) {
            case OPENING, LOADING -> Messages.text("volumes.file.loading", percent());
            case FAILED -> {
                var problem = state.problem();
                yield problem == null ? Messages.text("volumes.file.failed") : problem.meaning();
            }
            default -> Messages.text("volumes.file.loaded", VolumeItem.bytes(Math.max(0, state.done())));
        };
    }

    private int percent() {
        return state.total() <= 0 ? 0 : (int) Math.min(100, 100 * state.done() / state.total());
    }
}
