package dev.tidemark.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What those who come later look for is there, is found from the README, and says what it should. */
@Tag("shows-house")
class PagesTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)#]+)[^)]*\\)");
    private static final int MOST_LINES_OF_A_DECISION = 40;
    private static final int MOST_LINES_OF_ONE_PAGE = 80;

    private static final Path DECISIONS = Pages.TOP.resolve("src/site/decisions");

    /** Sentences that were hard to understand, by words that only they have. */
    private static final List<String> GONE = List.of(
            "is in the Start menu then",
            "is another thing: it leaves a row",
            "can be asked of the volume itself",
            "the reader's wish stays",
            "on Windows' account",
            "which reading a volume's journal takes",
            "What is not certain is paler",
            "lets go when you scroll up",
            "Read otherwise",
            "one to a line",
            "is said on the caller's console");

    private static Stream<Path> linked(Path page) {
        Matcher links = LINK.matcher(Pages.text(page));
        return links.results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://"))
                .map(target -> page.getParent().resolve(target).normalize());
    }

    @Test
    void theReadmeLeadsToThePagesForContributors() {
        assertThat(linked(Pages.README).map(Pages::name).toList())
                .contains(
                        ".github/CONTRIBUTING.md",
                        ".github/SECURITY.md",
                        "src/site/architecture.md",
                        "src/site/CHANGELOG.md",
                        "src/site/decisions",
                        "installer/README.md");
    }

    @Test
    void everyLinkOfAPageLeadsSomewhere() {
        assertThat(Pages.all().stream().flatMap(PagesTest::linked).distinct())
                .isNotEmpty()
                .allSatisfy(target -> assertThat(target).exists());
    }

    @Test
    void decisionsAreNumberedWithoutGapsAndListed() throws Exception {
        List<String> names;
        try (Stream<Path> files = Files.list(DECISIONS)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
        }
        assertThat(names).hasSizeGreaterThan(15);
        for (int i = 0; i < names.size(); i++) {
            assertThat(names.get(i)).matches(String.format("%04d-[a-z0-9-]+\\.md", i + 1));
        }
        assertThat(linked(DECISIONS.resolve("README.md"))
                        .map(file -> file.getFileName().toString()))
                .containsExactlyElementsOf(names);
    }

    @Test
    void aDecisionIsShortAndSaysWhatLedToItAndWhatFollows() throws Exception {
        try (Stream<Path> files = Files.list(DECISIONS)) {
            assertThat(files.filter(file -> file.getFileName().toString().matches("\\d.*")))
                    .allSatisfy(file -> {
                        assertThat(Pages.text(file))
                                .contains("\n## Context\n", "\n## Decision\n", "\n## Consequence\n");
                        assertThat(Pages.text(file).lines().count()).isLessThan(MOST_LINES_OF_A_DECISION);
                    });
        }
    }

    @Test
    void contributingIsOnePage() {
        assertThat(Pages.text(Pages.TOP.resolve(".github/CONTRIBUTING.md"))
                        .lines()
                        .count())
                .isLessThan(MOST_LINES_OF_ONE_PAGE);
    }

    @Test
    void theSentencesThatWereHardToUnderstandAreGone() {
        assertThat(Pages.all()).allSatisfy(page -> {
            String sentences = Pages.text(page).replaceAll("\\s+", " ");
            assertThat(GONE).as(Pages.name(page)).noneMatch(sentences::contains);
        });
    }

    @Test
    void thePagesNameWhatShortensACommand() {
        String all = String.join("\n", Pages.all().stream().map(Pages::text).toList());
        assertThat(ShortForm.NAMED).allSatisfy(option -> assertThat(all).contains(option));
    }

    /** Else nothing would be tried of a page whose commands are written in another way. */
    @Test
    void commandsAreFoundInBlocksAndInSentences() {
        List<String> found = DocumentedCommand.in(Pages.README).stream()
                .map(DocumentedCommand::text)
                .toList();
        assertThat(found)
                .contains(
                        "mvn -q compile exec:exec",
                        "mvn -B -ntp verify",
                        "mvn -q package -DskipTests",
                        "tidemark records '$J' --format csv > journal.csv",
                        "tidemark bench index FILE --json",
                        "tidemark '$J' --mft FILE",
                        ".ci/run")
                .hasSizeGreaterThan(25);
        assertThat(DocumentedCommand.in(Pages.TOP.resolve("installer/README.md")))
                .extracting(DocumentedCommand::text)
                .contains("mvn -q -Pinstaller verify")
                .anyMatch(text -> text.startsWith("jpackage ") && text.endsWith("--win-dir-chooser"));
    }
}
