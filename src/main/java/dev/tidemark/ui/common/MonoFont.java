package dev.tidemark.ui.common;

import java.util.List;
import java.util.Set;
import javafx.scene.text.Font;

/** The font for numbers, ids and bytes: characters of one width. */
public final class MonoFont {

    private static final List<String> WISHES = List.of(
            "Cascadia Mono", "Consolas", "SF Mono", "Menlo", "JetBrains Mono", "DejaVu Sans Mono", "Liberation Mono");

    private static final String FAMILY = choose();

    private MonoFont() {}

    /** Its family. */
    public static String family() {
        return FAMILY;
    }

    /**
     * The font.
     *
     * @param size in points
     */
    public static Font of(double size) {
        return Font.font(FAMILY, size);
    }

    /** The family as an inline style: lists of families and looked-up ones are for colours only. */
    public static String style() {
        return "-fx-font-family: \"" + FAMILY + "\";";
    }

    private static String choose() {
        Set<String> there = Set.copyOf(Font.getFamilies());
        return WISHES.stream().filter(there::contains).findFirst().orElse("Monospaced");
    }
}
