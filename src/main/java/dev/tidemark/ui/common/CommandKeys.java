package dev.tidemark.ui.common;

import dev.tidemark.command.Command;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands by their keys. Belongs to the FX thread. Nobody else looks at keys: one that is no command's is in no help.
 */
public final class CommandKeys {

    private final Map<KeyCombination, Command> bound = new LinkedHashMap<>();

    public CommandKeys(List<Command> commands) {
        for (Command command : commands) {
            command.keys().stream().flatMap(CommandKeys::also).forEach(key -> bound.put(combination(key), command));
        }
    }

    /** Lets the keys of a command run it wherever the keyboard is in a scene. */
    public static void addTo(Scene scene, Command command) {
        command.keys().forEach(key -> scene.getAccelerators().put(combination(key), command::run));
    }

    /** Lets the keys of commands of the whole window run them that no menu item can show beside the usual one. */
    public static void addOthersTo(Scene scene, List<Command> commands) {
        for (Command command : commands) {
            command.keys().stream()
                    .skip(1)
                    .map(CommandKeys::combination)
                    .forEach(key -> scene.getAccelerators().put(key, () -> {
                        if (command.isEnabled()) {
                            command.run();
                        }
                    }));
        }
    }

    /**
     * Shows the usual key of a command beside a menu item, if it has one; in the menu bar that lets the key choose the
     * item.
     */
    static void show(MenuItem item, Command command) {
        if (!command.keys().isEmpty()) {
            item.setAccelerator(shown(command.keys().getFirst()));
        }
    }

    /** Only writes the usual key of a command beside a menu item, for one that counts in a part of the window. */
    static void write(MenuItem item, Command command) {
        if (!command.keys().isEmpty()) {
            String key = command.keys().getFirst();
            item.setAccelerator(new ShownKey(combination(key).getDisplayText(), null));
        }
    }

    /** JavaFX would write two signs beside each other. */
    private static KeyCombination shown(String key) {
        KeyCombination known = combination(key);
        return switch (key) {
            case "Ctrl+Plus" -> new ShownKey("Ctrl +", known);
            case "Ctrl+Minus" -> new ShownKey("Ctrl \u2212", known);
            case "Ctrl+0" -> new ShownKey("Ctrl 0", known);
            default -> known;
        };
    }

    /** A key as JavaFX knows it. */
    public static KeyCombination combination(String key) {
        return KeyCombination.valueOf(key.replace("Ctrl", "Shortcut"));
    }

    /** What the key of an event is called, as in commands: for example {@code Enter}. */
    static String name(KeyEvent event) {
        return event.getCode().getName();
    }

    /** Whether it is Alt itself. */
    static boolean isAlt(KeyEvent event) {
        return event.getCode() == KeyCode.ALT;
    }

    /** Whether it is Esc. */
    static boolean isEscape(KeyEvent event) {
        return event.getCode() == KeyCode.ESCAPE;
    }

    /** Whether it asks for the context menu of what has the keyboard: the Menu key, or Shift+F10. */
    static boolean asksForMenu(KeyEvent event) {
        return event.getCode() == KeyCode.CONTEXT_MENU
                || event.getCode() == KeyCode.F10
                        && event.isShiftDown()
                        && !event.isShortcutDown()
                        && !event.isAltDown();
    }

    /** Whether it is a key that only changes what another one does. */
    static boolean isModifier(KeyEvent event) {
        return event.getCode().isModifierKey();
    }

    /** The arrows of the numeric pad are keys of their own where NumLock decides about them. */
    private static Stream<String> also(String key) {
        String pad = key.replaceFirst("(Up|Down|Left|Right)$", "Numpad $1");
        return pad.equals(key) || key.startsWith("Page") || key.contains("+Page")
                ? Stream.of(key)
                : Stream.of(key, pad);
    }

    /** Runs the command whose key is pressed, if it can be done now; others leave the key to whoever comes next. */
    public void pressed(KeyEvent event) {
        for (Map.Entry<KeyCombination, Command> one : bound.entrySet()) {
            if (one.getKey().match(event) && one.getValue().isEnabled()) {
                event.consume();
                one.getValue().run();
                return;
            }
        }
    }

    /** A key as a menu writes it, whether or not pressing it means the item. Immutable. */
    private static final class ShownKey extends KeyCombination {

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
}
