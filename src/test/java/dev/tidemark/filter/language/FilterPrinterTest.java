package dev.tidemark.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.testing.RandomFilters;
import dev.tidemark.testing.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The printed form of a tree is read as the same tree. */
@Tag("shows-ask")
class FilterPrinterTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();
    private static final int ROUNDS = 200_000;
    private static final String LETTERS = "aZ0 .*?\\\"()|,{}=~<>!-&;'^\n\t\u0000\u200b\u202e\ud83d\ude00\udc00ß中￿";

    private static Node read(String text) {
        ParsedFilter parsed = FilterParser.parse(text, FIELDS);
        assertThat(parsed.error()).as(text).isNull();
        return Objects.requireNonNull(parsed.tree()).bare();
    }

    @Test
    void whatIsPrintedIsReadAsTheSameTree() {
        Random random = new Random(15);
        RandomFilters filters = new RandomFilters(random, FIELDS);
        for (int i = 0; i < Rounds.of(ROUNDS); i++) {
            String text = filters.filter(3);
            Node tree = read(text);
            String printed = FilterPrinter.print(tree);
            assertThat(read(printed)).as("%s, printed as %s", text, printed).isEqualTo(tree);
        }
    }

    @Test
    void anyTextIsPrintedSoThatItIsReadAgainWhereverItStands() {
        Random random = new Random(16);
        for (int i = 0; i < Rounds.of(ROUNDS); i++) {
            Value.Text text = text(random);
            List<Node> parts = List.of(
                    new Node.Bare(Span.NONE, text),
                    new Node.Compare(Span.NONE, Fields.NAME, Operator.LIKE, text),
                    new Node.Compare(Span.NONE, Fields.NAME, Operator.EQUAL, text.plain()),
                    new Node.In(
                            Span.NONE,
                            Fields.NAME,
                            List.of(Node.Item.of(text.plain()), Node.Item.of(Value.Text.of("b")))),
                    new Node.Bare(Span.NONE, text(random)));
            Node tree = new Node.Or(Span.NONE, List.of(new Node.And(Span.NONE, parts), parts.getFirst()));
            String printed = FilterPrinter.print(tree);
            assertThat(read(printed)).as(printed).isEqualTo(tree);
            assertThat(printed.chars()).as(printed).noneMatch(c -> c < ' ' || c == 0x202E || c == 0x200B);
        }
    }

    private static Value.Text text(Random random) {
        StringBuilder text = new StringBuilder();
        List<Integer> literals = new ArrayList<>();
        int length = random.nextInt(8);
        for (int i = 0; i < length; i++) {
            char c = LETTERS.charAt(random.nextInt(LETTERS.length()));
            if ((c == '*' || c == '?') && random.nextBoolean()) {
                literals.add(i);
            }
            text.append(c);
        }
        String word = random.nextInt(20) == 0
                ? List.of("or", "name", "in", "has", "..").get(random.nextInt(5))
                : "";
        return word.isEmpty() ? new Value.Text(text.toString(), random.nextInt(4) == 0, literals) : Value.Text.of(word);
    }

    @Test
    void wordsThatNeedNoQuotesHaveNone() {
        assertThat(FilterPrinter.print(read("\"report\" \"*.docx\" \"\\temp\\x\" \"größe\"")))
                .isEqualTo("report and *.docx and \\temp\\x and größe");
        assertThat(FilterPrinter.print(read("\"a\ud83d\ude00\""))).isEqualTo("\"a\ud83d\ude00\"");
    }

    @Test
    void whatNamesShowAsEscapesIsPrintedAsEscapes() {
        assertThat(FilterPrinter.print(read("a\u3164b or \udb40\udc01 or c\u00a0d or \ud83d\ude00")))
                .isEqualTo("\"a\\u3164b\"e or \"\\udb40\\udc01\"e or \"c\\u00a0d\"e or \"\ud83d\ude00\"");
    }
}
