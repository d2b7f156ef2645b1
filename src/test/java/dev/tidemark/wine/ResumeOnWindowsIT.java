package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import dev.tidemark.testing.Rounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls that follow a volume of Windows are killed one after the other: what they write together has every record. */
@Tag("shows-native")
@Tag("profile-wine")
@Tag("shows-out")
class ResumeOnWindowsIT {

    private final Path folder = Path.of("target/wine/resume").toAbsolutePath();
    private final Path output = folder.resolve("out.tsv");
    private final Path point = folder.resolve("point.json");

    @Test
    void everyRecordIsThereWheneverTheProcessIsKilled() throws Exception {
        WindowsUnderWine.start();
        Files.createDirectories(folder);
        Files.deleteIfExists(output);
        Files.deleteIfExists(point);
        int kills = Math.max(3, Rounds.of(10));
        for (int i = 0; i < kills; i++) {
            append("before-" + i + ".txt");
            Process following = begin(i);
            try {
                String last = i % 2 == 0 ? "before-" + i + ".txt" : "during-" + i + ".txt";
                if (i % 2 == 1) {
                    append(last);
                }
                Await.until("the record is written", () -> names().contains(last));
                // Some of it is on its way when the process ends.
                append("after-" + i + ".txt");
            } finally {
                following.destroyForcibly();
            }
            assertThat(following.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        Process last = begin(kills);
        try {
            Await.until("the last is written", () -> names().contains("after-" + (kills - 1) + ".txt"));
        } finally {
            last.destroyForcibly();
        }
        assertThat(last.waitFor(30, TimeUnit.SECONDS)).isTrue();

        List<String> names = names();
        for (int i = 0; i < kills; i++) {
            assertThat(names).contains("before-" + i + ".txt", "after-" + i + ".txt");
        }
        assertThat(names).as("one header").containsOnlyOnce("name");
        WindowsUnderWine.tool("reset");
    }

    private static void append(String name) throws Exception {
        WindowsUnderWine.tool("append", "0x100", "0x77", name);
    }

    private Process begin(int number) throws IOException {
        return WindowsUnderWine.begin(
                "resume-" + number,
                "dev.tidemark.Main",
                "records",
                "U:",
                "--follow",
                "--resume",
                WindowsUnderWine.windows(point),
                "--output",
                WindowsUnderWine.windows(output));
    }

    /** The names in its whole lines. */
    private List<String> names() throws IOException {
        if (!Files.exists(output)) {
            return List.of();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .toList();
    }
}
