package dev.tidemark.ui.common;

import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** Text that goes to the clipboard of the desktop. Belongs to the FX thread. */
public final class CopiedText {

    private CopiedText() {}

    /** Puts a text in the place of what is there. */
    public static void toClipboard(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
