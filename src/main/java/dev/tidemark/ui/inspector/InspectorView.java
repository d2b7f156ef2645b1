package dev.tidemark.ui.inspector;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.tidemark.text.Messages;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The inspector: title, fields, bytes. Belongs to the FX thread. */
public final class InspectorView extends BorderPane {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, SHORTCUT_DOWN);
    private static final KeyCombination COPY_HEX = new KeyCodeCombination(KeyCode.C, SHORTCUT_DOWN, SHIFT_DOWN);
    private static final KeyCombination COPY_ALL = new KeyCodeCombination(KeyCode.C, SHORTCUT_DOWN, ALT_DOWN);

    private final InspectorViewModel model;
    private final String id;
    private final ListView<FieldRow> list = new ListView<>();
    private final ContextMenu menu;
    private boolean choosing;

    public InspectorView(InspectorViewModel model) {
        this(model, "inspector");
    }

    /**
     * One of several in a window.
     *
     * @param id begins the ids of its parts
     */
    public InspectorView(InspectorViewModel model, String id) {
        this.model = model;
        this.id = id;
        this.menu = menu();
        getStyleClass().add("inspector");
        getStylesheets()
                .add(Objects.requireNonNull(InspectorView.class.getResource("inspector.css"))
                        .toExternalForm());
        setMinWidth(260);
        Label title = new Label();
        title.setId(id + "-title");
        title.getStyleClass().add("inspector-title");
        title.setWrapText(true);
        title.textProperty().bind(model.titleProperty());
        setTop(new VBox(title, cause()));
        HexPane hex = new HexPane(model);
        hex.setId(id + "-bytes");
        hex.setOnContextMenuRequested(event -> menu.show(hex, event.getScreenX(), event.getScreenY()));
        SplitPane split = new SplitPane(fieldList(), hex.scrolled());
        setCenter(split);
        layoutBoundsProperty().addListener((property, was, now) -> turn(split, now.getWidth() > 1.4 * now.getHeight()));
        turn(split, false);
        addEventHandler(KeyEvent.KEY_PRESSED, this::copyByKey);
    }

    /** What caused the record; it leads there. */
    private Hyperlink cause() {
        Hyperlink link = new Hyperlink();
        link.setId(id + "-cause");
        link.getStyleClass().add("inspector-cause");
        link.setWrapText(true);
        link.textProperty()
                .bind(model.causeProperty().map(InspectorViewModel.Cause::text).orElse(""));
        link.visibleProperty().bind(model.causeProperty().isNotNull());
        link.managedProperty().bind(link.visibleProperty());
        link.setOnAction(event -> {
            InspectorViewModel.Cause cause = model.causeProperty().get();
            if (cause != null) {
                cause.show().run();
            }
            link.setVisited(false);
        });
        return link;
    }

    /** Fields and bytes stand side by side where there is more width than height. */
    private static void turn(SplitPane split, boolean flat) {
        Orientation wanted = flat ? Orientation.HORIZONTAL : Orientation.VERTICAL;
        if (split.getOrientation() != wanted || split.getDividerPositions()[0] == 0.5) {
            split.setOrientation(wanted);
            split.setDividerPositions(flat ? 0.4 : 0.68);
        }
    }

    private ListView<FieldRow> fieldList() {
        list.setId(id + "-fields");
        list.setItems(model.fields());
        list.setCellFactory(FieldCell::new);
        list.setContextMenu(menu);
        list.getSelectionModel().selectedIndexProperty().addListener((property, was, now) -> {
            if (!choosing) {
                model.chosenProperty().set(now.intValue());
            }
        });
        model.chosenProperty().addListener((property, was, now) -> select(now.intValue()));
        return list;
    }

    private void select(int index) {
        choosing = true;
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().select(index);
            list.scrollTo(index);
        }
        choosing = false;
    }

    private ContextMenu menu() {
        return new ContextMenu(
                item("value", COPY, model::chosenValue),
                item("hex", COPY_HEX, model::chosenHex),
                item("record", null, model::hex),
                item("all", COPY_ALL, model::asText));
    }

    private MenuItem item(String what, @Nullable KeyCombination key, Supplier<String> text) {
        MenuItem item = new MenuItem(Messages.text("inspector.copy." + what));
        item.setId(id + "-copy-" + what);
        item.setOnAction(event -> copy(text.get()));
        item.setAccelerator(key);
        return item;
    }

    /** The keys of the menu's items, whether fields or bytes have the keyboard. */
    private void copyByKey(KeyEvent event) {
        for (MenuItem item : menu.getItems()) {
            if (item.getAccelerator() != null && item.getAccelerator().match(event)) {
                item.fire();
                event.consume();
            }
        }
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
