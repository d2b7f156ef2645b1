package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.RecordPredicate;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.FileId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Records with paths of a file that could not be loaded whole, or whose bytes went: no success. */
@Tag("shows-rows")
class PathsOfBrokenSourceTest {

    private static final int RECORDS = 2000;

    @TempDir
    Path folder;

    private final Counting sink = new Counting();
    private final Selection selection = new Selection(
            RecordPredicate.of(FilterSpec.ALL),
            record -> true,
            true,
            -1,
            Long.MAX_VALUE,
            sink,
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            null);

    private Path file;
    private FileSource source;

    @BeforeEach
    void open() throws Exception {
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < RECORDS; i++) {
            journal.add(Records.v2("name.x").file(FileId.ntfs(40 + i, 1)).parent(FileId.NTFS_ROOT));
        }
        file = Files.write(folder.resolve("$J"), journal.toBytes());
        source = FileSource.open(file, folder);
        source.awaitLoaded();
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void whatCouldNotBeLoadedIsToldBehindWhatWas() {
        Problem failure = Problem.refusal("half of it", "", "");

        assertThatThrownBy(() ->
                        PathRecords.write(new Half(source, failure), FilterSpec.ALL, Where.EVERYTHING, true, selection))
                .isInstanceOf(CommandFailedException.class);
        assertThat(sink.taken).isEqualTo(RECORDS);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void rowsThatCannotBeReadAreNotLeftOut() throws Exception {
        source.paths().awaitSettled();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(4096);
        }

        assertThatThrownBy(() -> PathRecords.write(source, FilterSpec.ALL, Where.EVERYTHING, true, selection))
                .isInstanceOf(IOException.class);
    }

    /** Counts records. */
    private static final class Counting implements RecordSink {

        private int taken;

        @Override
        public void accept(RecordView record) {
            taken++;
        }

        @Override
        public void flush() {
            // Counts alone.
        }

        @Override
        public void end() {
            // Counts alone.
        }
    }

    /** A source of which not all could be loaded. */
    private record Half(FileSource loaded, Problem problem) implements Source {

        @Override
        public String name() {
            return loaded.name();
        }

        @Override
        public String location() {
            return loaded.location();
        }

        @Override
        public RecordStore store() {
            return loaded.store();
        }

        @Override
        public SourceState state() {
            return new SourceState(SourceState.Phase.FAILED, 0, -1, problem);
        }

        @Override
        public PathIndex paths() {
            return loaded.paths();
        }

        @Override
        public void close() {
            loaded.close();
        }
    }
}
