package dev.tidemark.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The build stays readable, and the top level of the project what its README says. */
@Tag("shows-house")
class BuildFilesTest {

    private static final int MOST_LINES_OF_THE_POM = 600;
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final String TESTS = "src/test/java/dev/tidemark/";

    private static String pom() {
        return Pages.text(Pages.TOP.resolve("pom.xml"));
    }

    private static long count(String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(pom()).results().count();
    }

    @Test
    void thePomHasFewerThanSixHundredLines() {
        assertThat(pom().lines().count()).isLessThan(MOST_LINES_OF_THE_POM);
    }

    @Test
    void javaFxIsListedOnceForEverySystem() {
        for (String artifact : List.of("javafx-base", "javafx-graphics", "javafx-controls")) {
            assertThat(count("<artifactId>" + artifact + "</artifactId>")).isEqualTo(1);
        }
        assertThat(count("<classifier>win</classifier>")).isEqualTo(1);
    }

    /** Names in the first column of the README's table, with what .gitignore leaves out and Git's own folder. */
    @Test
    void nothingLiesAtTheTopLevelThatTheReadmeDoesNotName() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        Pages.text(Pages.README)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> NAMED.matcher(line.substring(0, line.indexOf('|', 1)))
                        .results()
                        .forEach(name -> named.add(name.group(1))));
        assertThat(named)
                .contains("src", "icons", "installer", "README.md", "pom.xml")
                .hasSize(12);
        List<PathMatcher> ignored = Stream.concat(
                        Stream.of(".git"), Files.readAllLines(Pages.TOP.resolve(".gitignore")).stream())
                .map(line -> line.replace("/", ""))
                .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line))
                .toList();
        try (Stream<Path> files = Files.list(Pages.TOP)) {
            assertThat(files.map(Path::getFileName)
                            .filter(name -> ignored.stream().noneMatch(any -> any.matches(name)))
                            .map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    /** A javac that crashes writes its arguments where it is told that it runs, or where temporary files go. */
    @Test
    void aCompilerThatCrashesLeavesNothingAtTheTopLevel() {
        assertThat(pom())
                .contains(
                        "<arg>-J-Duser.dir=${project.build.directory}</arg>",
                        "<arg>-J-Djava.io.tmpdir=${project.build.directory}</arg>");
    }

    /** Without its tag such a test would run in a build that has nothing for it to look at. */
    @Test
    void testsThatNeedAProfileNameIt() throws IOException {
        assertThat(integrationTests("installer"))
                .hasSize(4)
                .allSatisfy(test -> assertThat(Pages.text(test)).contains("@Tag(\"profile-installer\")"));
        assertThat(integrationTests("documents"))
                .hasSize(1)
                .allSatisfy(test -> assertThat(Pages.text(test)).contains("@Tag(\"profile-installer\")"));
        assertThat(integrationTests("wine"))
                .hasSize(9)
                .allSatisfy(test -> assertThat(Pages.text(test)).contains("@Tag(\"profile-wine\")"));
        assertThat(integrationTests("export/lake"))
                .hasSize(1)
                .allSatisfy(test -> assertThat(Pages.text(test)).contains("@Tag(\"profile-engines\")"));
        assertThat(pom())
                .contains("<tests.installer>profile-installer</tests.installer>")
                .contains("<tests.wine>profile-wine</tests.wine>")
                .contains("<tests.engines>profile-engines</tests.engines>")
                .contains("<excludedGroups>${tests.installer},${tests.wine},${tests.engines}</excludedGroups>");
    }

    private static List<Path> integrationTests(String room) throws IOException {
        try (Stream<Path> files = Files.list(Pages.TOP.resolve(TESTS + room))) {
            return files.filter(file -> file.toString().endsWith("IT.java")).toList();
        }
    }
}
