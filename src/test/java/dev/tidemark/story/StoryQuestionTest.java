package dev.tidemark.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-story")
class StoryQuestionTest {

    @ParameterizedTest
    @CsvSource({
        "C:\\docs\\a.txt, \\docs\\a.txt",
        "docs/a.txt, \\docs\\a.txt",
        "\\docs\\, \\docs",
        "c:/docs//, \\docs",
        "docs, \\docs",
        "C:\\, \\",
        "/, \\"
    })
    void aPathIsMeantHoweverItIsWritten(String typed, String path) {
        assertThat(StoryQuestion.of(" " + typed)).isEqualTo(new StoryQuestion.OfPath(path));
    }
}
