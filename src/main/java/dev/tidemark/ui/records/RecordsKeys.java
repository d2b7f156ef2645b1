package dev.tidemark.ui.records;

import dev.tidemark.command.Command;
import dev.tidemark.ui.common.CommandKeys;
import java.util.List;
import javafx.scene.input.KeyEvent;

/** What the keys do while the table has the focus: the commands of the rows, and typing a name. Belongs to the FX thread. */
final class RecordsKeys {

    private final RecordsViewModel model;

    /** The table's own keys would walk through its rows, which are only those in sight: these are taken before. */
    RecordsKeys(RecordsViewModel model, RecordsTable table, List<Command> commands) {
        this.model = model;
        table.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(commands)::pressed);
        table.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private void typed(KeyEvent event) {
        String character = event.getCharacter();
        boolean letter = !character.isEmpty()
                && character.codePointAt(0) > ' '
                && character.charAt(0) != KeyEvent.CHAR_UNDEFINED.charAt(0)
                && character.charAt(0) != 0x7f;
        boolean meant = letter || character.equals(" ") && model.typing();
        if (meant && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
            model.type(character);
            event.consume();
        }
    }
}
