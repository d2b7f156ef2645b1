package dev.tidemark.act;

import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at before an act.
 *
 * @param about what was looked at
 * @param level how bad it is
 * @param text what was found, in words
 * @param fix what Tidemark can do about it; {@code null} for nothing
 * @param ours what Tidemark holds itself and the text is about: what {@link Fix#RELEASE_OURS} releases
 */
public record Check(
        About about, Level level, String text, @Nullable Fix fix, List<Held> ours) {

    /** About nothing that Tidemark holds. */
    public Check(About about, Level level, String text, @Nullable Fix fix) {
        this(about, level, text, fix, List.of());
    }

    /** What is looked at. */
    public enum About {
        SUBST,
        ELEVATION,
        PRIVILEGE,
        FILE_SYSTEM,
        SYSTEM_VOLUME,
        PAGE_FILE,
        OWN_FOLDERS,
        READ_ONLY,
        REMOTE,
        SMB,
        CLUSTER,
        SHADOW_COPY,
        LIVE_READ,
        OWN_HANDLES,
        HOLDERS
    }

    /** How bad it is. */
    public enum Level {
        OK,
        /** Worth knowing; the act may be refused. */
        WARN,
        /** The act is not offered. */
        STOP
    }

    /** What can be done about it. */
    public enum Fix {
        RESTART_ELEVATED,
        STOP_READING,
        RELEASE_OURS
    }

    /** As a refusal of an act on a target. */
    Problem problem(ActKind kind, String target) {
        return Problem.refusal(
                Messages.text("act.refused", kind.label(), target), text, Messages.text("act.refused.next." + about));
    }
}
