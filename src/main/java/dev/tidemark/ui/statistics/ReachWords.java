package dev.tidemark.ui.statistics;

import dev.tidemark.summary.JournalReach;
import dev.tidemark.summary.JournalReach.Rate;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.DurationWords;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Filetime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How far back a journal reaches, as a small table of words. Pure functions. */
final class ReachWords {

    private ReachWords() {}

    /** What the columns are called: a period, its rate, and the sizes that people choose from. */
    static List<String> head() {
        Stream<String> sizes = JournalReach.SIZES.stream().map(ByteSize::exact);
        return Stream.concat(
                        Stream.of(Messages.text("reach.period"), Messages.text("reach.rate")),
                        sizes.map(size -> Messages.text("reach.size", size)))
                .toList();
    }

    /** A line for each period, the whole journal last. */
    static List<List<String>> lines(JournalReach reach) {
        return reach.rates().stream().map(ReachWords::line).toList();
    }

    private static List<String> line(Rate rate) {
        String period = DurationWords.of((double) rate.ticks() / Filetime.TICKS_PER_SECOND);
        List<String> line = new ArrayList<>();
        line.add(Messages.text(rate.whole() ? "reach.whole" : "reach.last", period));
        line.add(Messages.text("reach.perSecond", ByteSize.brief(Math.round(rate.perSecond()))));
        for (long size : JournalReach.SIZES) {
            double seconds = rate.reach(size);
            line.add(Double.isFinite(seconds) ? DurationWords.of(seconds) : Messages.text("reach.never"));
        }
        return line;
    }

    /** All of it in one text, for who hears it. */
    static String all(JournalReach reach) {
        List<String> head = head();
        StringBuilder all = new StringBuilder();
        for (List<String> line : lines(reach)) {
            all.append(line.getFirst()).append(": ").append(line.get(1));
            for (int i = 2; i < line.size(); i++) {
                all.append(", ").append(head.get(i)).append(' ').append(line.get(i));
            }
            all.append(". ");
        }
        return all.toString().strip();
    }
}
