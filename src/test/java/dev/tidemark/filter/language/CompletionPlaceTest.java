package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.CompletionPlace.Kind;
import dev.tidemark.testing.RandomFilters;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wanted where the caret is, in a text that is no filter yet. */
@Tag("shows-ask")
class CompletionPlaceTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();

    private static CompletionPlace at(String text) {
        return CompletionPlace.at(text, text.length(), FIELDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''§CONDITION§''",
                "na§CONDITION§na",
                "name§CONDITION§name",
                "a b§CONDITION§b",
                "(na§CONDITION§na",
                "-na§CONDITION§na",
                "a and na§CONDITION§na",
                "a || na§CONDITION§na",
                "and§CONDITION§and",
                "\"x y\" na§CONDITION§na",
                "\"x y§NOTHING§''",
                "name §OPERATOR§''",
                "name l§OPERATOR§l",
                "name like§OPERATOR§like",
                "name xyz§CONDITION§xyz",
                "nmae l§CONDITION§l",
                "name ==§VALUE§''",
                "name == §VALUE§''",
                "name = a§VALUE§a",
                "name == \"a b§VALUE§a b",
                "name == \"a b\" §CONDITION§''",
                "name == a §CONDITION§''",
                "reason any FILE§VALUE§FILE",
                "reason any FILE_CREATE|CL§VALUE§CL",
                "reason in {§VALUE§''",
                "reason in {CLOSE, EA§VALUE§EA",
                "reason in {CLOSE} §CONDITION§''",
                "usn in {1 .. 2, §VALUE§''",
                "has na§FIELD§na",
                "has name §CONDITION§''",
                "is d§STATE§d",
                "is dir §CONDITION§''"
            })
    void theWantedIsKnown(String text, Kind kind, String prefix) {
        CompletionPlace place = at(text);
        assertThat(place.kind()).isEqualTo(kind);
        assertThat(place.prefix()).isEqualTo(prefix);
        assertThat(place.span().to()).isEqualTo(text.length());
    }

    @Test
    void aValueKnowsWhatItIsComparedWith() {
        CompletionPlace place = at("x ext != do");
        assertThat(String.valueOf(place.field())).isEqualTo("ext");
        assertThat(place.operator()).isEqualTo(Operator.NOT_EQUAL);
        assertThat(place.span()).isEqualTo(new Span(9, 11));
    }

    @Test
    void whatStandsBehindTheCaretDoesNotMatter() {
        assertThat(CompletionPlace.at("name == a and (", 7, FIELDS).kind()).isEqualTo(Kind.VALUE);
        assertThat(CompletionPlace.at("x", 99, FIELDS).prefix()).isEqualTo("x");
    }

    @Test
    void everyBeginningOfManyTextsHasAnEnd() {
        Random random = new Random(5);
        RandomFilters filters = new RandomFilters(random, FIELDS);
        for (int i = 0; i < 300; i++) {
            String text = filters.filter(3) + " " + ")(,}{|\"=".charAt(random.nextInt(8)) + filters.filter(1);
            for (int caret = 0; caret <= text.length(); caret++) {
                CompletionPlace place = CompletionPlace.at(text, caret, FIELDS);
                assertThat(place.span().from()).isBetween(0, caret);
            }
        }
    }
}
