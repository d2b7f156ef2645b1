package dev.tidemark.ui.shell;

import dev.tidemark.capture.CaptureFolder;
import dev.tidemark.capture.Source;
import dev.tidemark.field.Citation;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.FileChoosing;
import dev.tidemark.ui.common.VolumeWork;
import dev.tidemark.ui.records.RecordsViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Belongs to the FX thread. What the menu, the keys and the tool bar do. */
final class ShellActions {

    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final FileChoosing files;
    private final BackgroundTasks tasks;
    private final Consumer<String> say;

    ShellActions(
            ShellViewModel shell,
            RecordsViewModel records,
            FileChoosing files,
            BackgroundTasks tasks,
            Consumer<String> say) {
        this.shell = shell;
        this.records = records;
        this.files = files;
        this.tasks = tasks;
        this.say = say;
    }

    void open() {
        shell.open(files.open(), List.of());
    }

    void addFileTable() {
        Path chosen = files.file(Messages.text("shell.choose.table"));
        if (chosen != null) {
            shell.addFileTable(chosen);
        }
    }

    /** Ends what runs for the rows that are shown, else what was begun last, else the reading of directories. */
    void cancel() {
        if (!records.cancel()) {
            tasks.cancelFirst();
        }
    }

    void saveCapture() {
        Source source = shell.currentProperty().get();
        Path folder = source == null ? null : files.saveCapture(fileName(source) + "-capture");
        if (source != null && folder != null) {
            write(folder, WholeFile::folder, task -> {}, (beside, task) -> save(source, folder, beside, task));
        }
    }

    private static String save(Source source, Path folder, Path beside, BackgroundTask task) throws IOException {
        CaptureFolder.requireEmpty(folder);
        long size = source.store().size();
        CaptureFolder.save(source, beside, MarkerWords::of, rows -> {
            task.progress(rows, size);
            return !task.isCancelled();
        });
        return Messages.text("shell.written", folder);
    }

    private static String fileName(Source source) {
        return source.name().replaceAll("[^A-Za-z0-9._-]", "");
    }

    /** Writes a file or a folder. */
    interface Writing {

        /**
         * Writes until it is cancelled.
         *
         * @param beside where to write, empty; it gets its name when it is whole
         * @return what to say when it has its name
         */
        String write(Path beside, BackgroundTask task) throws IOException, InterruptedException;
    }

    /** What has to come before the writing. */
    interface Waiting {
        void await(BackgroundTask task) throws InterruptedException;
    }

    /** How a file or a folder gets its name. */
    private interface Whole {
        String write(Path target, WholeFile.Writing writing) throws IOException, InterruptedException;
    }

    /** Writes a file in the background and says how it ended; what is cancelled or fails leaves nothing behind. */
    void write(Path target, Writing writing) {
        write(target, task -> {}, writing);
    }

    /** As {@link #write(Path, Writing)}, behind something that has to be waited for: until then there is no file. */
    void write(Path target, Waiting before, Writing writing) {
        write(target, WholeFile::file, before, writing);
    }

    private void write(Path target, Whole whole, Waiting before, Writing writing) {
        List<Source> open = List.copyOf(shell.sources());
        tasks.call(Messages.text("shell.writing", target), task -> {
                    requireNoInput(target, open);
                    before.await(task);
                    return write(target, whole, writing, task);
                })
                .keepsResult()
                .then(say)
                .cancelled(() -> say.accept(Messages.text("shell.writing.cancelled", target)))
                .start();
    }

    private static void requireNoInput(Path target, List<Source> open) throws TaskFailedException {
        for (Source source : open) {
            if (source.readsFrom(target)) {
                throw new TaskFailedException(Problem.refusal(
                        Messages.text("shell.write.input.what", target, source.name()),
                        Messages.text("shell.write.input.here"),
                        Messages.text("shell.write.input.next", source.name())));
            }
        }
    }

    private static String write(Path target, Whole whole, Writing writing, BackgroundTask task)
            throws TaskFailedException, InterruptedException {
        try {
            return whole.write(target, beside -> {
                String words = writing.write(beside, task);
                if (task.isCancelled()) {
                    throw new InterruptedException();
                }
                return words;
            });
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(target.toString(), e), e);
        }
    }

    FileChoosing files() {
        return files;
    }

    /** Tells a person what became of what they asked for. */
    void say(String words) {
        say.accept(words);
    }

    /** Starts the program again as administrator; the user is asked, and when he agreed this one ends. */
    void restartElevated(Runnable exit) {
        tasks.callQuietly(VolumeWork.of(task -> {
                    shell.host().restartElevated();
                    return true;
                }))
                .then(agreed -> exit.run())
                .start();
    }

    void closeSource() {
        Source source = shell.currentProperty().get();
        if (source != null) {
            shell.close(source);
        }
    }

    /**
     * Goes where a person typed.
     *
     * @return whether the text was understood
     */
    boolean goTo(String typed) {
        ZoneId zone = records.utcProperty().get() ? ZoneOffset.UTC : ZoneId.systemDefault();
        Optional<GoTo> target = GoTo.parse(typed, zone);
        target.ifPresent(where -> {
            switch (where) {
                case GoTo.Row row -> records.goToRow(row.row());
                case GoTo.Usn usn -> records.goToUsn(usn.usn());
                case GoTo.Time time -> records.goToTime(time.filetime());
                case GoTo.Cited cited -> goTo(cited.citation());
            }
        });
        return target.isPresent();
    }

    private void goTo(Citation citation) {
        Source source = shell.currentProperty().get();
        if (source != null) {
            records.goToCited(citation, key -> Citations.fit(citation, source, key));
        }
    }
}
