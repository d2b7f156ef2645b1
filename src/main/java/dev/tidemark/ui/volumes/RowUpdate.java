package dev.tidemark.ui.volumes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import javafx.collections.ObservableList;

/**
 * Brings the rows of a list up to date so that a chosen one stays chosen: no row that stays is taken out, also where the order
 * of the rows is another. For lists of a few rows. Belongs to the thread of the list.
 */
final class RowUpdate {

    private RowUpdate() {}

    /**
     * @param next what is to be shown
     * @param same whether two values are of the same row
     */
    static <T> void of(ObservableList<T> shown, List<T> next, BiPredicate<T, T> same) {
        shown.removeIf(row -> indexOf(next, row, same) < 0);
        for (int i = 0; i < next.size(); i++) {
            T row = next.get(i);
            int at = indexOf(shown, row, same);
            if (at < 0) {
                shown.add(Math.min(i, shown.size()), row);
            } else if (!Objects.equals(row, shown.get(at))) {
                shown.set(at, row);
            }
        }
        Comparator<T> order = Comparator.comparingInt(row -> indexOf(next, row, same));
        List<T> sorted = new ArrayList<>(shown);
        sorted.sort(order);
        if (!sorted.equals(shown)) {
            // A list that is sorted says where each row went: who has chosen one follows it.
            shown.sort(order);
        }
    }

    private static <T> int indexOf(List<T> rows, T wanted, BiPredicate<T, T> same) {
        for (int i = 0; i < rows.size(); i++) {
            if (same.test(rows.get(i), wanted)) {
                return i;
            }
        }
        return -1;
    }
}
