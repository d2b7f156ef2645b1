package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import java.util.List;
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

    @Test
    void allColumnsFitWhatASettingCanHold() {
        List<ColumnState> all = RecordColumn.of(FIELDS).stream()
                .map(column -> new ColumnState(column, 99_999, false))
                .toList();

        assertThat(ColumnState.write(all).length()).isLessThan(8_192);
    }
}
