package dev.tidemark.ui.acts.volume;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.StayingRows;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says loudly, in the main window, which volumes Tidemark keeps from others, with a way back. Belongs to the FX thread. */
public final class OfflineBanner extends VBox {

    private final OfflineBannerViewModel model;

    public OfflineBanner(ActContext context) {
        this(new OfflineBannerViewModel(context.acts(), context.tasks()));
    }

    OfflineBanner(OfflineBannerViewModel model) {
        this.model = model;
        setId("offline-banner");
        getStyleClass().add("offline-banner");
        getStylesheets()
                .add(Objects.requireNonNull(OfflineBanner.class.getResource("banner.css"))
                        .toExternalForm());
        managedProperty().bind(visibleProperty());
        model.rows().pointedProperty().bind(hoverProperty());
        model.rows().rowsProperty().subscribe(this::fill);
    }

    /** Looks what is kept now; once a frame. */
    public void pulse() {
        model.pulse();
    }

    private void fill(List<StayingRows.Row<OfflineBannerViewModel.Line>> lines) {
        getChildren().setAll(lines.stream().map(this::line).toList());
        setVisible(!lines.isEmpty());
    }

    private Node line(StayingRows.Row<OfflineBannerViewModel.Line> shown) {
        OfflineBannerViewModel.Line line = shown.item();
        Label words = new Label(shown.gone() ? line.gone() : line.words(), new FontIcon(Feather.LOCK));
        words.setId("banner-" + line.volume());
        words.setAccessibleRole(AccessibleRole.TEXT);
        words.getStyleClass().add("offline-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button back = new Button(Messages.text(line.key()));
        back.setId("banner-release-" + line.volume());
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(event -> {
            back.setDisable(true);
            model.release(line);
        });
        HBox row = new HBox(10, words, back);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("offline-line");
        row.setDisable(shown.gone());
        return row;
    }
}
