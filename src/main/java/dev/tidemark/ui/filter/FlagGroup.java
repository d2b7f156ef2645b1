package dev.tidemark.ui.filter;

import dev.tidemark.field.RecordField;
import dev.tidemark.filter.language.FlagEdit;
import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.filter.language.Node;
import dev.tidemark.usn.Flag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the filter's text asks of each flag of a field, and clicks that change the text. Belongs to the FX thread. */
public final class FlagGroup {

    private final RecordField field;
    private final Consumer<UnaryOperator<Node>> editing;
    private final Map<Flag, ReadOnlyObjectWrapper<FlagWish>> wishes = new LinkedHashMap<>();
    private FlagEdit now;

    /**
     * @param field one of type flags
     * @param editing changes the conditions, and with them the text
     */
    FlagGroup(RecordField field, Consumer<UnaryOperator<Node>> editing) {
        this.field = field;
        this.editing = editing;
        this.now = FlagEdit.of(Node.EVERYTHING, field);
        field.flags().forEach(flag -> wishes.put(flag, new ReadOnlyObjectWrapper<>(this, flag.symbol(), FlagWish.OFF)));
    }

    /** Takes the conditions that hold now. */
    void show(Node tree) {
        now = FlagEdit.of(tree, field);
        wishes.forEach((flag, wish) -> wish.set(now.of(flag.bit())));
    }

    /** What the conditions ask. */
    FlagEdit asked() {
        return now;
    }

    /** The flags, in bit order. */
    public List<Flag> flags() {
        return List.copyOf(wishes.keySet());
    }

    /** What is asked of a flag. */
    public ReadOnlyObjectProperty<FlagWish> wish(Flag flag) {
        return Objects.requireNonNull(wishes.get(flag)).getReadOnlyProperty();
    }

    /** Goes to the next thing that can be asked of a flag. */
    public void click(Flag flag) {
        set(flag.bit(), now.of(flag.bit()).next());
    }

    /** Asks just one thing of some flags from now on. */
    public void set(int bits, FlagWish wish) {
        edit(edit -> edit.with(bits, wish));
    }

    /** Asks for any of some flags, or of none of these any more where all of them are asked for so. */
    void toggleAny(int bits) {
        set(bits, (now.mask(FlagWish.ANY) & bits) == bits ? FlagWish.OFF : FlagWish.ANY);
    }

    /** Asks nothing of any flag. */
    public void clear() {
        edit(FlagEdit::cleared);
    }

    /** Changes what is asked. */
    void edit(Function<FlagEdit, Node> change) {
        editing.accept(tree -> change.apply(FlagEdit.of(tree, field)));
    }
}
