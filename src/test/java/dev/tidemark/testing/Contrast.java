package dev.tidemark.testing;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The contrast of texts with what is painted behind them, as WCAG 2 counts it: from 1 to 21. Looks at a scene graph on the FX
 * thread.
 */
public final class Contrast {

    /**
     * A text that is shown.
     *
     * @param where the style classes of the nodes it is in, from the inside
     */
    public record Shown(String text, String where, Color ink, Color ground) {

        public double ratio() {
            return Contrast.ratio(ink, ground);
        }

        @Override
        public String toString() {
            return String.format("%.2f : 1 \"%s\" %s on %s in %s", ratio(), text, ink, ground, where);
        }
    }

    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("disabled");

    private Contrast() {}

    /** Every text below a node that is shown and not disabled. */
    public static List<Shown> texts(Node root) {
        List<Shown> found = new ArrayList<>();
        walk(root, Color.WHITE, 1, found);
        return found;
    }

    private static void walk(Node node, Color behind, double opacity, List<Shown> found) {
        if (!node.isVisible() || isOff(node) || node.getOpacity() == 0) {
            return;
        }
        double seen = opacity * node.getOpacity();
        if (node instanceof Text text) {
            add(text, behind, seen, found);
        } else if (node instanceof Parent parent) {
            Color ground = node instanceof Region region ? painted(region, behind, seen) : behind;
            for (Node child : parent.getChildrenUnmodifiable()) {
                walk(child, ground, seen, found);
                ground = isFrame(child) ? over((Color) ((Shape) child).getFill(), seen, ground) : ground;
            }
        }
    }

    /** Tabs are off without being disabled nodes. */
    private static boolean isOff(Node node) {
        return node.isDisabled() || node.getPseudoClassStates().contains(DISABLED);
    }

    /** A shape that is painted behind the content of a pop-over. */
    private static boolean isFrame(Node node) {
        return node instanceof Path path && path.getStyleClass().contains("border") && path.getFill() instanceof Color;
    }

    private static void add(Text text, Color ground, double opacity, List<Shown> found) {
        if (text instanceof FontIcon || text.getText().isBlank() || !(text.getFill() instanceof Color ink)) {
            return;
        }
        if (ink.getOpacity() > 0) {
            found.add(new Shown(text.getText(), where(text), over(ink, opacity, ground), ground));
        }
    }

    private static Color painted(Region region, Color behind, double opacity) {
        Color ground = behind;
        if (region.getBackground() != null && region.getShape() == null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                if (fill.getFill() instanceof Color color) {
                    ground = over(color, opacity, ground);
                }
            }
        }
        return ground;
    }

    private static String where(Node node) {
        StringBuilder where = new StringBuilder();
        for (Node at = node; at != null; at = at.getParent()) {
            where.append(at.getId() == null ? "" : "#" + at.getId())
                    .append(at.getStyleClass())
                    .append(' ');
        }
        return where.toString();
    }

    /** A colour over another. */
    static Color over(Color color, double opacity, Color ground) {
        double share = color.getOpacity() * opacity;
        return Color.color(
                mix(color.getRed(), ground.getRed(), share),
                mix(color.getGreen(), ground.getGreen(), share),
                mix(color.getBlue(), ground.getBlue(), share));
    }

    private static double mix(double over, double under, double share) {
        return over * share + under * (1 - share);
    }

    /** The contrast of two colours. */
    public static double ratio(Color one, Color other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
