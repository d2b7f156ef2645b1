package dev.tidemark.ui.acts.kit;

import dev.tidemark.act.Held;
import dev.tidemark.act.HeldWrites;
import dev.tidemark.act.MarkedHandle;
import dev.tidemark.act.OfflineVolume;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Question;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** Asks before the window closes while Tidemark still holds something. Belongs to the FX thread. */
public final class ClosingQuestion {

    private ClosingQuestion() {}

    /**
     * Whether the window may close; asks only when something is held.
     *
     * @param held what Tidemark holds now
     */
    public static boolean mayClose(Window owner, List<Held> held) {
        if (held.isEmpty()) {
            return true;
        }
        ButtonType release = new ButtonType(Messages.text("closing.release"), ButtonData.OK_DONE);
        ButtonType stay = new ButtonType(Messages.text("closing.stay"), ButtonData.CANCEL_CLOSE);
        return Question.ask(owner, "closing", "closing.header", words(held), stay, release) == release;
    }

    static String words(List<Held> held) {
        return held.stream().map(ClosingQuestion::line).collect(Collectors.joining("\n"));
    }

    private static String line(Held thing) {
        String target = thing.act().target();
        return switch (thing) {
            case OfflineVolume volume ->
                Messages.text(volume.isLocked() ? "closing.locked" : "closing.dismounted", target);
            case HeldWrites writes -> Messages.text("closing.held", target);
            case MarkedHandle handle -> Messages.text("closing.marked", target);
        };
    }
}
