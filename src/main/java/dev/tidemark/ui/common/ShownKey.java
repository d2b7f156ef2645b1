package dev.tidemark.ui.common;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** A key as a menu writes it, whether or not pressing it means the item. Immutable. */
final class ShownKey extends KeyCombination {

    private final String words;
    private final @Nullable KeyCombination key;

    /**
     * @param words what the menu writes
     * @param key what chooses the item; {@code null} where the key counts in one place of the window alone
     */
    ShownKey(String words, @Nullable KeyCombination key) {
        this.words = words;
        this.key = key;
    }

    @Override
    public boolean match(KeyEvent event) {
        return key != null && key.match(event);
    }

    @Override
    public String getName() {
        return key == null ? words : key.getName();
    }

    @Override
    public String getDisplayText() {
        return words;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShownKey shown && words.equals(shown.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }
}
