package dev.tidemark.ui.records;

import javafx.scene.input.KeyEvent;

/** What the keys do while the table has the focus. Belongs to the FX thread. */
final class RecordsKeys {

    private static final double SIDEWAYS = 40;

    private final RecordsViewModel model;
    private final RecordsTable table;
    private final Runnable copy;
    private final Runnable cite;

    RecordsKeys(RecordsViewModel model, RecordsTable table, Runnable copy, Runnable cite) {
        this.cite = cite;
        this.model = model;
        this.table = table;
        this.copy = copy;
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || !(event.isShortcutDown() ? shortcut(event) : plain(event))) {
            return;
        }
        event.consume();
    }

    private boolean shortcut(KeyEvent event) {
        switch (event.getCode()) {
            case A -> model.navigator().selectAll();
            case C -> (event.isShiftDown() ? cite : copy).run();
            case INSERT -> copy.run();
            case HOME -> model.navigator().home(event.isShiftDown());
            case END -> model.end(event.isShiftDown());
            case UP -> model.navigator().scrollBy(-1);
            case DOWN -> model.navigator().scrollBy(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event) {
        boolean extend = event.isShiftDown();
        RowNavigator navigator = model.navigator();
        switch (event.getCode()) {
            case UP, KP_UP -> navigator.moveBy(-1, extend);
            case DOWN, KP_DOWN -> navigator.moveBy(1, extend);
            case PAGE_UP -> navigator.pageBy(-1, extend);
            case PAGE_DOWN -> navigator.pageBy(1, extend);
            case HOME -> navigator.home(extend);
            case END -> model.end(extend);
            case LEFT, KP_LEFT -> table.scrollSideways(-SIDEWAYS);
            case RIGHT, KP_RIGHT -> table.scrollSideways(SIDEWAYS);
            case ESCAPE -> {
                return model.cancel();
            }
            default -> {
                return false;
            }
        }
        return true;
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
