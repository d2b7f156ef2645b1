package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Question;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/**
 * Asks once before the window, or a source, closes what is to become of live records that no capture holds. Belongs to the
 * FX thread.
 */
final class LeavingQuestion {

    /** What a person said. */
    enum Answer {
        SAVE,
        LEAVE,
        STAY
    }

    private LeavingQuestion() {}

    /** Asks, if there is anything to lose. */
    static Answer ask(Window owner, List<Source> unsaved) {
        if (unsaved.isEmpty()) {
            return Answer.LEAVE;
        }
        return ask(owner, unsaved, "leaving.leave");
    }

    /** Asks before a source with live records that no capture holds is closed. */
    static Answer askToClose(Window owner, Source unsaved) {
        return ask(owner, List.of(unsaved), "leaving.close");
    }

    private static Answer ask(Window owner, List<Source> unsaved, String without) {
        ButtonType save = new ButtonType(Messages.text("leaving.save"), ButtonData.YES);
        ButtonType leave = new ButtonType(Messages.text(without), ButtonData.NO);
        ButtonType stay = new ButtonType(Messages.text("leaving.stay"), ButtonData.CANCEL_CLOSE);
        ButtonType said = Question.ask(owner, "leaving", "leaving.header", words(unsaved), stay, save, leave);
        return said == save ? Answer.SAVE : said == leave ? Answer.LEAVE : Answer.STAY;
    }

    /** A line for each source. */
    static String words(List<Source> unsaved) {
        return unsaved.stream()
                .map(source -> Messages.text("leaving.rows", source.store().size(), source.name()))
                .collect(Collectors.joining("\n"));
    }
}
