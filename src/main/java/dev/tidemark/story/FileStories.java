package dev.tidemark.story;

import dev.tidemark.capture.Source;
import dev.tidemark.history.FileStory;
import dev.tidemark.history.LifeReader;
import dev.tidemark.history.Story;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * The stories that answer a question, from the rows that a source had when it was asked. Immutable; reads the store again for the lives:
 * not for the FX thread.
 *
 * @param tooMany whether there is more than is followed
 */
public record FileStories(Source source, StoryQuestion question, List<FileStory> stories, boolean tooMany) {

    public FileStories {
        stories = List.copyOf(stories);
    }

    /**
     * Answers a question. May take long: not for the FX thread.
     *
     * @param end the number of the row behind the last one that counts; the source's paths have taken in all of them
     * @param progress told from 0 to 1 how far it is
     * @param cancelled asked every few thousand rows; what comes of it is worth nothing then
     */
    public static FileStories tell(
            Source source, StoryQuestion question, long end, DoubleConsumer progress, BooleanSupplier cancelled) {
        Story story = new Story(source.store(), source.paths(), end, progress, cancelled);
        List<FileStory> stories = switch (question) {
            case StoryQuestion.OfFile of -> story.ofFile(of.file());
            case StoryQuestion.OfPath of -> story.ofPath(of.path());
        };
        return new FileStories(source, question, stories, story.isTooMany());
    }

    /**
     * Writes them.
     *
     * @throws IOException if they cannot be written, or the bytes of a record are no longer there
     */
    public long write(StoryWriter.Form form, OutputStream out) throws IOException {
        long lines = 0;
        try (LifeReader reader = new LifeReader(source.store(), source.paths())) {
            StoryWriter writer = new StoryWriter(form, reader, out);
            writer.begin();
            for (FileStory story : stories) {
                lines += writer.write(story);
            }
        }
        return lines;
    }

    /** Thrown to end the telling of lines of which there are enough. */
    private static final class Enough extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /**
     * The lines for people, as they are written, of all stories in their order.
     *
     * @param most how many are wanted at most
     */
    public List<StoryLine> lines(int most) {
        List<StoryLine> lines = new ArrayList<>();
        try (LifeReader reader = new LifeReader(source.store(), null)) {
            StoryLines<Enough> told = new StoryLines<>(line -> {
                if (lines.size() == most) {
                    throw new Enough();
                }
                lines.add(line);
            });
            for (FileStory story : stories) {
                told.tell(story, reader);
            }
        } catch (Enough e) {
            // Who wants all of them writes them.
        }
        return lines;
    }
}
