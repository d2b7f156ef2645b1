package dev.tidemark.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.text.ContentException;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("shows-story")
class ExpectationTextTest {

    private static final String WHOLE = """
        tidemark-expect 1
        # a remark
        volume D:
        ordered

        life \\docs\\report~{1}.tmp
          to \\docs\\the report.txt
          reasons = FILE_CREATE|DATA_EXTEND|CLOSE
          source DATA_MANAGEMENT
          records 2-4
          times 1+

        life \\docs\\a # b.txt
          reasons + close
          source any

        nothing else under \\docs\\
        """;

    @Test
    void everyLineIsTaken() throws ContentException {
        Expectation read = SimulatedRun.parse(WHOLE);

        assertThat(read.volume()).isEqualTo("D:");
        assertThat(read.ordered()).isTrue();
        assertThat(read.lives()).hasSize(2);
        ExpectedLife first = read.lives().getFirst();
        assertThat(first.line()).isEqualTo(6);
        assertThat(first.words()).isEqualTo("\\docs\\report~{1}.tmp → \\docs\\the report.txt");
        assertThat(first.reasons()).isEqualTo(0x8000_0102);
        assertThat(first.exactly()).isTrue();
        assertThat(first.source()).isEqualTo(1);
        assertThat(first.records()).hasToString("2-4");
        assertThat(first.times()).hasToString("1+");
        ExpectedLife last = read.lives().getLast();
        assertThat(last.path()).hasToString("\\docs\\a # b.txt");
        assertThat(last.exactly()).isFalse();
        assertThat(last.source()).isNull();
        assertThat(read.closed()).singleElement().satisfies(folder -> {
            assertThat(folder.folder()).hasToString("\\docs");
            assertThat(folder.line()).isEqualTo(17);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "life \\a\\nreasons = CLOSE; line 1: it does not begin with 'tidemark-expect 1'",
                "tidemark-expect 1\\nfile \\a; line 2: file is no word of this file",
                "tidemark-expect 1\\nlife a.txt; line 2: a.txt is no path",
                "tidemark-expect 1\\nlife; line 2:  is no path",
                "tidemark-expect 1\\nreasons = CLOSE; line 2: reasons belongs to a life",
                "tidemark-expect 1\\nlife \\a\\nreasons CLOSE; line 3: reasons begin with = ",
                "tidemark-expect 1\\nlife \\a\\nreasons = CLOSED; line 3: CLOSED is no reason",
                "tidemark-expect 1\\nlife \\a\\nsource ME; line 3: ME is no source information",
                "tidemark-expect 1\\nlife \\a\\ntimes 3-1; line 3: 3-1 is no number of times",
                "tidemark-expect 1\\nlife \\a\\ntimes many; line 3: many is no number of times",
                "tidemark-expect 1\\nlife \\a\\n\\nlife \\b; line 2: life \\a has no line 'reasons = …'",
                "tidemark-expect 1\\nnothing else under \\a\\**; line 2: \\a\\** has **",
                "tidemark-expect 1\\nnothing else; line 2: nothing is no word of this file",
                "tidemark-expect 1\\nordered by name; line 2: nothing goes behind ordered",
                "tidemark-expect 1\\nvolume; line 2: volume needs something behind it",
                "tidemark-expect 1\\nlife \\{1}{2}{3}{4}{5}{6}{7}{8}{9}; line 2: more than 8 placeholders",
            })
    void whatIsWrongIsNamedWithItsLine(String text, String said) {
        assertThatThrownBy(() -> SimulatedRun.parse(text.replace("\\n", "\n")))
                .isInstanceOf(ContentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void moreThanCanBeTakenIsRefused() {
        String life = "life \\a\nreasons = CLOSE\n";

        assertThatThrownBy(() -> SimulatedRun.parse(ExpectationText.HEADER + "\n" + life.repeat(1_001)))
                .hasMessageContaining("line 2002: more than 1000 of them");
        assertThatThrownBy(() -> SimulatedRun.parse(ExpectationText.HEADER + "\nlife \\" + "a".repeat(50_000)))
                .hasMessageContaining("line 2: longer than 40000 characters");
    }

    /** What is damaged is read, or said; nothing else comes of it. */
    @Test
    void whatIsDamagedIsReadOrSaid() {
        Random random = new Random(3);
        for (int round = 0; round < 1_000; round++) {
            StringBuilder text = new StringBuilder(WHOLE);
            for (int i = 0; i < 3; i++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, "{*?\\u\n".charAt(random.nextInt(6)));
                }
            }
            try {
                Expectation read = SimulatedRun.parse(text.toString());
                assertThat(read.lives().size()).isLessThanOrEqualTo(4);
                read.lives().forEach(life -> life.path().fits("\\docs\\report~1.tmp"));
            } catch (ContentException e) {
                assertThat(e).hasMessageStartingWith("line ");
            }
        }
    }
}
