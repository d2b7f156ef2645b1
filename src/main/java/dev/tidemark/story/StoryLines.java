package dev.tidemark.story;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeFacts.Begin;
import dev.tidemark.field.LifeFacts.End;
import dev.tidemark.history.FileStory;
import dev.tidemark.history.Life;
import dev.tidemark.history.LifeReader;
import dev.tidemark.history.NamePeriod;
import dev.tidemark.history.NamePeriod.At;
import dev.tidemark.path.FilePath;
import dev.tidemark.store.RowReader.Outcome;
import dev.tidemark.story.StoryLine.Kind;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Reason;
import java.util.List;
import java.util.Locale;

/**
 * Tells the story of a file as lines for people. Not thread-safe.
 *
 * @param <X> what taking a line may fail with
 */
public final class StoryLines<X extends Exception> {

    private static final double TICKS_PER_SECOND = 1e7;

    private final LineSink<X> lines;

    /** Takes lines. */
    @FunctionalInterface
    public interface LineSink<X extends Exception> {
        void line(StoryLine line) throws X;
    }

    public StoryLines(LineSink<X> lines) {
        this.lines = lines;
    }

    /**
     * Tells a story.
     *
     * @param reader reads its lives
     */
    public void tell(FileStory story, LifeReader reader) throws X {
        lines.line(new StoryLine(
                0, Kind.FILE, Messages.text("story.file", id(story.file())), firstRow(story), story.file()));
        names("story.names", story.names());
        title(Messages.text("story.lives", story.lives().size()));
        for (Life life : story.lives()) {
            Outcome read = reader.<X>read(life, (facts, last, path) -> life(story.file(), life, facts));
            if (read != Outcome.READ) {
                lines.line(
                        new StoryLine(2, Kind.LIFE, Messages.text("story.life.unread"), life.firstRow(), story.file()));
            }
        }
        for (List<NamePeriod> before : story.predecessors()) {
            names("story.before", before);
        }
        names("story.others", story.others());
    }

    private static long firstRow(FileStory story) {
        long name = story.names().isEmpty()
                ? Long.MAX_VALUE
                : story.names().getFirst().first().row();
        long life = story.lives().isEmpty()
                ? Long.MAX_VALUE
                : story.lives().getFirst().firstRow();
        long first = Math.min(name, life);
        return first == Long.MAX_VALUE ? StoryLine.NO_ROW : first;
    }

    private void title(String words) throws X {
        lines.line(new StoryLine(1, Kind.TITLE, words, StoryLine.NO_ROW, null));
    }

    private void names(String title, List<NamePeriod> names) throws X {
        if (names.isEmpty()) {
            return;
        }
        title(Messages.text(title));
        for (NamePeriod name : names) {
            FilePath path = name.path();
            String shown = path == null ? Escapes.inPath(name.name().name()) : path.text();
            String sure = path == null
                    ? Messages.text("story.nowhere")
                    : Messages.text("path.certainty." + path.certainty().name());
            lines.line(new StoryLine(2, Kind.NAME, shown, name.first().row(), name.file()));
            detail(name, name.first(), Messages.text("story.name", id(name.file()), sure));
            detail(name, name.first(), Messages.text("story.from." + word(name.begin()), at(name.first())));
            detail(name, name.last(), Messages.text("story.to." + word(name.end()), at(name.last())));
        }
    }

    private void detail(NamePeriod name, At at, String words) throws X {
        lines.line(new StoryLine(3, Kind.DETAIL, words, at.row(), name.file()));
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String at(At at) {
        return Messages.text("story.at", time(at.time()), Long.toString(at.usn()));
    }

    private static String time(long filetime) {
        return filetime == 0 ? Messages.text("story.noTime") : Filetime.isoUtc(filetime);
    }

    /** A file reference in both ways in which it is written. */
    public static String id(FileId file) {
        return file.fits64()
                ? Messages.text(
                        "story.id", file.hex(), Long.toString(file.recordNumber()), Integer.toString(file.sequence()))
                : file.hex();
    }

    private void life(FileId file, Life life, LifeFacts facts) throws X {
        StringBuilder words = new StringBuilder(Messages.text(
                "story.life",
                time(facts.start()),
                Long.toString(facts.usn()),
                String.format(Locale.ROOT, "%.3f", facts.duration() / TICKS_PER_SECOND),
                facts.records(),
                Reason.labels(facts.reasons())));
        if (facts.begin() == Begin.CUT) {
            words.append("; ").append(Messages.text("story.life.cut"));
        }
        if (facts.end() == End.OPEN || facts.end() == End.LOST) {
            words.append("; ").append(Messages.text("story.life." + facts.end().id()));
        }
        if (facts.isTemporary()) {
            words.append("; ").append(Messages.text("story.life.temporary"));
        }
        lines.line(new StoryLine(2, Kind.LIFE, words.toString(), life.firstRow(), file));
    }
}
