package dev.tidemark.cli;

import dev.tidemark.field.LifeFacts;
import dev.tidemark.field.LifeFacts.Begin;
import dev.tidemark.field.LifeFacts.End;
import dev.tidemark.history.FileStory;
import dev.tidemark.history.LifeReader;
import dev.tidemark.history.NamePeriod;
import dev.tidemark.history.NamePeriod.At;
import dev.tidemark.path.FilePath;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the story of a file as lines for people. Not thread-safe. */
final class StoryWords {

    private static final double TICKS_PER_SECOND = 1e7;
    private static final String INDENT = "  ";

    private final LineSink lines;

    /** Takes lines. */
    @FunctionalInterface
    interface LineSink {
        void line(String line) throws IOException;
    }

    StoryWords(LineSink lines) {
        this.lines = lines;
    }

    /**
     * Tells a story.
     *
     * @param reader reads its lives
     */
    void tell(FileStory story, LifeReader reader) throws IOException {
        say(0, Messages.text("cli.history.file", id(story.file())));
        names("cli.history.names", story.names());
        say(1, Messages.text("cli.history.lives", story.lives().size()));
        for (var life : story.lives()) {
            reader.<IOException>read(life, this::life);
        }
        for (List<NamePeriod> before : story.predecessors()) {
            names(
                    "cli.history.before",
                    before.stream()
                            .filter(name -> !name.file().equals(story.file()))
                            .toList());
        }
        names("cli.history.others", story.others());
    }

    private void names(String title, List<NamePeriod> names) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        say(1, Messages.text(title));
        for (NamePeriod name : names) {
            FilePath path = name.path();
            say(2, path == null ? Escapes.inPath(name.name().name()) : path.text());
            say(
                    3,
                    Messages.text(
                            "cli.history.name",
                            id(name.file()),
                            path == null
                                    ? Messages.text("cli.history.nowhere")
                                    : Messages.text(
                                            "path.certainty." + path.certainty().name())));
            say(3, Messages.text("cli.history.from." + word(name.begin()), at(name.first())));
            say(3, Messages.text("cli.history.to." + word(name.end()), at(name.last())));
        }
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String at(At at) {
        return Messages.text("cli.history.at", time(at.time()), Long.toString(at.usn()));
    }

    private static String time(long filetime) {
        return filetime == 0 ? Messages.text("cli.history.noTime") : Filetime.isoUtc(filetime);
    }

    /** A file reference in both ways in which it is written. */
    private static String id(FileId file) {
        return file.fits64()
                ? Messages.text(
                        "cli.history.id",
                        file.hex(),
                        Long.toString(file.recordNumber()),
                        Integer.toString(file.sequence()))
                : file.hex();
    }

    private void life(LifeFacts facts, RecordCursor last, @Nullable FilePath path) throws IOException {
        StringBuilder words = new StringBuilder(Messages.text(
                "cli.history.life",
                time(facts.start()),
                Long.toString(facts.usn()),
                String.format(Locale.ROOT, "%.3f", facts.duration() / TICKS_PER_SECOND),
                facts.records(),
                Reason.labels(facts.reasons())));
        if (facts.begin() == Begin.CUT) {
            words.append("; ").append(Messages.text("cli.history.life.cut"));
        }
        if (facts.end() == End.OPEN || facts.end() == End.LOST) {
            words.append("; ")
                    .append(Messages.text("cli.history.life." + facts.end().id()));
        }
        if (facts.isTemporary()) {
            words.append("; ").append(Messages.text("cli.history.life.temporary"));
        }
        say(2, words.toString());
    }

    private void say(int depth, String words) throws IOException {
        lines.line(INDENT.repeat(depth) + words);
    }
}
