package dev.tidemark.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.Fields;
import dev.tidemark.summary.Counted;
import dev.tidemark.summary.Grouping;
import dev.tidemark.summary.StatisticsResult;
import dev.tidemark.summary.Tally;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was counted is written so that programs and people read it back. */
@Tag("shows-when")
class StatisticsLinesTest {

    private static StatisticsResult result(String value, long count) {
        Tally tally = new Tally(count, 8 * count, Tally.NO_TIME, Tally.NO_TIME);
        Counted.Line line = new Counted.Line(value, "", tally);
        Counted counted =
                new Counted(Grouping.of(Fields.EXTENSION), List.of(line), 1, true, Tally.NOTHING, Tally.NOTHING);
        return new StatisticsResult(new Tally(1_000_000, 0, 0, 0), List.of(counted), 0, 0, true);
    }

    private static String last(ExportFormat format, StatisticsResult result) {
        return StatisticsLines.of(result, format, false).getLast();
    }

    @Test
    void sharesAreDecimalFractionsHoweverSmall() {
        assertThat(last(ExportFormat.TSV, result("a", 3))).isEqualTo("ext\tvalue\ta\t\t3\t0.000003\t24\t\t");
        assertThat(last(ExportFormat.JSONL, result("a", 911))).contains("\"share\":0.000911");
    }

    @Test
    void namesOfOthersStayOnTheirLineAndInTheirColumn() {
        assertThat(last(ExportFormat.TSV, result("a\tb\n", 1))).startsWith("ext\tvalue\ta\\u0009b\\u000a\t");
        assertThat(last(ExportFormat.CSV, result("a\"b", 1))).startsWith("ext,value,\"a\"\"b\",");
        assertThat(last(ExportFormat.CSV, result("\u202e", 1))).startsWith("ext,value,\\u202e,");
    }
}
