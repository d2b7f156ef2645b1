package dev.tidemark.session;

import dev.tidemark.capture.JsonFields;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * The files and volumes that a user opened last, in the folder of the user's data: a JSON object on each line, the newest first. Safe
 * from any thread and beside other processes. May wait for a disk: not for the FX thread.
 */
public final class RecentSources {

    /** Older ones are forgotten. */
    public static final int MOST = 12;

    /** Room for as many of the longest paths, each character written as an escape. */
    private static final int MOST_BYTES = 8 << 20;

    private final DocumentFile document;

    /**
     * @param folder of the user's data; need not exist
     */
    public RecentSources(Path folder) {
        document = new DocumentFile(folder, "recent.jsonl", MOST_BYTES);
    }

    /**
     * What was read.
     *
     * @param sources the newest first
     * @param problem what was wrong, in one line; {@code null} when nothing was
     */
    public record Read(
            List<SessionSource> sources, @Nullable String problem) {

        public Read {
            sources = List.copyOf(sources);
        }
    }

    /** Reads them. What is damaged is said, and set aside by the next that is opened. */
    public Read read() {
        try {
            return new Read(parse(document.read()), null);
        } catch (IOException e) {
            return new Read(List.of(), OneLine.of(DocumentFile.words(e)));
        }
    }

    private List<SessionSource> parse(byte @Nullable [] written) throws IOException {
        List<SessionSource> sources = new ArrayList<>();
        if (written == null) {
            return sources;
        }
        String place = document.path().toString();
        int number = 0;
        for (String line : (Iterable<String>) Utf8.read(place, written).lines().limit(MOST)::iterator) {
            String where = Messages.text("capture.line", place, Integer.toString(++number));
            sources.add(SessionText.source(JsonFields.parse(where, line)));
        }
        return sources;
    }

    /**
     * Notes sources that were opened, the last of them as the newest.
     *
     * @return those that there are now
     * @throws IOException if it cannot be written; what was noted before is there still
     */
    public Read add(List<SessionSource> opened) throws IOException {
        return document.change(locked -> {
            String problem = null;
            List<SessionSource> now = new ArrayList<>();
            try {
                now.addAll(parse(locked.read()));
            } catch (IOException e) {
                problem = locked.setAside(DocumentFile.words(e));
            }
            for (SessionSource source : opened) {
                now.removeIf(source::isSamePlace);
                now.addFirst(source);
            }
            List<SessionSource> kept = now.stream().limit(MOST).toList();
            locked.replace(write(kept));
            return new Read(kept, problem);
        });
    }

    private static byte[] write(List<SessionSource> sources) {
        StringBuilder lines = new StringBuilder();
        for (SessionSource source : sources) {
            lines.append(JSON.std.asString(SessionText.fields(source))).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Forgets all.
     *
     * @throws IOException if it cannot be written
     */
    public void clear() throws IOException {
        document.change(locked -> {
            locked.replace(new byte[0]);
            return Optional.empty();
        });
    }
}
