package dev.tidemark;

import dev.tidemark.testing.Await;
import dev.tidemark.testing.Display;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a real display with a window manager, which places and sizes the windows. */
@Tag("shows-window")
@DisabledOnOs(OS.WINDOWS)
class ManagedDisplayIT {

    @TempDir
    Path folder;

    private Display display;

    @BeforeEach
    void open() throws Exception {
        display = new Display(folder, 1600, 1000);
        display.start(Map.of(), "openbox");
        display.start(
                Map.of("JAVA_TOOL_OPTIONS", "-Djava.util.prefs.userRoot=" + folder, "XDG_DATA_HOME", folder.toString()),
                System.getProperty("tidemark.folder") + "/bin/tidemark",
                "--simulated");
        Await.until("the window opens", () -> display.shows("D: — Tidemark"));
    }

    @AfterEach
    void close() throws Exception {
        display.close();
    }

    @Test
    void theWindowHasTheWidthThatItAsksFor() {
        Await.until("the window is as wide as it wants to be", () -> display.width("D: — Tidemark") > 1300);
    }
}
