package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** Starts the packaged program as a user without a display would: class-path tests hide errors between modules. */
@DisabledOnOs(OS.WINDOWS)
class PackagedWindowIT {

    private static final int POOLED = 8;

    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {}

    private Ended run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("tidemark.folder") + "/bin/tidemark"));
        command.addAll(List.of(arguments));
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    }

    @Test
    void everyScreenOpensInThePackagedProgram() throws Exception {
        Path picture = folder.resolve("picture.png");
        Ended ended = run("--every-screen", "--after", "2", "--size", "1000x700", "--screenshot", picture.toString());
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).matches("(?s)Wrote a picture of the window with [1-9][0-9,]* rows to .*\\n");
        assertThat(ended.code()).isZero();
        assertDrawn(picture, 1000, 700);
    }

    /** JavaFX looks for it before the text. */
    @Test
    @Tag("shows-quick")
    void everyStyleSheetIsThereInItsBinaryFormTooAndSaysTheSame() throws Exception {
        Path lib = Path.of(System.getProperty("tidemark.folder"), "lib");
        try (Stream<Path> jars = Files.list(lib);
                JarFile jar = new JarFile(
                        jars.filter(file -> file.getFileName().toString().startsWith("tidemark-"))
                                .findFirst()
                                .orElseThrow()
                                .toFile())) {
            List<JarEntry> sheets = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".css"))
                    .toList();
            assertThat(sheets).isNotEmpty().allSatisfy(sheet -> {
                JarEntry binary = jar.getJarEntry(sheet.getName().replaceFirst("css$", "bss"));
                assertThat(binary).as(sheet.getName()).isNotNull();
                assertThat(rules(Stylesheet.loadBinary(jar.getInputStream(binary))))
                        .isEqualTo(rules(new CssParser()
                                .parse(new String(jar.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8))));
            });
            assertThat(jar.stream().map(JarEntry::getName)).doesNotHaveDuplicates();
        }
    }

    private static List<String> rules(Stylesheet sheet) {
        // Of a binary sheet a rule reads its declarations when they are asked for.
        return sheet.getRules().stream()
                .map(rule -> rule.getSelectors() + " " + rule.getDeclarations())
                .toList();
    }

    @Test
    void withoutADisplayAPictureIsWrittenAndSaid() throws Exception {
        Ended ended = run("--after", "2", "--theme", "dark");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("there is no display").contains("tidemark.png");
        assertThat(ended.code()).isZero();
        assertDrawn(folder.resolve("tidemark.png"), 1400, 860);
    }

    @Test
    void aJournalFileIsShownFromTheCommandLine() throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < 77; i++) {
            journal.add(Records.v2("file-" + i));
        }
        Path file = Files.write(folder.resolve("$J"), journal.toBytes());
        Ended ended = run(file.toString(), "--after", "1", "--screenshot", "j.png");
        assertThat(ended.out()).contains("with 77 rows");
        Ended records = run("records", file.toString(), "--count");
        assertThat(records.out()).contains("V2\t77");
        assertThat(records.err()).isEmpty();
    }

    /** A picture of what went wrong is written, but nobody's script takes it for one of a journal. */
    @Test
    void aFileThatIsNoJournalIsSaidBesideThePicture() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));
        Path letter = Files.writeString(folder.resolve("letter"), "Dear all,".repeat(1000));
        for (Path file : List.of(empty, letter)) {
            Path picture = folder.resolve(file.getFileName() + ".png");
            Ended ended = run(file.toString(), "--after", "1", "--screenshot", picture.toString());
            assertThat(ended.code()).as(ended.err()).isEqualTo(1);
            assertThat(ended.err()).hasLineCount(1).contains(file.toString());
            assertDrawn(picture, 1400, 860);
        }
    }

    /** It opens a window and closes it again, and only then has figures to give. */
    @Test
    void measuringTheTableEnds() throws Exception {
        Ended ended = run("bench", "table", "--pulses", "10", "--rows", "1000", "--json");
        assertThat(ended.out())
                .contains("\"follow\"")
                .contains("\"merged\"", "\"timesControl\"", "\"busyTimesControl\"")
                .hasLineCount(1);
        assertThat(ended.code()).isZero();
    }

    /** A short one: what does not stay as it is grows in a minute, too, where a person looks for it by hand for ten. */
    @Tag("shows-quick")
    @Test
    void aSoakLosesNothingAndLeavesNothingOpen() throws Exception {
        Ended ended = run("bench", "soak", "--for", "60s", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        Map<String, Object> figures = JSON.std.mapFrom(ended.out());
        assertThat(figures).containsEntry("lost", 0).containsEntry("handlesLeft", 0);
        assertThat(figures.get("mostHandles")).isEqualTo(figures.get("handlesAtFirst"));
        assertThat((Double) figures.get("timesHeapAtFirst")).isLessThan(1.5);
        assertThat((Integer) figures.get("mostThreads"))
                .as("but for a pool that has not been full before")
                .isLessThanOrEqualTo((Integer) figures.get("threadsAtFirst") + POOLED);
        assertThat((Integer) figures.get("records")).isGreaterThan(100_000);
        assertThat((Integer) figures.get("mostLives")).isPositive();
        assertThat((Integer) figures.get("marks")).isPositive();
    }

    @Test
    void wrongArgumentsAreSaidWithExitCodeTwo() throws Exception {
        assertThat(run("--size", "huge").code()).isEqualTo(2);
        assertThat(run("--nonsense").err()).contains("--nonsense");
        assertThat(run("records", folder.resolve("missing").toString()).code()).isEqualTo(1);
    }

    private static void assertDrawn(Path picture, int width, int height) throws Exception {
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        long colours = java.util.Arrays.stream(image.getRGB(0, 0, width, height, null, 0, width))
                .distinct()
                .count();
        assertThat(colours).isGreaterThan(100);
    }
}
