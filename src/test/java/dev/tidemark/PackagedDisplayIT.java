package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import dev.tidemark.testing.Display;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a real display, used with a real pointer: what tests without one do not see. */
@Tag("shows-window")
@DisabledOnOs(OS.WINDOWS)
class PackagedDisplayIT {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 700;
    private static final int ROW = 22;

    /** Where the menu has text. */
    private static final int MENU = 17;

    private static final int NAME_WIDTH = 100;
    private static final int REASONS_WIDTH = 90;

    /** All names begin alike, so that the rows can be found in a picture. */
    private static final int ALIKE = 60;

    private static final String SETTINGS = """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <!DOCTYPE map SYSTEM "http://java.sun.com/dtd/preferences.dtd">
        <map MAP_XML_VERSION="1.0">
          <entry key="told.simulated" value="true"/>
          <entry key="pane.volumes" value="false"/>
          <entry key="pane.inspector" value="false"/>
          <entry key="columns" value="name:%d:shown,reasons:%d:shown,usn:112:hidden,time:224:hidden,path:340:hidden,\
        certainty:120:hidden,file_id:138:hidden,source:120:hidden,attributes:100:hidden,security_id:104:hidden,\
        version:80:hidden,length:76:hidden"/>
        </map>
        """.formatted(NAME_WIDTH, REASONS_WIDTH);

    @TempDir
    Path folder;

    private Display display;

    @BeforeEach
    void open() throws Exception {
        Path settings = Files.createDirectories(folder.resolve(".java/.userPrefs/dev/tidemark"));
        Files.writeString(settings.resolve("prefs.xml"), SETTINGS);
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 300; i++) {
            journal.add(Records.v2("MMMMMMMMMMMM-" + i + ".txt")
                    .file(FileId.ntfs(i, 1))
                    .reason(0x8000_0133));
        }
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        display = new Display(folder, WIDTH, HEIGHT);
        display.start(
                Map.of("JAVA_TOOL_OPTIONS", "-Djava.util.prefs.userRoot=" + folder, "XDG_DATA_HOME", folder.toString()),
                System.getProperty("tidemark.folder") + "/bin/tidemark",
                file.toString(),
                "--size",
                WIDTH + "x" + HEIGHT);
        Await.until("the window opens", () -> display.shows("Tidemark"));
        Await.until("the bars are there", () -> isInk(display.picture(), MENU));
        Await.until("the rows are drawn", () -> rows(display.picture()) > 0);
    }

    @AfterEach
    void close() throws Exception {
        display.close();
    }

    /** Where the text of the first row begins; -1 when no rows are found. */
    private static int rows(BufferedImage picture) {
        for (int y = 0; y + 11 * ROW < picture.getHeight(); y++) {
            if (isInk(picture, y) && repeats(picture, y)) {
                return y;
            }
        }
        return -1;
    }

    private static boolean isInk(BufferedImage picture, int y) {
        int[] line = line(picture, y);
        return Arrays.stream(line).anyMatch(pixel -> pixel != line[0]);
    }

    /** The text of ten rows begins alike. */
    private static boolean repeats(BufferedImage picture, int y) {
        for (int down = 0; down < 10 * ROW; down++) {
            if (!Arrays.equals(line(picture, y + down), line(picture, y + down + ROW))) {
                return false;
            }
        }
        return true;
    }

    private static int[] line(BufferedImage picture, int y) {
        return picture.getRGB(2, y, ALIKE, 1, null, 0, ALIKE);
    }

    private static int[] pixels(BufferedImage picture, Rectangle part) {
        return picture.getRGB(part.x, part.y, part.width, part.height, null, 0, part.width);
    }

    private boolean isBlank(Rectangle part) throws Exception {
        int[] pixels = pixels(display.picture(), part);
        return Arrays.stream(pixels).allMatch(pixel -> pixel == pixels[0]);
    }

    /** What does not change any more. */
    private int[] still(Rectangle part) {
        Callable<int[]> look = () -> pixels(display.picture(), part);
        return Await.value("a part of the picture rests", () -> {
            int[] once = look.call();
            return Arrays.equals(once, look.call()) && Arrays.equals(once, look.call()) ? once : null;
        });
    }

    /** Leaves the table at its first row, with the pointer beside its cells. */
    private int home() throws Exception {
        int first = rows(display.picture());
        display.does("mousemove", 600, first + 5 * ROW, "click", 1);
        display.does("key", "Home");
        display.does("mousemove", 600, first + 6 * ROW);
        still(new Rectangle(0, first, 500, 10 * ROW));
        return first;
    }

    @Test
    void aDoubleClickOnAColumnsBorderFitsItAndLeavesNoRowBehind() throws Exception {
        int first = home();
        Rectangle table = new Rectangle(0, first - ROW, 560, 20 * ROW);
        Rectangle beyond = new Rectangle(NAME_WIDTH + REASONS_WIDTH + 20, first + 8 * ROW, 60, 5 * ROW);
        assertThat(isBlank(beyond)).isTrue();

        display.does(
                "mousemove", NAME_WIDTH + REASONS_WIDTH - 1, first - ROW, "click", "--repeat", 2, "--delay", 60, 1);
        Await.until("the reasons need more than they had", () -> !isBlank(beyond));
        display.does("mousemove", 600, first + 6 * ROW);
        int[] fitted = still(table);
        display.does("click", 5, "click", 4);

        Await.until("each row is laid out as before", () -> Arrays.equals(fitted, pixels(display.picture(), table)));
    }

    @Test
    void aTipComesOverACutCellAndGoes() throws Exception {
        int first = home();
        int row = first + 9 * ROW;
        Rectangle below = new Rectangle(50, row + 22, 60, 10);
        int[] before = still(below);

        display.does("mousemove", 30, row + 4);
        display.does("mousemove", 34, row + 5);
        Await.until("a tip comes", () -> !Arrays.equals(before, pixels(display.picture(), below)));
        display.does("mousemove", 600, row);

        Await.until("the tip goes", () -> Arrays.equals(before, pixels(display.picture(), below)));
    }
}
