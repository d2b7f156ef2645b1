package dev.tidemark.ui.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.TestField;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field that was declared by one entry is a column like any other. */
@Tag("shows-rows")
class ContributedFieldTest {

    private static final RecordColumn COLUMN = new RecordColumn(TestField.FIELD);

    @TempDir
    Path folder;

    private RecordsFixture fixture() {
        RecordsFixture fixture = RecordsFixture.of(folder, TestField.registry());
        for (int i = 0; i < 5; i++) {
            fixture.append(Records.v2(RecordsFixture.name(i))
                    .usn(4_000 + (i * 700) % 1_000)
                    .bytes());
        }
        fixture.publish();
        return fixture;
    }

    @Test
    void itIsAColumnBehindTheOthers() {
        List<RecordColumn> columns = RecordColumn.of(fixture().model.fields());
        assertThat(columns).endsWith(COLUMN);
        assertThat(COLUMN.title()).isEqualTo("Left over");
        assertThat(COLUMN.id()).isEqualTo("test_left");
    }

    @Test
    void itsCellsAreReadFromVisibleRows() {
        RecordsFixture fixture = fixture();
        assertThat(fixture.model.slots().subList(0, 5).stream().map(slot -> COLUMN.text(slot, TimeFormat.UTC)))
                .containsExactly("1000", "300", "600", "900", "200");
    }

    @Test
    void rowsAreSortedByIt() {
        RecordsFixture fixture = fixture();
        fixture.stop();
        fixture.model.sort(COLUMN, true);
        fixture.model.pulse();
        assertThat(fixture.visible()).containsExactly(4L, 1L, 2L, 3L, 0L);
    }

    @Test
    void itIsCopiedUnderItsTitle() {
        RecordsFixture fixture = fixture();
        List<String> clipboard = new ArrayList<>();
        fixture.model.goToRow(1);
        fixture.model.copy(List.of(Columns.NAME, COLUMN), clipboard::add);
        fixture.model.pulse();
        assertThat(clipboard).containsExactly("Name\tLeft over\nfile-1.txt\t300\n");
    }

    @Test
    void itsColumnIsRemembered() {
        List<ColumnState> states = List.of(new ColumnState(COLUMN, 90, true));
        String text = ColumnState.write(states);
        assertThat(ColumnState.read(text, TestField.registry())).isEqualTo(states);
        assertThat(ColumnState.read(text, FieldRegistry.standard())).isEmpty();
    }

    @Test
    void columnsThatAnEarlierVersionRememberedAreFoundAgain() {
        String remembered = "usn:112:shown,time:224:shown,name:301:shown,reasons:204:shown,path:340:hidden,"
                + "certainty:120:hidden,parent_id:138:hidden,file_id:138:shown,source:120:shown,"
                + "attributes:100:shown,security_id:104:hidden,version:80:shown,length:76:shown,"
                + "extents:160:hidden,offset:112:hidden,row:80:hidden";
        List<ColumnState> states = ColumnState.read(remembered, FieldRegistry.standard());
        assertThat(ColumnState.write(states)).isEqualTo(remembered);
        assertThat(states.get(8).column()).isEqualTo(Columns.SOURCE);
        assertThat(states.get(9).column()).isEqualTo(Columns.ATTRIBUTES);
    }

    @Test
    void aVisibleRowStaysWhatItWasWhenItsStoreIsClosed() {
        RecordsFixture fixture = fixture();
        RowSlot slot = fixture.model.slots().getFirst();
        fixture.store.close();
        assertThat(Columns.NAME.text(slot, TimeFormat.UTC)).isEqualTo(RecordsFixture.name(0));
        assertThat(slot.file()).isEqualTo(FileId.of64(0));
    }
}
