package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.command.CommandTable;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.ui.common.MonoFont;
import dev.tidemark.ui.common.Tips;
import dev.tidemark.ui.records.RecordsViewModel;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The tool bar: source, reading, pause, follow, filter, counts, time zone. Belongs to the FX thread. Nothing in it moves
 * because a number grows or reading pauses; where the window is too narrow for one line, the filter has a second one.
 */
final class ShellToolBar extends Region {

    /** From this width on there is room for words beside the icons. */
    private static final double WORDS = 1400;

    private static final double GAP = 6;

    /** Room for what a long day brings, so that counting moves nothing. */
    private static final String WIDEST_COUNTS = "99,999,999 / 99,999,999 …";

    private static final double FONT_SIZE = 12;

    private final ShellViewModel shell;
    private final ToolButtons buttons;
    private final HBox start;
    private final Region filter;
    private final HBox end;
    private boolean choosing;

    ShellToolBar(
            ShellViewModel shell,
            RecordsViewModel records,
            StatusViewModel status,
            Region filter,
            CommandTable commands) {
        this.shell = shell;
        this.filter = filter;
        getStyleClass().add("shell-tool-bar");
        buttons = new ToolButtons(
                commands.get("file.open"),
                commands.get("journal.start"),
                commands.get("journal.stop"),
                commands.get("view.pause"),
                commands.get("view.follow"),
                commands.get("view.utc"));
        buttons.utc
                .textProperty()
                .bind(Bindings.when(records.utcProperty())
                        .then(Messages.text("shell.utc"))
                        .otherwise(Messages.text("shell.local")));
        start = group(
                sources(),
                buttons.open,
                buttons.reading,
                buttons.pause,
                buttons.follow,
                new Separator(Orientation.VERTICAL));
        end = group(counts(records, status), buttons.utc);
        getChildren().setAll(start, filter, end);
        widthProperty().addListener((property, was, now) -> {
            if (was.doubleValue() < WORDS != now.doubleValue() < WORDS) {
                buttons.showWords(now.doubleValue() >= WORDS);
            }
        });
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(GAP, nodes);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }

    /** How many rows wait while the view is paused, and how many are shown: in a place that is wide enough for both. */
    private static HBox counts(RecordsViewModel records, StatusViewModel status) {
        Label waiting = count("waiting");
        waiting.textProperty()
                .bind(Bindings.when(records.pausedProperty())
                        .then(Bindings.format("+%,d", records.waitingProperty()))
                        .otherwise(""));
        Tips.set(waiting, Messages.text("shell.tip.waiting"));
        Label counts = count("counts");
        Tips.set(counts, Messages.text("shell.tip.counts"));
        counts.textProperty().bind(status.countsProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox box = new CountsBox(waiting, space, counts);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** Keeps room for what may come. */
    private static final class CountsBox extends HBox {

        private final double room;

        CountsBox(Node... nodes) {
            super(nodes);
            Text widest = new Text(WIDEST_COUNTS);
            widest.setFont(MonoFont.of(FONT_SIZE));
            room = Math.ceil(widest.getLayoutBounds().getWidth());
        }

        @Override
        protected double computeMinWidth(double height) {
            return Math.max(room, super.computeMinWidth(height));
        }

        @Override
        protected double computePrefWidth(double height) {
            return Math.max(room, super.computePrefWidth(height));
        }
    }

    private static Label count(String id) {
        Label label = new Label();
        label.setId(id);
        label.setStyle(MonoFont.style());
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private ComboBox<Source> sources() {
        ComboBox<Source> box = new ComboBox<>(shell.sources());
        box.setId("sources");
        box.setPromptText(Messages.text("shell.source"));
        box.setAccessibleText(Messages.text("shell.source"));
        box.setPrefWidth(104);
        box.setMinWidth(80);
        box.setCellFactory(list -> new SourceCell());
        box.setButtonCell(new SourceCell());
        shell.currentProperty().addListener((property, was, now) -> {
            choosing = true;
            box.setValue(now);
            choosing = false;
        });
        box.valueProperty().addListener((property, was, now) -> {
            if (now != null && !choosing && now != shell.currentProperty().get()) {
                shell.show(now);
            }
        });
        return box;
    }

    private static final class SourceCell extends ListCell<Source> {
        @Override
        protected void updateItem(@Nullable Source source, boolean empty) {
            super.updateItem(source, empty);
            setText(source == null ? "" : source.title());
            setTooltip(source == null ? null : new Tooltip(OneLine.of(source.location())));
        }
    }

    /** Shows what is on; looked up once a frame. */
    void pulse() {
        buttons.pulse();
    }

    // --- layout

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double inside(double width) {
        Insets insets = getInsets();
        return width - insets.getLeft() - insets.getRight();
    }

    private boolean isOneLine(double width) {
        return start.minWidth(-1) + filter.minWidth(-1) + end.minWidth(-1) + 2 * GAP <= inside(width);
    }

    private double lineHeight(boolean withFilter) {
        double height = Math.max(start.prefHeight(-1), end.prefHeight(-1));
        return withFilter ? Math.max(height, filter.prefHeight(-1)) : height;
    }

    @Override
    protected double computeMinWidth(double height) {
        Insets insets = getInsets();
        double first = start.minWidth(-1) + GAP + end.minWidth(-1);
        return insets.getLeft() + insets.getRight() + Math.max(first, filter.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        Insets insets = getInsets();
        double line = start.prefWidth(-1) + filter.prefWidth(-1) + end.prefWidth(-1) + 2 * GAP;
        return insets.getLeft() + insets.getRight() + line;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets insets = getInsets();
        double given = width < 0 ? getWidth() : width;
        double content = isOneLine(given) ? lineHeight(true) : lineHeight(false) + GAP + filter.prefHeight(-1);
        return insets.getTop() + content + insets.getBottom();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double x = getInsets().getLeft();
        double y = getInsets().getTop();
        double width = inside(getWidth());
        boolean oneLine = isOneLine(getWidth());
        double height = lineHeight(oneLine);
        double endWidth = end.prefWidth(-1);
        double room = width - endWidth - GAP;
        double startWidth = Math.min(
                start.prefWidth(-1), Math.max(start.minWidth(-1), room - (oneLine ? filter.minWidth(-1) + GAP : 0)));
        start.resizeRelocate(x, y, startWidth, height);
        end.resizeRelocate(x + width - endWidth, y, endWidth, height);
        if (oneLine) {
            filter.resizeRelocate(x + startWidth + GAP, y, room - startWidth - GAP, height);
        } else {
            filter.resizeRelocate(x, y + height + GAP, width, filter.prefHeight(-1));
        }
    }
}
