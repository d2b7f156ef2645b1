package dev.tidemark.ui.filter;

import dev.tidemark.filter.language.FlagWish;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Tips;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.Flags;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Shows what is asked of a flag, and asks the next thing of it at a click: any, all, none, nothing. Belongs to the FX thread. */
final class FlagButton extends Button {

    private static final PseudoClass ASKED = PseudoClass.getPseudoClass("asked");
    private static final PseudoClass NOT = PseudoClass.getPseudoClass("not");

    /** The widest word fits, so that no name moves at a click. */
    private static final double WORD_WIDTH = 34;

    private final Flag flag;
    private final Label word = new Label();

    /**
     * @param kind of the flag, in front of the id of this button
     */
    FlagButton(String kind, FlagGroup group, Flag flag) {
        super(flag.label());
        this.flag = flag;
        setId(kind + "-" + flag.symbol());
        setMnemonicParsing(false);
        getStyleClass().add("flag-button");
        setMaxWidth(Double.MAX_VALUE);
        setAlignment(Pos.CENTER_LEFT);
        word.setMinWidth(WORD_WIDTH);
        word.setAlignment(Pos.CENTER);
        word.getStyleClass().add("flag-wish");
        setGraphic(word);
        Tips.set(this, flag.symbol() + "  " + Flags.hex(flag.bit()) + "\n" + Messages.text("filter.flag.tip"));
        setOnAction(event -> group.click(flag));
        group.wish(flag).addListener((property, was, now) -> show(now));
        show(group.wish(flag).get());
    }

    private void show(FlagWish wish) {
        String said = Messages.text("filter.flag." + wish.name());
        word.setText(said);
        pseudoClassStateChanged(ASKED, wish != FlagWish.OFF);
        pseudoClassStateChanged(NOT, wish == FlagWish.NONE);
        setAccessibleText(flag.label() + ": " + Messages.text("filter.flag." + wish.name() + ".said"));
    }
}
