package dev.tidemark.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
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

    private static final String BRIDGE = "/dev/tidemark/ui/theme.css";

    private final String styleClass;

    Theme(String styleClass) {
        this.styleClass = styleClass;
    }

    /** Gives every window of the program this theme, and the scene's root the class {@code light} or {@code dark}. */
    public void apply(Scene scene) {
        Application.setUserAgentStylesheet(
                this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet());
        String bridge = Objects.requireNonNull(Theme.class.getResource(BRIDGE)).toExternalForm();
        if (!scene.getStylesheets().contains(bridge)) {
            scene.getStylesheets().add(bridge);
        }
        for (Theme theme : values()) {
            scene.getRoot().getStyleClass().remove(theme.styleClass);
        }
        scene.getRoot().getStyleClass().add(styleClass);
    }
}
