package dev.tidemark.cli;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.FileSource;
import dev.tidemark.capture.FileTableFile;
import dev.tidemark.capture.OpenedFiles;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.capture.TableNote;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes in a {@code $J} or a capture, with the paths its files had where those are asked for. */
final class FileTaking implements SourceTaking<Source> {

    private static final long LOOK_MILLIS = 5;
    private static final long TOLD_MILLIS = 5000;

    private final Path file;
    private final @Nullable Path table;
    private final boolean withPaths;
    private final AllocatedRanges ranges;
    private final Supplier<Path> tempFolder;
    private final PrintStream err;
    private volatile @Nullable Source reading;

    /**
     * @param table the {@code $MFT} to use; {@code null} for the one beside a {@code $J}, if there is one
     * @param withPaths whether the paths are to be found out
     * @param tempFolder gives where records go that must be copied and do not fit the heap budget
     */
    FileTaking(
            Path file,
            @Nullable Path table,
            boolean withPaths,
            AllocatedRanges ranges,
            Supplier<Path> tempFolder,
            PrintStream err) {
        this.file = file;
        this.table = table;
        this.withPaths = withPaths;
        this.ranges = ranges;
        this.tempFolder = tempFolder;
        this.err = err;
    }

    @Override
    public void read(BooleanSupplier goesOn, Use<Source> use) throws CommandFailedException {
        if (table != null && Files.notExists(table)) {
            throw unread(table, new NoSuchFileException(table.toString()));
        }
        checkTable();
        try (Source source = open()) {
            reading = source;
            if (load(source, goesOn)) {
                checkRecords(source);
                if (withPaths) {
                    findPaths(source);
                }
                use.of(source);
                requireUnchanged(source);
            }
        } catch (IOException e) {
            throw unread(file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reading = null;
        }
    }

    /** A table may be as long as somebody made it. */
    @Override
    public void cancel() {
        Source source = reading;
        BackgroundTask ofTable = source == null ? null : source.directories();
        if (ofTable != null) {
            ofTable.cancel();
        }
    }

    private void checkTable() throws CommandFailedException {
        Problem problem = table == null ? null : FileTableFile.problem(table);
        if (problem != null) {
            throw new CommandFailedException(problem);
        }
    }

    /** What has no record has no gaps either: it is no journal. */
    private static void checkRecords(Source source) throws CommandFailedException {
        if (!source.store().hasRecords()) {
            requireWhole(source);
        }
    }

    private void findPaths(Source source) throws CommandFailedException, InterruptedException {
        Thread telling = Thread.ofPlatform().name("tidemark-telling").daemon().start(() -> tell(source));
        try {
            addTable(source);
            source.paths().awaitSettled();
        } finally {
            telling.interrupt();
        }
        sayNotes(source);
    }

    /** How far the reading of a table is. */
    private void tell(Source source) {
        try {
            while (true) {
                Thread.sleep(TOLD_MILLIS);
                BackgroundTask ofTable = source.directories();
                if (ofTable != null) {
                    ErrorLines.say(err, ofTable.words());
                }
            }
        } catch (InterruptedException e) {
            // They are found.
        }
    }

    /** What is wrong with the table is not blamed on the journal. */
    private void addTable(Source source) throws CommandFailedException {
        if (table != null) {
            try {
                source.addFileTable(table);
            } catch (IOException e) {
                throw unread(table, e);
            }
        }
    }

    private void sayNotes(Source source) {
        for (TableNote note : source.tableNotes()) {
            if (note.kind() != TableNote.Kind.NOT_FOUND) {
                ErrorLines.say(err, note.words());
            }
        }
    }

    /** Says that there is no table, for a source where one is missed. */
    static void sayMissed(Source source, PrintStream err) {
        for (TableNote note : source.tableNotes()) {
            if (note.kind() == TableNote.Kind.NOT_FOUND) {
                ErrorLines.say(err, note.words() + " " + Messages.text("cli.paths.notFound"));
            }
        }
    }

    /** What could not be read to its end is no success, whatever came of what was. */
    static void requireWhole(Source source) throws CommandFailedException {
        Problem problem = source.state().problem();
        if (problem != null) {
            throw new CommandFailedException(problem);
        }
    }

    /** Who writes to a file, or puts another in its place, while it is read, gets no complete output. */
    static void requireUnchanged(Source source) throws CommandFailedException {
        OpenedFiles files = source.openedFiles();
        Problem change = files == null ? null : files.change();
        if (change != null) {
            throw new CommandFailedException(change);
        }
    }

    private static CommandFailedException unread(Path file, IOException e) {
        return new CommandFailedException(Problem.of(file.toString(), e));
    }

    private Source open() throws IOException {
        return SavedSource.test(file) ? SavedSource.open(file) : FileSource.open(file, tempFolder, ranges);
    }

    /** Waits until all rows are there; false when they are no longer wanted. */
    private boolean load(Source source, BooleanSupplier goesOn) throws InterruptedException {
        ReadingProgress progress = new ReadingProgress(err, source.state().total());
        while (source.growing() && goesOn.getAsBoolean()) {
            Thread.sleep(LOOK_MILLIS);
            progress.loading(source.state().done());
        }
        return goesOn.getAsBoolean();
    }
}
