package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-window")
class FileManagerTest {

    @Test
    void theFileIsChosenInItsFolderByAProgramNamedByItsWholePath() {
        assertThat(FileManager.command(Path.of("/case 7/out.csv"), true, "C:\\Windows"))
                .containsExactly("C:\\Windows\\explorer.exe", "/select,", "/case 7/out.csv");
        assertThat(FileManager.command(Path.of("/case 7/out.csv"), false, "")).containsExactly("xdg-open", "/case 7");
    }
}
