package dev.tidemark.cli;

import dev.tidemark.expect.Comparison;
import dev.tidemark.expect.Difference;
import dev.tidemark.expect.DifferenceWords;
import dev.tidemark.expect.RunResult;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/** A comparison as people read it: each difference with what is to be known of it, and a last line. Immutable. */
record ExpectReport(String volume, Comparison comparison, RunResult result) {

    /** How many differences are told; the last line counts all. */
    private static final int MOST = 200;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Difference difference :
                comparison.differences().stream().limit(MOST).toList()) {
            lines.add(DifferenceWords.title(difference));
            DifferenceWords.details(difference).forEach(line -> lines.add("    " + line));
        }
        int more = comparison.differences().size() - MOST;
        if (more > 0) {
            lines.add(Messages.text("expect.more", more));
        }
        if (!comparison.isSame()) {
            comparison.values().forEach((hole, value) -> lines.add(Messages.text("expect.hole", hole, value)));
        }
        if (result.nowhere() > 0 && !comparison.expectation().closed().isEmpty()) {
            lines.add(Messages.text("expect.nowhere", result.nowhere()));
        }
        lines.add(Messages.text(
                comparison.isSame() ? "expect.same" : "expect.differs",
                comparison.matched(),
                comparison.differences().size(),
                volume,
                result.fromUsn(),
                result.toUsn()));
        return lines.stream().map(OneLine::of).toList();
    }
}
