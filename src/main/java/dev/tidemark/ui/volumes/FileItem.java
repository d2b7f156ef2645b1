package dev.tidemark.ui.volumes;

import dev.tidemark.capture.OpenedFiles;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import java.util.List;

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
        return isGone() ? source.name() : source.title();
    }

    /** Whether it is a saved capture, and no {@code $J}. */
    public boolean isCapture() {
        return source instanceof SavedSource;
    }

    /** Whether it is several sources as one list. */
    public boolean isMerged() {
        return source.isMerged();
    }

    /** Whether it is only the name of one that is not there now. */
    public boolean isGone() {
        return source.isGone();
    }

    /** Its whole path. */
    public String location() {
        return source.location();
    }

    /** How it is doing, in words. */
    public String words() {
        if (isMerged()) {
            return Messages.text("volumes.file.merged", source.parts().size());
        }
        return switch (state.phase()) {
            case OPENING, LOADING -> Messages.text("volumes.file.loading", percent());
            case FAILED -> {
                var problem = state.problem();
                yield problem == null ? Messages.text("volumes.file.failed") : problem.meaning();
            }
            default -> Messages.text("volumes.file.loaded", ByteSize.brief(Math.max(0, state.done())));
        };
    }

    /** Its name, where it lies, and the sum of each file that it is read from. */
    public String tip() {
        StringBuilder tip = new StringBuilder(name()).append('\n').append(OneLine.of(location()));
        for (OpenedFiles.Opened file : files()) {
            String one = String.valueOf(file.stamp().file().getFileName());
            tip.append('\n').append(OneLine.of(one)).append(": ").append(file.words());
        }
        Problem problem = source.state().problem();
        if (problem != null) {
            tip.append('\n').append(OneLine.of(problem.line()));
        }
        return tip.toString();
    }

    /** The sums of its files as other programs write and check them, a line for each that is known. */
    public String sums() {
        StringBuilder lines = new StringBuilder();
        for (OpenedFiles.Opened file : files()) {
            if (!file.sha256().isEmpty()) {
                String one = OneLine.of(file.stamp().file().toString());
                lines.append(file.sha256()).append("  ").append(one).append('\n');
            }
        }
        return lines.toString();
    }

    private List<OpenedFiles.Opened> files() {
        OpenedFiles opened = source.openedFiles();
        return opened == null ? List.of() : opened.files();
    }

    private int percent() {
        return state.total() <= 0 ? 0 : (int) Math.min(100, 100 * state.done() / state.total());
    }
}
