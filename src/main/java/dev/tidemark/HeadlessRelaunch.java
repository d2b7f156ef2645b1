package dev.tidemark;

import dev.tidemark.text.ErrorLines;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts this program once more with a window system that draws into memory. JavaFX chooses its window system when it is
 * loaded, and the headless one is a patch of its module, so a running JVM cannot change over.
 */
final class HeadlessRelaunch {

    /** Set in the JVM that was started here. */
    private static final String MARK = "tidemark.headless";

    /** Where the headless window system's jar lies, when the program runs from its sources. */
    private static final String JAR = "tidemark.headless.jar";

    private static final String MODULE = "javafx.graphics";
    private static final String PACKAGE = "com.sun.glass.ui.monocle";

    private HeadlessRelaunch() {}

    /** Whether windows are drawn into memory in this JVM. */
    static boolean isHeadless() {
        return Boolean.getBoolean(MARK) || "Monocle".equals(System.getProperty("glass.platform"));
    }

    /** Whether there is a display that a window can open on. */
    static boolean hasDisplay() {
        String system = System.getProperty("os.name", "");
        return system.startsWith("Windows") || system.startsWith("Mac") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    /** Whether the headless window system is there; an installed program has none and takes pictures of its real window. */
    static boolean isPossible() {
        return isInModule() || headlessJar() != null;
    }

    /** Whether the module has it already, as that of a packaged program. */
    private static boolean isInModule() {
        return ModuleLayer.boot()
                .findModule(MODULE)
                .map(module -> module.getPackages().contains(PACKAGE))
                .orElse(false);
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    /**
     * Runs the program headless and waits for it.
     *
     * @param width of the screen drawn in memory, in pixels: a window larger than it cannot be shown
     * @param height likewise
     * @return its exit code, or 1 when it could not be started, which is then said on standard error
     */
    static int run(List<String> arguments, int width, int height) {
        if (!isPossible()) {
            ErrorLines.say(
                    System.err,
                    "there is no display, and no headless window system in the program's JavaFX. Start it through"
                            + " bin/tidemark, or on a display.");
            return 1;
        }
        try {
            return new ProcessBuilder(command(arguments, width + "x" + height + "-32"))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            ErrorLines.say(System.err, "could not start a second JVM: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static @Nullable Path headlessJar() {
        String named = System.getProperty(JAR, "");
        return !named.isBlank() && Files.isRegularFile(Path.of(named)) ? Path.of(named) : null;
    }

    private static List<String> command(List<String> arguments, String geometry) {
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-D" + MARK + "=true",
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dheadless.geometry=" + geometry,
                "-Dprism.order=sw",
                "-Dprism.lcdtext=false",
                "-Djava.awt.headless=true"));
        Path jar = headlessJar();
        if (jar != null && !isInModule()) {
            command.addAll(List.of("--patch-module", MODULE + "=" + jar));
        }
        command.addAll(List.of(
                "--module-path",
                System.getProperty("jdk.module.path", ""),
                "--module",
                "dev.tidemark/dev.tidemark.Main"));
        command.addAll(arguments);
        return command;
    }
}
