package dev.tidemark.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import dev.tidemark.testing.JavaProgram;
import dev.tidemark.testing.Rounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed at any moment: the next one finds all that it had kept, whole. */
@Tag("shows-ask")
class KilledProgramTest {

    @TempDir
    Path folder;

    private final Random random = new Random(20);

    /** The numbers behind a word, in lines that are whole. */
    private static List<Integer> said(String output, String word) {
        String whole = output.substring(0, output.lastIndexOf('\n') + 1);
        return whole.lines()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> Integer.valueOf(line.substring(word.length() + 1)))
                .toList();
    }

    @Test
    void eachStartFindsTheLastSavedSessionAndEveryMark() throws Exception {
        Path data = folder.resolve("data");
        Set<Integer> marked = new HashSet<>();
        int next = 1;
        for (int round = 0; round < Rounds.of(20); round++) {
            Path out = folder.resolve("out" + round);
            Process program = JavaProgram.of(KeepsOn.class, data.toString(), Integer.toString(next))
                    .redirectOutput(out.toFile())
                    .redirectError(folder.resolve("err").toFile())
                    .start();
            Await.until("something was kept", () -> Files.readString(out).contains("session"));
            Await.aMoment(Duration.ofMillis(random.nextInt(150)), "a random moment");
            assertThat(program.isAlive()).isTrue();
            program.destroyForcibly().waitFor();

            String output = Files.readString(out);
            marked.addAll(said(output, "mark"));
            int last = said(output, "session").getLast();
            next = 2 + said(output, "mark").getLast();

            MarksFile.Read marks = new MarksFile(data).read();
            assertThat(marks.problem()).isNull();
            assertThat(marks.marks())
                    .containsAll(marked.stream().map(KeepsOn::mark).toList());
            assertThat(marks.marks()).hasSizeLessThanOrEqualTo(marked.size() + round + 1);
            try (SessionSlot slot = SessionSlot.take(data)) {
                SessionSlot.Found found = slot.read();
                assertThat(found.problem()).isNull();
                Session session = Objects.requireNonNull(found.saved()).session();
                assertThat(session).isIn(Sessions.numbered(last), Sessions.numbered(last + 1));
                assertThat(slot.file().getFileName()).hasToString("session.json");
            }
        }
        assertThat(leftovers(data)).isLessThanOrEqualTo(1);
    }

    private static long leftovers(Path data) throws Exception {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.toString().endsWith(".partial")).count();
        }
    }
}
