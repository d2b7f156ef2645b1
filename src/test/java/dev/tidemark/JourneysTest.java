package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.ArchitecturePage;
import dev.tidemark.testing.ArchitecturePage.Journey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Follows the journeys of {@code src/site/architecture.md} from file to file. */
@Tag("shows-house")
class JourneysTest {

    private static final Pattern IMPLEMENTS = Pattern.compile("class \\w+ implements (\\w+)");
    private static final Path SOURCES = Path.of("src/main/java/dev/tidemark");

    /** The order of the picture: bytes, meaning, looking. */
    private static final List<String> FROM_BYTES = List.of(
            "backend.windows", "backend", "volume", "trace", "capture", "store", "field", "filter", "view", "ui");

    private static Journey journey(String title) throws IOException {
        return ArchitecturePage.journeys().stream()
                .filter(journey -> journey.title().contains(title))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> rooms(Journey journey) throws IOException {
        List<String> names = ArchitecturePage.rooms().stream()
                .map(ArchitecturePage.Room::name)
                .toList();
        return journey.files().stream()
                .map(file -> room(file, names))
                .distinct()
                .toList();
    }

    private static String room(String file, List<String> names) {
        String folder = file.substring(0, file.lastIndexOf('/')).replace('/', '.');
        return names.stream()
                .filter(name -> folder.equals(name) || folder.startsWith(name + "."))
                .reduce((one, other) -> one.length() > other.length() ? one : other)
                .orElseThrow(() -> new AssertionError(file + " is in no room"));
    }

    @Test
    void aLiveRecordPassesEachRoomOnceAndInOrder() throws IOException {
        Journey journey = journey("live journal");
        List<String> rooms = rooms(journey);
        assertThat(rooms).hasSizeLessThanOrEqualTo(8);
        assertInOrder(journey, rooms);
    }

    @Test
    void aRecordOfAFilePassesEachRoomOnceAndInOrder() throws IOException {
        Journey journey = journey("`$J`");
        List<String> rooms = rooms(journey);
        assertThat(rooms).hasSizeLessThanOrEqualTo(6);
        assertInOrder(journey, rooms);
    }

    /** Each file in its room, and no room left and entered again. */
    private static void assertInOrder(Journey journey, List<String> rooms) {
        assertThat(rooms).isSubsetOf(FROM_BYTES);
        assertThat(journey.files().stream().map(file -> FROM_BYTES.indexOf(room(file, FROM_BYTES))))
                .isSorted();
    }

    @Test
    void anActComesBackThroughAtMostEightRooms() throws IOException {
        assertThat(rooms(journey("button"))).hasSizeBetween(7, 8);
    }

    @Test
    void eachFileIsThereAndKnowsTheNextOrMeetsItAtTheSeam() throws IOException {
        for (Journey journey : ArchitecturePage.journeys()) {
            for (int i = 0; i + 1 < journey.files().size(); i++) {
                String one = journey.files().get(i);
                String next = journey.files().get(i + 1);
                assertThat(mentions(one, name(next)) || mentions(next, name(one)) || meet(one, next) || meet(next, one))
                        .as("%s: %s and %s", journey.title(), one, next)
                        .isTrue();
            }
        }
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
    }

    private static boolean mentions(String file, String name) throws IOException {
        return Files.readString(SOURCES.resolve(file)).matches("(?s).*\\b" + name + "\\b.*");
    }

    /** Whether the one implements an interface that the other uses. */
    private static boolean meet(String one, String other) throws IOException {
        Matcher types = IMPLEMENTS.matcher(Files.readString(SOURCES.resolve(one)));
        return types.find() && mentions(other, types.group(1));
    }
}
