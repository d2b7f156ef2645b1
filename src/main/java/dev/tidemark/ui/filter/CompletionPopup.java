package dev.tidemark.ui.filter;

import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.MonoFont;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** The list of {@link CompletionList}. Belongs to the FX thread. */
final class CompletionPopup {

    private static final double WIDTH = 520;
    private static final double ROW = 24;
    private static final int MOST_ROWS = 10;

    private final TextField field;
    private final Completions model;
    private final ListView<Proposal> view = new ListView<>();
    private final Popup popup = new Popup();

    /**
     * @param accept takes the proposal that is chosen
     */
    CompletionPopup(TextField field, Completions model, Runnable accept) {
        this.field = field;
        this.model = model;
        view.setId("filter-completions");
        view.getStyleClass().add("filter-completions");
        view.getStylesheets()
                .add(Objects.requireNonNull(CompletionPopup.class.getResource("filter.css"))
                        .toExternalForm());
        view.setFocusTraversable(false);
        view.setFixedCellSize(ROW);
        view.setPrefWidth(WIDTH);
        view.setItems(model.list());
        view.setPlaceholder(new Label(Messages.text("filter.completion.none")));
        view.setCellFactory(list -> new ProposalCell());
        view.setOnMouseClicked(event -> {
            if (view.getSelectionModel().getSelectedIndex() >= 0) {
                model.chosenProperty().set(view.getSelectionModel().getSelectedIndex());
                accept.run();
            }
        });
        popup.getContent().add(view);
        popup.setHideOnEscape(false);
        popup.setAutoFix(true);
        model.chosenProperty().addListener((property, was, now) -> choose());
        model.list().addListener((ListChangeListener<Proposal>) change -> fit());
        view.insetsProperty().addListener((property, was, now) -> fit());
    }

    /** Shows it below the box, or hides it. */
    void show(boolean on) {
        Bounds below = field.localToScreen(field.getBoundsInLocal());
        if (on && below != null) {
            fit();
            popup.show(field, below.getMinX(), below.getMaxY());
        } else {
            popup.hide();
        }
    }

    private void fit() {
        double border = view.getInsets().getTop() + view.getInsets().getBottom();
        view.setPrefHeight(ROW * Math.clamp(model.list().size(), 1, MOST_ROWS) + border);
        choose();
    }

    private void choose() {
        int at = model.chosenProperty().get();
        if (at < model.list().size()) {
            view.getSelectionModel().select(at);
            view.scrollTo(at);
        }
    }

    /** What it is, what it means, and how many rows have it. */
    private static final class ProposalCell extends ListCell<Proposal> {

        private static final double GAP = 10;

        private final Label what = new Label();
        private final Label meaning = new Label();
        private final Label count = new Label();
        private final HBox box = new HBox(GAP, what, meaning, count);

        ProposalCell() {
            what.setStyle(MonoFont.style());
            what.setMinWidth(Region.USE_PREF_SIZE);
            meaning.getStyleClass().add("completion-meaning");
            meaning.setMaxWidth(Double.MAX_VALUE);
            meaning.setMinWidth(0);
            HBox.setHgrow(meaning, Priority.ALWAYS);
            count.getStyleClass().add("completion-count");
            count.setMinWidth(Region.USE_PREF_SIZE);
            box.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            if (proposal == null || empty) {
                setGraphic(null);
                return;
            }
            what.setText(proposal.shown());
            meaning.setText(proposal.meaning());
            count.setText(proposal.count() < 0 ? "" : Messages.text("filter.completion.count", proposal.count()));
            setGraphic(box);
        }
    }
}
