package dev.tidemark.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Light or dark. */
public enum Theme {
    LIGHT("light"),
    DARK("dark");

    /** Under this name the choice is remembered. */
    public static final String SETTING = "theme";

    /** What is remembered instead of a theme while it follows the system's. */
    public static final String SYSTEM = "SYSTEM";

    private static final String FOLDER = "/dev/tidemark/ui/";

    private final String styleClass;

    Theme(String styleClass) {
        this.styleClass = styleClass;
    }

    /** The theme that was remembered under a name; empty when there is none of that name. */
    public static Optional<Theme> named(String remembered) {
        return Arrays.stream(values())
                .filter(theme -> theme.name().equals(remembered))
                .findFirst();
    }

    /**
     * Lets controls look as this theme says. Before the first control is made: JavaFX would read the styles of its own theme for
     * that one, and use them for none.
     */
    public void begin() {
        String styles =
                this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet();
        if (!styles.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(styles);
        }
    }

    /**
     * Gives every window of the program this theme, and the scene's root the class {@code light} or {@code dark}. Windows
     * that belong to the scene's have its style sheets: so the colours are in one that is exchanged, and not in a class.
     */
    public void apply(Scene scene) {
        apply(scene, scene.getRoot());
    }

    /** As {@link #apply(Scene)}, for a root that the scene will have. */
    public void apply(Scene scene, Parent root) {
        begin();
        String common = sheet("theme");
        if (!scene.getStylesheets().contains(common)) {
            scene.getStylesheets().add(common);
        }
        scene.getStylesheets()
                .removeIf(sheet -> Arrays.stream(values()).anyMatch(other -> sheet.equals(other.colours())));
        scene.getStylesheets().add(1 + scene.getStylesheets().indexOf(common), colours());
        for (Theme theme : values()) {
            root.getStyleClass().remove(theme.styleClass);
        }
        root.getStyleClass().add(styleClass);
    }

    private String colours() {
        return sheet(styleClass);
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(FOLDER + name + ".css"))
                .toExternalForm();
    }
}
