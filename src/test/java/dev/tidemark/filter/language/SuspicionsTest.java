package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("shows-ask")
class SuspicionsTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    private static List<Notice> notices(String text, int versions) {
        Node tree = Objects.requireNonNull(FilterParser.parse(text, FIELDS).tree(), text);
        return Suspicions.of(text, tree, FIELDS, TimeContext.utc(Instant.EPOCH), versions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "x name == \"*.tmp\"§name == \"*.tmp\"§use like",
                "x name ~ a?§name ~ a?§use like",
                "name in {*.tmp}§name in {*.tmp}§use like",
                "reason != CLOSE§reason != CLOSE§all flags",
                "reason any 0§reason any 0§No record can pass",
                "name report§name§looked for in names",
                "usn in {9 .. 5}§usn in {9 .. 5}§its end comes first",
                "usn > 9 usn < 5§usn < 5§No record can pass",
                "time > 2024 x time < 2023-05§time < 2023-05§No record can pass",
                "nmae like x§nmae§did you mean name?",
                "nmae==x§nmae==x§compares only right behind",
                "x name:*.tmp§name:*.tmp§To compare the field name",
                ">5§>5§compares only right behind",
            })
    void whatWasHardlyMeantIsToldWithItsPlace(String text, String place, String words) {
        assertThat(notices(text, Suspicions.ANY_VERSION)).singleElement().satisfies(notice -> {
            assertThat(notice.words()).contains(words);
            assertThat(notice.span().of(text)).isEqualTo(place);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report *.docx",
                "\"name\" \"like\"",
                "name like *.tmp",
                "usn > 5 usn < 9",
                "usn > 9 or usn < 5",
                "not reason any CLOSE",
                "a=b ~$x",
                "\"name:a\" zone:identifier",
                "look like new"
            })
    void whatCanWellBeMeantIsNotSuspicious(String text) {
        assertThat(notices(text, 1 << 2 | 1 << 3)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"extents.count > 1, 2, true", "extents.count > 1, 4, false", "has name, 4, true", "usn > 5, 4, false"})
    void aFieldThatNoLoadedVersionHasIsSuspicious(String text, int version, boolean suspicious) {
        assertThat(notices(text, 1 << version)).hasSize(suspicious ? 1 : 0);
    }
}
