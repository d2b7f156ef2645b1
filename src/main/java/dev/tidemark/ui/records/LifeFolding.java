package dev.tidemark.ui.records;

import dev.tidemark.view.lives.LifeList;

/** Unfolds lives to their records, and folds them again. Belongs to the FX thread; the records come when they were read. */
final class LifeFolding {

    private final LifeList list;
    private final RowSelection selection;
    private final RowNavigator navigator;

    LifeFolding(LifeList list, RowSelection selection, RowNavigator navigator) {
        this.list = list;
        this.selection = selection;
        this.navigator = navigator;
    }

    /** Whether a row leads that is a life or one of its records. */
    boolean isPossible() {
        return list.life(selection.lead()) != null;
    }

    /** Unfolds the life that leads; goes to its first record where it is unfolded. */
    void unfold() {
        long lead = selection.lead();
        if (!LifeList.isLife(lead)) {
            return;
        }
        if (list.isUnfolded(lead)) {
            navigator.moveBy(1, false);
        } else {
            list.unfold(lead);
        }
    }

    /** Folds the life that leads; goes from a record to its life. */
    void fold() {
        long lead = selection.lead();
        if (LifeList.isLife(lead)) {
            list.fold(lead);
        } else {
            navigator.goToRecord(LifeList.lifeOf(lead));
        }
    }

    /** Unfolds or folds the life that leads, or whose record leads. */
    void toggle() {
        toggle(selection.lead());
    }

    /** Unfolds or folds the life that a row is of. */
    void toggle(long key) {
        if (!list.isUnfolded(key)) {
            list.unfold(key);
            return;
        }
        long head = LifeList.lifeOf(key);
        if (!LifeList.isLife(selection.lead()) && LifeList.lifeOf(selection.lead()) == head) {
            navigator.goToRecord(head);
        }
        list.fold(head);
    }
}
