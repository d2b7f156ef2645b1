package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnStateTest {

    @Test
    void columnsAreReadAsTheyWereWritten() {
        List<ColumnState> states = List.of(
                new ColumnState(RecordColumn.NAME, 301, true),
                new ColumnState(RecordColumn.FILE_ID, 90, false),
                new ColumnState(RecordColumn.USN, 112, true));

        assertThat(ColumnState.read(ColumnState.write(states))).isEqualTo(states);
    }

    @Test
    void whatIsNotUnderstoodIsLeftOut() {
        assertThat(ColumnState.read("")).isEmpty();
        assertThat(ColumnState.read("usn:wide:shown,nonsense,,colour:3:shown,name:99999999999:shown,length:70:hidden"))
                .containsExactly(new ColumnState(RecordColumn.LENGTH, 70, false));
    }

    @Test
    void allColumnsFitWhatASettingCanHold() {
        List<ColumnState> all = java.util.Arrays.stream(RecordColumn.values())
                .map(column -> new ColumnState(column, 99_999, false))
                .toList();

        assertThat(ColumnState.write(all).length()).isLessThan(8_192);
    }
}
