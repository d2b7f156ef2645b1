package dev.tidemark.command;

import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person can do in the window: what it is called, what it does in a sentence, its keys and where they
 * count, the menus it stands in, whether it can be done now, and the doing. Immutable; whether it is enabled and ticked
 * is asked, and it is run, on the thread of the window.
 *
 * <p>Its texts are the messages {@code command.ID}, with an underscore before the mnemonic, and {@code command.ID.help}.
 * Keys are text: modifiers {@code Ctrl}, {@code Alt}, {@code Shift} in this order, then the key, as in {@code
 * Ctrl+Shift+C} or {@code Page Up}.
 */
public final class Command {

    private static final BooleanSupplier ALWAYS = () -> true;
    private static final BooleanSupplier NEVER = () -> false;

    private final String id;
    private final Scope scope;
    private final List<Menu> menus;
    private final int section;
    private final List<String> keys;
    private final boolean letters;
    private final boolean hides;
    private final BooleanSupplier enabled;
    private final @Nullable BooleanSupplier ticked;
    private final Supplier<String> named;
    private final Supplier<String> why;
    private final Runnable run;

    private Command(Builder of, BooleanSupplier enabled, Runnable run) {
        id = of.id;
        scope = of.scope;
        menus = List.copyOf(of.menus);
        section = of.section;
        keys = List.copyOf(of.keys);
        letters = of.letters;
        hides = of.hides;
        ticked = of.ticked;
        named = of.named;
        why = of.why;
        this.enabled = enabled;
        this.run = run;
    }

    private Command(Command of, BooleanSupplier enabled, Runnable run) {
        id = of.id;
        scope = of.scope;
        menus = of.menus;
        section = of.section;
        keys = of.keys;
        letters = of.letters;
        hides = of.hides;
        ticked = of.ticked;
        named = of.named;
        why = of.why;
        this.enabled = enabled;
        this.run = run;
    }

    /**
     * Begins a command.
     *
     * @param scope where its keys count
     * @param id names it, for good
     */
    public static Builder of(Scope scope, String id) {
        return new Builder(scope, id);
    }

    /** The same command for one object of several, such as the row under the pointer. */
    public Command on(BooleanSupplier may, Runnable action) {
        return new Command(this, may, action);
    }

    /** As {@link #on(BooleanSupplier, Runnable)}, for an object on which it can be done. */
    public Command on(Runnable action) {
        return on(ALWAYS, action);
    }

    public String id() {
        return id;
    }

    public Scope scope() {
        return scope;
    }

    /** The menus that it stands in. */
    public List<Menu> menus() {
        return menus;
    }

    /** Commands of one menu are in the order of their sections, with a line between two of these. */
    public int section() {
        return section;
    }

    /** Its keys, the usual one first; none for many commands. */
    public List<String> keys() {
        return keys;
    }

    /** Its text, with an underscore before the mnemonic; of one that names what it is done to, what it is now. */
    public String text() {
        String name = named.get();
        return name.isEmpty() ? Messages.text("command." + id) : Messages.text("command." + id + ".named", name);
    }

    /** Its text as it is read. */
    public String label() {
        return Mnemonics.without(text());
    }

    /** The letter that chooses it in its menus, in upper case; empty for none. */
    public String mnemonic() {
        return menus.isEmpty() ? "" : Mnemonics.letter(text());
    }

    /** What it does, in a sentence. */
    public String help() {
        return Messages.text("command." + id + ".help");
    }

    /** What it does, and its key, for a button that shows neither. */
    public String tip() {
        return keys.isEmpty() ? help() : Messages.text("command.tip", help(), keys.getFirst());
    }

    /** How it is reached with the keyboard: its keys, else the way through its first menu; empty when it cannot. */
    public String way() {
        if (letters) {
            return Messages.text("command.way.letters");
        }
        if (!keys.isEmpty()) {
            return String.join(", ", keys);
        }
        return mnemonic().isEmpty()
                ? ""
                : Messages.text("command.way.then", menus.getFirst().way(), mnemonic());
    }

    /** Whether it can be done now. */
    public boolean isEnabled() {
        return enabled.getAsBoolean();
    }

    /** Why it cannot be done now, in a few words; empty where that is plain. */
    public String whyNot() {
        return isEnabled() ? "" : why.get();
    }

    /** Whether menus leave it out while it cannot be done. */
    public boolean hides() {
        return hides;
    }

    /** Whether it switches something that is on or off. */
    public boolean canBeTicked() {
        return ticked != null;
    }

    /** Whether what it switches is on. */
    public boolean isTicked() {
        return ticked != null && ticked.getAsBoolean();
    }

    /** Does it. Whoever offers it asks {@link #isEnabled} before. */
    public void run() {
        run.run();
    }

    @Override
    public String toString() {
        return id;
    }

    /** Puts a command together. Used by one thread. */
    public static final class Builder {

        private final Scope scope;
        private final String id;
        private final List<Menu> menus = new ArrayList<>();
        private final List<String> keys = new ArrayList<>();
        private int section;
        private boolean letters;
        private boolean hides;
        private BooleanSupplier enabled = ALWAYS;
        private @Nullable BooleanSupplier ticked;
        private Supplier<String> named = () -> "";
        private Supplier<String> why = () -> "";

        private Builder(Scope scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Puts it in a section of menus; the help shows the way through the first of them. */
        public Builder in(int place, Menu... some) {
            section = place;
            menus.addAll(List.of(some));
            return this;
        }

        /** Gives it keys, the usual one first. */
        public Builder key(String... some) {
            keys.addAll(List.of(some));
            return this;
        }

        /** Lets everything that is typed do it. */
        public Builder letters() {
            letters = true;
            return this;
        }

        /** Says when it can be done; always, unless this says otherwise. */
        public Builder when(BooleanSupplier condition) {
            enabled = condition;
            return this;
        }

        /** Says why it cannot be done while it cannot, in a few words; empty where that is plain. */
        public Builder because(Supplier<String> reason) {
            why = reason;
            return this;
        }

        /** Lets menus leave it out while it cannot be done. */
        public Builder hides() {
            hides = true;
            return this;
        }

        /** Says whether what it switches is on. */
        public Builder ticked(BooleanSupplier state) {
            ticked = state;
            return this;
        }

        /** Says what it is done to now, empty for nothing: then its text is the message {@code command.ID.named}. */
        public Builder named(Supplier<String> object) {
            named = object;
            return this;
        }

        /** The command, with what it does. */
        public Command run(Runnable action) {
            return new Command(this, enabled, action);
        }

        /**
         * A command of objects that come and go, such as dialogs: each of them says with {@link Command#on} what it does
         * there.
         */
        public Command ofEach() {
            return new Command(this, NEVER, () -> {});
        }
    }
}
