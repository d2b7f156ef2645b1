package dev.tidemark.ui.acts.kit;

import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the window of an act: form and result scroll together where the screen is too low, nothing is squeezed, and the
 * buttons below stay in sight. Belongs to the FX thread.
 */
final class ActFrame extends BorderPane {

    /** A result moves the window, and what is above it, for some frames. */
    private static final int FRAMES_TO_SETTLE = 6;

    private static final double MARGIN = 8;

    private final Region content;
    private final ScrollPane scroll;
    private @Nullable Node first;
    private @Nullable Node last;
    private int framesLeft;

    ActFrame(Region content, @Nullable Node bottom) {
        this.content = content;
        content.getStyleClass().add("act");
        content.setMinHeight(Region.USE_PREF_SIZE);
        scroll = new ScrollPane(content);
        scroll.getStyleClass().add("act-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        setBottom(bottom);
        for (String sheet : List.of("acts.css", "administration.css")) {
            getStylesheets()
                    .add(Objects.requireNonNull(ActFrame.class.getResource(sheet))
                            .toExternalForm());
        }
        getStyleClass().add("act-root");
        Runnable settle = this::settle;
        sceneProperty().subscribe((was, now) -> {
            if (was != null) {
                was.removePostLayoutPulseListener(settle);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(settle);
            }
        });
    }

    Region content() {
        return content;
    }

    /** How high it would be without scrolling. */
    double wantedHeight() {
        Node bottom = getBottom();
        return content.prefHeight(content.getWidth()) + (bottom == null ? 0 : bottom.prefHeight(getWidth()));
    }

    /**
     * Brings a part of the content into sight.
     *
     * @param from the part begins with it, and when there is no room for all of it gives way
     * @param to the part ends with it
     */
    void reveal(Node from, Node to) {
        first = from;
        last = to;
        framesLeft = FRAMES_TO_SETTLE;
        Platform.requestNextPulse();
    }

    private void settle() {
        Node from = first;
        Node to = last;
        if (framesLeft == 0 || from == null || to == null) {
            return;
        }
        framesLeft--;
        double viewport = scroll.getViewportBounds().getHeight();
        double hidden = content.getHeight() - viewport;
        if (hidden > 0) {
            double top = at(from.isVisible() ? from : to).getMinY() - MARGIN;
            double bottom = at(to).getMaxY() + MARGIN;
            double offset = offset(scroll.getVvalue() * hidden, top, bottom, viewport, at(to).getMinY() - MARGIN);
            scroll.setVvalue(Math.max(0, Math.min(1, offset / hidden)));
        }
        Platform.requestNextPulse();
    }

    /** The least move that shows all from top to bottom; else the end of it, but from the beginning of its last part on. */
    private static double offset(double now, double top, double bottom, double viewport, double lastTop) {
        if (bottom - top > viewport) {
            return Math.min(bottom - viewport, lastTop);
        }
        return Math.min(Math.max(now, bottom - viewport), top);
    }

    private Bounds at(Node node) {
        return content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    }

    /** Gives the keyboard to the first field, so that whoever opened the window can type at once. */
    void focusFirst() {
        Node field = firstField(content);
        if (field != null) {
            field.requestFocus();
        }
    }

    /** The first control that takes the keyboard, and is neither off nor hidden; {@code null} for none. */
    static @Nullable Node firstField(Node node) {
        if (!node.isVisible() || !node.isManaged()) {
            return null;
        }
        if (node instanceof Control && node.isFocusTraversable()) {
            return node.isDisabled() ? null : node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = firstField(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
