package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** The self-test inside Windows, over the native backend: what it cannot find as expected there is the test driver's, and Wine's. */
@Tag("shows-native")
@Tag("shows-windows")
@Tag("profile-wine")
class SelfTestOnWindowsIT {

    /** What differs, and why. */
    private static final Map<String, String> OF_THE_DRIVER = Map.ofEntries(
            Map.entry("1 by name", "the mount manager does not know the volume"),
            Map.entry("1 root, .*", "the hook takes no code of the volume over a file"),
            Map.entry("2 (GENERIC_READ of the volume|.*: READ)", "the driver knows no rights"),
            Map.entry("2 .*READ_UNPRIVILEGED|2 .*root: QUERY", "the driver lacks it"),
            Map.entry("9 BytesToWaitFor 1, Timeout 0", "changing a file writes no record, and so nothing comes"),
            Map.entry("12 an output .*", "a guess of the driver, and the hook copies"),
            Map.entry("12 a file that was written and is open", "changing a file writes no record"),
            Map.entry("14 source 1, .*", "a guess of the driver, which knows no privilege"),
            Map.entry("14 [A-Z_]+, (no )?volume", "the driver takes every flag"),
            Map.entry("16 12 bytes from a 64-bit program", "the driver has one error for all lengths"),
            Map.entry("17 LOCK, .*", "files on the volume are files of the system around"),
            Map.entry("17 (QUERY|READ) over the locking handle", "a guess of the driver"),
            Map.entry("18 READ_FILE_USN_DATA .*", "files on the volume are files of the system around"),
            Map.entry("21 without an input, while a program writes", "files of the system around are not held"),
            Map.entry("23 .*", "Wine has other words for ids that no file has, and makes no links"),
            Map.entry("24 .*", "Wine does not tell"));

    @Test
    void whatDiffersIsTheDriversAndEverythingIsUndone() throws Exception {
        WindowsUnderWine.start();
        List<Map<String, Object>> lines = WindowsUnderWine.runMain("selftest", SelfTestInside.class.getName()).stream()
                .filter(line -> line.startsWith("{"))
                .map(JSON.std::mapFrom)
                .toList();

        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(lines.getLast()).containsEntry("undone", true).containsEntry("cancelled", false);
        List<String> otherwise = lines.stream()
                .filter(line -> line.containsKey("n") && !"SAME".equals(line.get("verdict")))
                .map(line -> line.get("n") + " " + line.get("name"))
                .toList();
        assertThat(otherwise).allMatch(name -> OF_THE_DRIVER.keySet().stream().anyMatch(name::matches));
        OF_THE_DRIVER.forEach((pattern, why) -> {
            assertThat(otherwise).as(why).anyMatch(name -> name.matches(pattern));
            System.out.println("Otherwise inside Wine: " + pattern + " (" + why + ")");
        });
    }
}
