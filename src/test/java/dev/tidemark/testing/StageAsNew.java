package dev.tidemark.testing;

import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.testfx.api.FxToolkit;

/**
 * Hands the next window test a stage as if it were new: TestFX has one for all of them, which would keep the size, the limits
 * and the handlers that the test before gave it. JUnit finds this by itself.
 */
public final class StageAsNew implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) throws TimeoutException {
        if (AnnotationSupport.isAnnotated(context.getRequiredTestClass(), ExtendWith.class)
                && FxToolkit.isFXApplicationThreadRunning()) {
            FxToolkit.setupFixture(() -> renew(FxToolkit.toolkitContext().getRegisteredStage()));
        }
    }

    private static void renew(@Nullable Stage stage) {
        if (stage == null) {
            return;
        }
        stage.setOnCloseRequest(null);
        stage.setOnHidden(null);
        stage.setMaximized(false);
        stage.setIconified(false);
        stage.setMinWidth(0);
        stage.setMinHeight(0);
        stage.centerOnScreen();
        stage.sizeToScene();
    }
}
