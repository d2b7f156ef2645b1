package dev.tidemark.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.LifeFacts.Begin;
import dev.tidemark.field.LifeFacts.End;
import dev.tidemark.text.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@Tag("shows-story")
class JUnitTextTest {

    private static final String LINES = """
        tidemark-expect 1
        life \\d\\a.txt
        reasons = DATA_EXTEND|CLOSE
        life \\d\\b.txt
        reasons = CLOSE
        nothing else under \\d
        """;

    private static SeenLife life(String path) {
        return new SeenLife(1, 1, path, path, 0x8000_0002, 0, 2, Begin.OPENED, End.CLOSED);
    }

    private static Element suite(List<SeenLife> lives, List<Problem> problems) throws Exception {
        Comparison comparison = Comparison.of(SimulatedRun.parse(LINES), lives);
        String text = JUnitText.of(comparison, problems, Duration.ofMillis(1234));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> all(Element of, String name) {
        NodeList nodes = of.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    @Test
    void eachLifeAndEachFolderIsATestCase() throws Exception {
        Element suite = suite(List.of(life("\\d\\a.txt"), life("\\d\\x.txt")), List.of());

        assertThat(all(suite, "testcase"))
                .extracting(each -> each.getAttribute("name"))
                .containsExactly(
                        "the run", "line 2: \\d\\a.txt", "line 4: \\d\\b.txt", "line 6: nothing else under \\d");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("time")).isEqualTo("1.234");
        assertThat(all(suite, "failure"))
                .extracting(Element::getTextContent)
                .satisfiesExactly(
                        first -> assertThat(first).contains("Missing: \\d\\b.txt"),
                        second -> assertThat(second).contains("Extra: \\d\\x.txt"));
    }

    @Test
    void aRunThatFailedIsAnError() throws Exception {
        Element suite = suite(List.of(), List.of(Problem.refusal("It \"failed\" <&>", "here", "next")));

        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(all(suite, "error")).singleElement().satisfies(error -> {
            assertThat(error.getAttribute("message")).isEqualTo("It \"failed\" <&>");
            assertThat(error.getTextContent()).contains("here next");
        });
    }

    /** Every UTF-16 unit, as it may stand in a name. */
    @Test
    void aHostileNameIsWellFormed() throws Exception {
        StringBuilder name = new StringBuilder("\\d\\]]></failure>&amp;\"'<!--");
        IntStream.rangeClosed(0, 0xFFFF)
                .forEach(unit -> name.append((char) unit).append(' '));

        Element suite = suite(List.of(life(name.toString())), List.of());

        assertThat(all(suite, "failure").getLast().getTextContent())
                .contains("]]></failure>&amp;\"'<!--", "\\ud800", "\\u0000", "\\uffff");
    }
}
