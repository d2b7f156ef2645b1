package dev.tidemark.ui.shell;

import static dev.tidemark.testing.OnFx.fx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ui.common.OwnedStage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class WindowIconsTest {

    @Test
    void theWindowHasItsIconInEverySizeThatIsAskedFor() {
        assertThat(WindowIcons.all())
                .noneMatch(Image::isError)
                .extracting(icon -> (int) icon.getWidth())
                .containsExactly(16, 24, 32, 48, 64, 128, 256);
    }

    @Test
    @Tag("shows-quick")
    void aWindowThatIsOpenedBeforeTheIconsAreThereHasThemWhenTheyCome() {
        List<Image> icons = WindowIcons.load(Runnable::run).join();
        List<Image> shown = fx(() -> {
            Stage main = new Stage();
            main.setScene(new Scene(new Group()));
            Stage owned = OwnedStage.of(main, "owned", new Group(), List.of());
            main.getIcons().setAll(icons);
            return List.copyOf(owned.getIcons());
        });

        assertThat(shown).isEqualTo(icons).hasSize(7);
    }

    @Test
    void theWindowsIconHoldsEverySizeOfTheShell() throws Exception {
        ByteBuffer ico = ByteBuffer.wrap(Files.readAllBytes(Path.of("icons/tidemark.ico")))
                .order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < ico.getShort(4); i++) {
            int width = Byte.toUnsignedInt(ico.get(6 + 16 * i));
            widths.add(width == 0 ? 256 : width);
        }
        assertThat(widths).containsExactly(16, 20, 24, 32, 40, 48, 64, 256);
    }
}
