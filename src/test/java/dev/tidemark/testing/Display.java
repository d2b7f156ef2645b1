package dev.tidemark.testing;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** A display without a screen (Xvfb), with a pointer, keys and pictures of it, for programs that are started on it. */
public final class Display implements AutoCloseable {

    private final Path folder;
    private final Process server;
    private final String name;
    private final List<Process> programs = new ArrayList<>();
    private int pictures;

    /**
     * @param folder where pictures and what programs print go
     */
    public Display(Path folder, int width, int height) throws IOException {
        this.folder = folder;
        server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", width + "x" + height + "x24")
                .redirectError(folder.resolve("xvfb.err").toFile())
                .start();
        // The server says which number it took once it takes connections.
        name = ":"
                + new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** Starts a program on this display; it is ended with it. */
    public void start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = on(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("program.out").toFile())
                .redirectError(folder.resolve("program.err").toFile());
        builder.environment().putAll(environment);
        programs.add(builder.start());
    }

    private ProcessBuilder on(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", name);
        builder.environment().remove("WAYLAND_DISPLAY");
        return builder;
    }

    /** Moves the pointer, presses, and types: as {@code xdotool} is told. */
    public void does(Object... words) {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        for (Object word : words) {
            command.add(word.toString());
        }
        run(command.toArray(String[]::new));
    }

    private String run(String... command) {
        try {
            Process process = on(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted at " + String.join(" ", command), e);
        }
    }

    /** Whether a window can be seen whose title contains some words. */
    public boolean shows(String title) {
        return !run("xdotool", "search", "--onlyvisible", "--name", title).isBlank();
    }

    /** The width of the widest window that can be seen whose title contains some words, in pixels; 0 for none. */
    public int width(String title) {
        String said = run(
                "sh",
                "-c",
                "for each in $(xdotool search --onlyvisible --name \"$1\"); do xdotool getwindowgeometry --shell"
                        + " $each; done",
                "sh",
                title);
        return said.lines()
                .filter(line -> line.startsWith("WIDTH="))
                .mapToInt(line -> Integer.parseInt(line.substring(6)))
                .max()
                .orElse(0);
    }

    /** What the display shows. */
    public BufferedImage picture() throws IOException {
        Path file = folder.resolve("display-" + pictures++ + ".png");
        run("scrot", file.toString());
        BufferedImage picture = ImageIO.read(file.toFile());
        Files.delete(file);
        return picture;
    }

    @Override
    public void close() throws Exception {
        for (Process program : programs) {
            program.descendants().forEach(ProcessHandle::destroy);
            program.destroy();
            program.waitFor(30, TimeUnit.SECONDS);
        }
        server.destroy();
        server.waitFor(30, TimeUnit.SECONDS);
    }
}
