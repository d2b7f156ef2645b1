package dev.tidemark.ui.acts.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-window")
class StayingRowsTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong();
    private final StayingRows<String> rows = new StayingRows<>(Objects::requireNonNull, now::get);

    private String shown(List<String> there, boolean pointed) {
        rows.pointedProperty().set(pointed);
        rows.take(there);
        return String.join(
                " ",
                rows.rowsProperty().get().stream()
                        .map(row -> row.gone() ? "(" + row.item() + ")" : row.item())
                        .toList());
    }

    @Test
    void whatHasEndedKeepsItsPlaceWhileThePointerIsAmongTheRowsAndAMomentLonger() {
        assertThat(shown(List.of("a", "b", "c"), true)).isEqualTo("a b c");
        assertThat(shown(List.of("b", "c"), true)).isEqualTo("(a) b c");
        now.addAndGet(100 * SECOND);
        assertThat(shown(List.of("b", "d"), true)).isEqualTo("(a) b (c) d");
        assertThat(shown(List.of("b", "d"), false)).isEqualTo("(a) b (c) d");
        now.addAndGet(SECOND);
        assertThat(shown(List.of("b", "d"), false)).isEqualTo("b d");
    }

    @Test
    void withoutAPointerItStaysForAMomentForOneMayBeComing() {
        shown(List.of("a", "b"), false);
        now.addAndGet(100 * SECOND);
        assertThat(shown(List.of("b"), false)).isEqualTo("(a) b");
        now.addAndGet(SECOND);
        assertThat(shown(List.of("b"), false)).isEqualTo("b");
    }

    @Test
    void nothingStaysWhereNothingIsLeftToPressByMistake() {
        shown(List.of("a", "b"), true);
        assertThat(shown(List.of(), true)).isEmpty();
    }

    @Test
    void whatHasNotChangedIsTheSameList() {
        shown(List.of("a"), true);
        List<StayingRows.Row<String>> before = rows.rowsProperty().get();
        shown(List.of("a"), false);
        assertThat(rows.rowsProperty().get()).isSameAs(before);
    }
}
