package dev.tidemark.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.usn.Reason;
import dev.tidemark.words.ReasonPage.Section;
import dev.tidemark.words.Statement.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of each reason behind its question mark. */
@Tag("shows-story")
class ReasonPageTest {

    @ParameterizedTest
    @EnumSource
    void everySectionSaysSomethingAndOnWhichGround(Reason reason) {
        ReasonPage page = new ReasonPage(reason);

        for (Section section : Section.values()) {
            assertThat(page.statements(section))
                    .as("%s %s", reason, section)
                    .isNotEmpty()
                    .allSatisfy(statement -> assertThat(statement.text()).matches("[A-Z\"].*[.!]"));
        }
        assertThat(page.statements(Section.SETS).getFirst().source()).isIn(Source.PAGE, Source.DOC);
        assertThat(page.title()).startsWith("USN_REASON_" + reason.name());
    }

    @ParameterizedTest
    @EnumSource
    void thePageIsNamedWithItsAddress(Reason reason) {
        ReasonPage page = new ReasonPage(reason);

        assertThat(page.pageName()).contains("USN_RECORD_V2", "winioctl.h");
        assertThat(page.address())
                .isEqualTo("https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-usn_record_v2");
    }

    /** What is seen in journals alone must not stand as if Windows promised it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        FILE_DELETE                  | NEXT | close record itself
        HARD_LINK_CHANGE             | ELSE | a name was removed
        RENAME_OLD_NAME              | NEXT | right behind this one
        INDEXABLE_CHANGE             | ELSE | same record
        DESIRED_STORAGE_CLASS_CHANGE | ELSE | FILE_CREATE
        TRANSACTED_CHANGE            | ELSE | commits
        """)
    void whatIsOnlyUsualIsCalledSo(Reason reason, Section section, String about) {
        assertThat(new ReasonPage(reason).statements(section))
                .filteredOn(statement -> statement.text().contains(about))
                .isNotEmpty()
                .allMatch(statement -> statement.source() == Source.USUAL);
    }
}
