package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.prefs.AbstractPreferences;
import java.util.prefs.BackingStoreException;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** Whatever stands in the place of what was remembered, and whether or not it can be read: the window starts. */
@Tag("shows-evidence")
@ExtendWith(ApplicationExtension.class)
class DamagedSettingsTest {

    private static final String TOO_LONG = "9999999999999999999999999999";

    @TempDir
    Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());

    private void starts(Settings settings) {
        Stage stage = fx(Stage::new);
        TidemarkWindow window = fx(
                () -> new TidemarkWindow(stage, backend, folder, InstantSource.system(), settings, new ChosenFiles()));
        onFx(() -> {
            window.putBack();
            window.show(900, 600, Theme.named(settings.get(Theme.SETTING, "")).orElse(Theme.LIGHT));
            window.tellSimulated();
        });
        until(() -> stage.isShowing() && stage.getWidth() > 0);
        backend.step("D:", 100);
        onFx(() -> window.shell().read(backend.volume("D:").facts(), ReadOptions.DEFAULT));
        until(() -> window.records().shownProperty().get() > 0);

        onFx(() -> window.close(code -> {}));

        until(backend.counters()::none);
    }

    /** Everything that is asked for is this. */
    private static Settings saying(String text) {
        return new Settings() {
            @Override
            public String get(String name, String byDefault) {
                return text;
            }

            @Override
            public void put(String name, String value) {
                // Stays as it is.
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "NaN",
                "-1",
                "0",
                "0.5",
                "1e999",
                TOO_LONG,
                "0,0,0,0",
                "-2147483648,-2147483648,2147483647,2147483647",
                "1,2,3",
                "usn:0:shown",
                "usn:99999:shown,usn:1:hidden,:1:shown,no-such:5:shown",
                "usn:112",
                "\u202e\u0000\n",
                "true",
                "DARK"
            })
    void theWindowStartsWhateverWasRemembered(String text) {
        starts(saying(text));
    }

    @Test
    void theWindowStartsWhenNothingCanBeReadOrWritten() {
        starts(Settings.of(new Unreadable()));
    }

    @Test
    void whatCannotBeWrittenLastsForTheSession() {
        Settings settings = Settings.of(new Unreadable());

        settings.put("zoom.percent", "125");
        settings.put("with a zero", "\u0000");

        assertThat(settings.number("zoom.percent", 100)).isEqualTo(125);
        assertThat(settings.get("with a zero", "")).isEqualTo("\u0000");
        assertThat(settings.get("other", "default")).isEqualTo("default");
    }

    /** A node of a profile that another program has taken away. */
    private static final class Unreadable extends AbstractPreferences {

        Unreadable() {
            super(null, "");
        }

        @Override
        protected void putSpi(String key, String value) {
            throw new IllegalStateException("the node was removed");
        }

        @Override
        public String get(String key, String byDefault) {
            throw new IllegalStateException("the node was removed");
        }

        @Override
        protected String getSpi(String key) {
            throw new IllegalStateException("the node was removed");
        }

        @Override
        protected void removeSpi(String key) {}

        @Override
        protected void removeNodeSpi() {}

        @Override
        protected String[] keysSpi() {
            return new String[0];
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            throw new IllegalStateException("the node was removed");
        }

        @Override
        protected void syncSpi() throws BackingStoreException {
            throw new BackingStoreException("the profile is gone");
        }

        @Override
        protected void flushSpi() throws BackingStoreException {
            throw new BackingStoreException("the profile is gone");
        }
    }
}
