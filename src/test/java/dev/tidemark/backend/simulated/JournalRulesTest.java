package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.JournalRules.Entry;
import dev.tidemark.backend.simulated.JournalRules.Rule;
import dev.tidemark.testing.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The simulator beside real journals: it keeps to the rules that they keep, and does what they do. */
@Tag("shows-windows")
@Timeout(120)
class JournalRulesTest {

    private static final int RECORDS = 150_000;

    /** What is rarer may be cut by the ends of a journal, or by its own program's crash. */
    private static final int OFTEN = 4;

    private static JournalRules real() throws IOException {
        JournalRules rules = new JournalRules();
        for (String set : Journals.SETS) {
            rules.begin(set);
            try (Stream<String> lines = Files.lines(Journals.file(set, "expected.tsv"))) {
                lines.skip(1).map(JournalRulesTest::entry).forEach(rules::take);
            }
        }
        return rules;
    }

    /** The columns: usn, time, reason, source, attributes, file, parent, name. */
    private static Entry entry(String line) {
        String[] columns = line.split("\t", -1);
        return new Entry(
                Long.parseLong(columns[0]),
                Long.parseLong(columns[1]),
                Integer.parseUnsignedInt(columns[2], 16),
                columns[5],
                columns[6],
                columns[7]);
    }

    private static JournalRules simulated() {
        JournalRules rules = new JournalRules();
        for (String id : List.of("C:", "D:", "R:")) {
            rules.begin(id);
            try (Fixture fixture = new Fixture(id)) {
                fixture.backend.step(id, RECORDS);
                for (Fixture.Row row : fixture.rows()) {
                    rules.take(new Entry(
                            row.usn(),
                            row.time(),
                            row.reasons(),
                            row.file().hex(),
                            row.parent().hex(),
                            row.name()));
                }
            }
        }
        return rules;
    }

    @Test
    void realJournalsKeepTheRulesOfTheSimulator() throws IOException {
        JournalRules real = real();
        System.out.println(real.table());
        for (Rule rule : Rule.values()) {
            assertThat(real.of(rule).kept()).as(rule.name()).isPositive();
            assertThat(real.of(rule).broken())
                    .as("%s: %s", rule, real.of(rule).example())
                    .isZero();
        }
    }

    @Test
    void theSimulatorKeepsThemToo() {
        JournalRules simulated = simulated();
        for (Rule rule : Rule.values()) {
            assertThat(simulated.of(rule).kept()).as(rule.name()).isPositive();
            assertThat(simulated.of(rule).broken())
                    .as("%s: %s", rule, simulated.of(rule).example())
                    .isZero();
        }
    }

    @Test
    void whatRealJournalsDoAtOnceTheWorkloadsDoToo() throws IOException {
        JournalRules real = real();
        JournalRules simulated = simulated();
        System.out.println(real.shapesBeside(simulated));
        assertThat(real.often(OFTEN))
                .isNotEmpty()
                .allSatisfy(shape ->
                        assertThat(simulated.seen(shape)).as(shape.toString()).isPositive());
    }
}
