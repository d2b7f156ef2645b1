package dev.tidemark.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
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
     * Gives every window of the program this theme, and the scene's root the class {@code light} or {@code dark}. Windows
     * that belong to the scene's have its style sheets: so the colours are in one that is exchanged, and not in a class.
     */
    public void apply(Scene scene) {
        Application.setUserAgentStylesheet(
                this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet());
        String common = sheet("theme");
        if (!scene.getStylesheets().contains(common)) {
            scene.getStylesheets().add(common);
        }
        scene.getStylesheets()
                .removeIf(sheet -> Arrays.stream(values()).anyMatch(other -> sheet.equals(other.colours())));
        scene.getStylesheets().add(1 + scene.getStylesheets().indexOf(common), colours());
        for (Theme theme : values()) {
            scene.getRoot().getStyleClass().remove(theme.styleClass);
        }
        scene.getRoot().getStyleClass().add(styleClass);
    }

    private String colours() {
        return sheet(styleClass);
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(FOLDER + name + ".css"))
                .toExternalForm();
    }
}
