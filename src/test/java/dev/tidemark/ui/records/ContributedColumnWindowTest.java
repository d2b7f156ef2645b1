package dev.tidemark.ui.records;

import static dev.tidemark.testing.OnFx.fx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.OnFx;
import dev.tidemark.testing.TestField;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.TableColumn;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("shows-rows")
@ExtendWith(ApplicationExtension.class)
class ContributedColumnWindowTest {

    @TempDir
    static Path folder;

    private RecordsFixture fixture;
    private RecordsView view;
    private final AnimationTimer pulses = new AnimationTimer() {
        @Override
        public void handle(long now) {
            fixture.model.pulse();
        }
    };

    @Start
    void start(Stage stage) {
        fixture = RecordsFixture.of(folder, TestField.registry());
        view = new RecordsView(fixture.model);
        Scene scene = new Scene(view, 2_400, 300);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        fixture.append(30);
        pulses.start();
    }

    @AfterEach
    void end() {
        pulses.stop();
    }

    private TableColumn<?, ?> column() {
        RecordsTable table = (RecordsTable) view.lookup(".records-table");
        return table.getColumns().stream()
                .filter(column -> RecordsTable.column(column).field() == TestField.FIELD)
                .findFirst()
                .orElseThrow();
    }

    private CheckMenuItem item() {
        return column().getContextMenu().getItems().stream()
                .map(CheckMenuItem.class::cast)
                .filter(item -> item.getText().equals("Left over"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aContributedFieldIsShownFromTheMenuOfTheColumns() {
        assertThat(fx(() -> column().isVisible())).isFalse();

        fx(() -> {
            item().setSelected(true);
            return true;
        });

        OnFx.until(() -> column().isVisible()
                && view.lookupAll(".slot-cell").stream()
                        .map(SlotCell.class::cast)
                        .anyMatch(cell -> cell.column.field() == TestField.FIELD));
    }
}
