package dev.tidemark.ui.shell;

import dev.tidemark.session.SessionSource;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.common.Question;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** Asks before what a document names is opened, where that is not for the document to decide. Belongs to the FX thread. */
class SessionQuestions {

    private static final int MOST_LINES = 12;

    /** Of a longer path the beginning is shown, which says where it leads, and the end. */
    private static final int LONGEST = 120;

    private static final int END = 40;

    private final Window owner;
    private final boolean elevated;

    /**
     * @param elevated whether what is opened is opened with administrator rights
     */
    SessionQuestions(Window owner, boolean elevated) {
        this.owner = owner;
        this.elevated = elevated;
    }

    /** Whether sources may be opened at all; asks only where that happens with administrator rights. */
    boolean mayOpen(List<SessionSource> named) {
        return !elevated || named.isEmpty() || ask("session.ask.elevated", lines(named));
    }

    /** Whether a source on another computer, or a device, may be opened. */
    boolean mayOpenFar(SessionSource named) {
        return ask("session.ask.far", line(named));
    }

    /** The sources in words, one on a line. */
    static String lines(List<SessionSource> named) {
        String lines =
                named.stream().limit(MOST_LINES).map(SessionQuestions::line).collect(Collectors.joining("\n"));
        int more = named.size() - MOST_LINES;
        return more > 0 ? lines + "\n" + Messages.text("shell.tasks.more", more) : lines;
    }

    private static String line(SessionSource source) {
        String table = source.table().isEmpty() ? "" : ", " + source.table();
        String line = OneLine.of(Escapes.name(source.location() + table));
        return line.length() <= LONGEST
                ? line
                : line.substring(0, LONGEST - END) + " … " + line.substring(line.length() - END);
    }

    private boolean ask(String key, String sources) {
        ButtonType open = new ButtonType(Messages.text("session.ask.open"), ButtonData.YES);
        ButtonType skip = new ButtonType(Messages.text("session.ask.skip"), ButtonData.CANCEL_CLOSE);
        return Question.ask(owner, "session-ask", key, sources, skip, open) == open;
    }
}
