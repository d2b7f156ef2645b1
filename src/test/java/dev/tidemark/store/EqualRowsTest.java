package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-out")
class EqualRowsTest {

    private final EqualRows rows = new EqualRows((one, other) -> true);

    @Test
    void ofOneTimeARecordOfASecondListIsADouble() {
        assertThat(rows.isDouble(1, 7, 0)).isFalse();
        assertThat(rows.isDouble(1, 8, 0)).isFalse();
        assertThat(rows.isDouble(1, 7, 1)).isTrue();
        assertThat(rows.isDouble(1, 8, 2)).isTrue();
        assertThat(rows.isDouble(1, 9, 2)).isFalse();
        assertThat(rows.count()).isEqualTo(2);
    }

    @Test
    void whatAListHasTwiceStandsTwice() {
        assertThat(rows.isDouble(1, 7, 3)).isFalse();
        assertThat(rows.isDouble(1, 7, 3)).isFalse();
    }

    @Test
    void atAnotherTimeItIsAnother() {
        assertThat(rows.isDouble(1, 7, 0)).isFalse();
        assertThat(rows.isDouble(2, 7, 1)).isFalse();
        assertThat(rows.isDouble(2, 7, 0)).isTrue();
        assertThat(rows.isDouble(1, 7, 1)).isFalse();
    }

    @Test
    void whatHasNoIdentityEqualsNothing() {
        assertThat(rows.isDouble(1, EqualRows.NONE, 0)).isFalse();
        assertThat(rows.isDouble(1, EqualRows.NONE, 1)).isFalse();
        assertThat(rows.isDouble(1, 7, 0)).isFalse();
        assertThat(rows.isDouble(1, 7, 1)).isTrue();
    }

    @Test
    void listsThatShareNothingAreNotCompared() {
        EqualRows apart = new EqualRows((one, other) -> false);

        assertThat(apart.isDouble(1, 7, 0)).isFalse();
        assertThat(apart.isDouble(1, 7, 1)).isFalse();
        assertThat(apart.count()).isZero();
    }
}
