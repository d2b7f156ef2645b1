package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ColumnStateTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    @Test
    void columnsAreReadAsTheyWereWritten() {
        List<ColumnState> states = List.of(
                new ColumnState(Columns.NAME, 301, true),
                new ColumnState(Columns.FILE_ID, 90, false),
                new ColumnState(Columns.USN, 112, true));

        assertThat(ColumnState.read(ColumnState.write(states), FIELDS)).isEqualTo(states);
    }

    @Test
    void whatIsNotUnderstoodIsLeftOut() {
        assertThat(ColumnState.read("", FIELDS)).isEmpty();
        assertThat(ColumnState.read(
                        "usn:wide:shown,nonsense,,colour:3:shown,name:99999999999:shown,length:70:hidden", FIELDS))
                .containsExactly(new ColumnState(Columns.LENGTH, 70, false));
    }

    @Tag("shows-evidence")
    @Test
    void whatNobodyWroteIsDamagedAndWhatAnotherVersionWroteIsNot() {
        assertThat(ColumnState.isDamaged("")).isFalse();
        assertThat(ColumnState.isDamaged("usn:112:shown,colour:80:hidden")).isFalse();
        assertThat(ColumnState.isDamaged("usn:wide:shown")).isTrue();
        assertThat(ColumnState.isDamaged("usn:112:shown,")).isTrue();
        assertThat(ColumnState.isDamaged("\u0000")).isTrue();
    }

    @Tag("shows-evidence")
    @Test
    void aColumnThatComesTwiceIsThereOnce() {
        assertThat(ColumnState.read("usn:112:shown,usn:50:hidden", FIELDS))
                .containsExactly(new ColumnState(Columns.USN, 112, true));
    }

    @Test
    void allColumnsFitWhatASettingCanHold() {
        List<ColumnState> all = RecordColumn.of(FIELDS).stream()
                .map(column -> new ColumnState(column, 99_999, false))
                .toList();

        assertThat(ColumnState.write(all).length()).isLessThan(8_192);
    }
}
