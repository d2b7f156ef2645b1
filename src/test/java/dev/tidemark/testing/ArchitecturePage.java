package dev.tidemark.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the rooms and the journeys from {@code src/site/architecture.md}, so that page and tests cannot differ. Stateless. */
public final class ArchitecturePage {

    private static final Path PAGE = Path.of("src/site/architecture.md");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");
    private static final Pattern FILE = Pattern.compile("`([\\w/]+\\.java)`");

    private ArchitecturePage() {}

    /**
     * One row of the table.
     *
     * @param allBut whether everything may be imported but what is named
     * @param named rooms below {@code dev.tidemark}
     */
    public record Room(String name, boolean allBut, List<String> named, String because) {}

    /**
     * One journey.
     *
     * @param files below {@code src/main/java/dev/tidemark}, in their order
     */
    public record Journey(String title, List<String> files) {}

    public static List<Room> rooms() throws IOException {
        List<Room> rooms = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| `")) {
                String[] cells = line.substring(1).split("\\|");
                rooms.add(new Room(
                        names(cells[0]).getFirst(),
                        cells[2].strip().startsWith("all"),
                        names(cells[2]),
                        cells[3].strip()));
            }
        }
        return rooms;
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    public static List<Journey> journeys() throws IOException {
        List<Journey> journeys = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("### ")) {
                journeys.add(new Journey(line.substring("### ".length()), new ArrayList<>()));
            } else if (line.matches("\\d+\\. .*")) {
                FILE.matcher(line)
                        .results()
                        .forEach(file -> journeys.getLast().files().add(file.group(1)));
            }
        }
        return journeys;
    }
}
