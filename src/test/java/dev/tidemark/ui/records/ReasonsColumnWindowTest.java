package dev.tidemark.ui.records;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the cells of the reasons column show. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class ReasonsColumnWindowTest {

    private static final int CREATE = Reason.FILE_CREATE.bit();
    private static final int EXTEND = Reason.DATA_EXTEND.bit();
    private static final int NAMED = Reason.NAMED_DATA_OVERWRITE.bit();
    private static final int CLOSE = Reason.CLOSE.bit();

    @TempDir
    static Path folder;

    private RecordsWindow on;

    @Start
    void open(Stage stage) {
        on = new RecordsWindow(stage, folder, "");
        for (int reasons :
                new int[] {CREATE, CREATE | EXTEND, CREATE | EXTEND | NAMED, CREATE | EXTEND | NAMED | CLOSE}) {
            on.fixture.append(
                    Records.v2("a.txt").file(FileId.ntfs(9, 1)).reason(reasons).bytes());
        }
        on.fixture.publish();
    }

    @AfterEach
    void close() {
        on.close();
    }

    /** The words of a row from left to right. */
    private List<Text> words(int row) {
        return on.cell(row, Columns.REASONS).getChildrenUnmodifiable().stream()
                .filter(node -> node instanceof Text && node.isVisible())
                .map(Text.class::cast)
                .sorted(Comparator.comparingDouble(Node::getLayoutX))
                .toList();
    }

    private List<String> texts(int row) {
        return fx(() -> words(row).stream().map(Text::getText).toList());
    }

    private List<String> prior(int row) {
        return fx(() -> words(row).stream()
                .filter(word -> word.getStyleClass().contains("reason-prior"))
                .map(Text::getText)
                .toList());
    }

    private void untilShown() {
        on.only(Columns.REASONS, Columns.NAME);
        on.untilShown(4);
        until(() -> words(2).size() == 3);
    }

    @Test
    void newFlagsComeFirstAndThoseThatWereSetBeforeArePaler() {
        untilShown();

        assertThat(texts(1)).containsExactly("Data extend", "File create");
        assertThat(prior(1)).containsExactly("File create");
        assertThat(texts(2)).containsExactly("Named data overwrite", "Data extend", "File create");
        assertThat(prior(2)).containsExactly("Data extend", "File create");
    }

    @Test
    void closeHasAPlaceOfItsOwnBeforeAllFlags() {
        untilShown();

        assertThat(texts(3)).containsExactly("Close", "Data extend", "Named data overwrite", "File create");
        assertThat(prior(3)).doesNotContain("Close").hasSize(3);
        double close = fx(() -> words(3).getFirst().getLayoutX());
        assertThat(close).isEqualTo(SlotCell.left());
        assertThat(fx(() -> words(0).getFirst().getLayoutX()))
                .isEqualTo(fx(() -> words(3).get(1).getLayoutX()))
                .isGreaterThan(close);
    }

    @Test
    void whatTheFilterAsksForIsUnderlined() {
        untilShown();
        assertThat(fx(() -> words(2))).noneMatch(Text::isUnderline);

        onFx(() -> on.fixture.only(record -> true));
        onFx(() -> on.fixture.view.setFilter(AppliedFilter.of(FilterSpec.ALL.withReasons(EXTEND, 0, 0))));

        until(() -> words(2).stream().anyMatch(Text::isUnderline));
        assertThat(fx(() -> words(2).stream()
                        .filter(Text::isUnderline)
                        .map(Text::getText)
                        .toList()))
                .containsExactly("Data extend");
    }

    /** As long as there is room for a letter more, there is no ellipsis. */
    @Test
    void wordsAreCutOnlyWhereTheColumnEnds() {
        untilShown();
        for (double width : new double[] {90, 120, 150, 180, 210, 240}) {
            on.widen(
                    Columns.REASONS, width - fx(() -> on.column(Columns.REASONS).getWidth()));
            until(() -> on.isInColumns() && Math.abs(on.cell(3, Columns.REASONS).getWidth() - width) < 1);
            for (int row = 0; row < 4; row++) {
                SlotCell cell = on.cell(row, Columns.REASONS);
                Text last = fx(() -> words(cell.getTableRow().getIndex()).getLast());
                double end = fx(() -> last.getLayoutX() + last.getLayoutBounds().getWidth());
                assertThat(end).isLessThanOrEqualTo(width);
                if (last.getText().endsWith("…")) {
                    assertThat(fx(cell::isCut)).isTrue();
                    assertThat(end).isGreaterThan(width - 28);
                } else {
                    assertThat(fx(cell::isCut)).isFalse();
                }
            }
        }
    }
}
