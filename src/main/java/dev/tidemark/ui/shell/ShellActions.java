package dev.tidemark.ui.shell;

import dev.tidemark.capture.CaptureFile;
import dev.tidemark.capture.CarvedSource;
import dev.tidemark.capture.InputFiles;
import dev.tidemark.capture.OpenedFiles;
import dev.tidemark.capture.Source;
import dev.tidemark.export.PartialFile;
import dev.tidemark.export.WholeFile;
import dev.tidemark.field.Citation;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.session.AdditionsOfCapture;
import dev.tidemark.session.Marks;
import dev.tidemark.session.Session;
import dev.tidemark.store.Rows;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.FileChoosing;
import dev.tidemark.ui.common.VolumeWork;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.sessions.SessionDraft;
import dev.tidemark.ui.sessions.SessionsViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What the menu, the keys and the tool bar do. Belongs to the FX thread. */
final class ShellActions {

    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final FileChoosing files;
    private final BackgroundTasks tasks;
    private final MessagesViewModel messages;
    private final Marks marks;
    private final UnsavedRecords unsaved = new UnsavedRecords();
    private Consumer<Source> onClose;
    private Function<Source, SessionDraft> drafts = source -> new SessionsViewModel.Fixed(Session.NONE);

    ShellActions(
            ShellViewModel shell,
            RecordsViewModel records,
            FileChoosing files,
            BackgroundTasks tasks,
            MessagesViewModel messages,
            Marks marks) {
        this.marks = marks;
        this.shell = shell;
        this.records = records;
        this.files = files;
        this.tasks = tasks;
        this.messages = messages;
        onClose = shell::close;
    }

    /** Says what closes a source for a person, who may be asked before. */
    void setOnClose(Consumer<Source> action) {
        onClose = action;
    }

    /** Says how a source is shown, which is kept with its capture. */
    void setDrafts(Function<Source, SessionDraft> shown) {
        drafts = shown;
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

    /** Whether the source that is shown is a file, which may be searched for records. */
    boolean canSearch() {
        Source source = shell.currentProperty().get();
        return source != null && source.searchable() != null;
    }

    /** Searches the file that is shown for records, wherever they lie in it. */
    void searchShown() {
        search(shell.currentProperty().get());
    }

    /** Searches the file of a source, if there is one. */
    void search(@Nullable Source source) {
        Path file = source == null ? null : source.searchable();
        if (file != null) {
            shell.search(file, this::tellFound);
        }
    }

    private void tellFound(CarvedSource found) {
        Problem stopped = found.state().problem();
        messages.tell(stopped == null ? Message.done(found.found()) : Message.warning(found.found(), stopped));
    }

    /** Closes a message that waits for it, else ends what runs, else closes what was only told. */
    void escape() {
        if (messages.stays() || !cancel()) {
            messages.close();
        }
    }

    /**
     * Ends what runs for the rows that are shown, else what was begun last, else the reading of directories.
     *
     * @return whether anything ran
     */
    boolean cancel() {
        return records.cancel() || tasks.cancelFirst();
    }

    void saveCapture() {
        Source source = shell.currentProperty().get();
        if (source != null) {
            saveCapture(source, () -> {});
        }
    }

    /**
     * Saves a source as a capture, in a file that a person chooses.
     *
     * @param saved runs when it was saved
     */
    void saveCapture(Source source, Runnable saved) {
        Path chosen = files.saveCapture(proposedName(source) + CaptureFile.SUFFIX);
        if (chosen == null) {
            return;
        }
        Path file = named(chosen, CaptureFile.SUFFIX);
        SessionDraft shown = drafts.apply(source);
        long end = source.store().endRecord();
        write(file, task -> {}, (beside, task) -> save(source, shown, file, beside, task), () -> {
            unsaved.saved(source, end);
            saved.run();
        });
    }

    /** What a file is, is known by how its name ends, to the desktop too. */
    static Path named(Path chosen, String suffix) {
        String name = String.valueOf(chosen.getFileName());
        boolean ends = name.toLowerCase(Locale.ROOT).endsWith(suffix);
        return ends ? chosen : chosen.resolveSibling(name + suffix);
    }

    /** What is told of it names its sum: noted elsewhere, that shows later whether the file is still this one. */
    private Message save(Source source, SessionDraft shown, Path file, PartialFile beside, BackgroundTask task)
            throws IOException, InterruptedException {
        long size = source.store().size();
        AdditionsOfCapture added = new AdditionsOfCapture(marks, shown.read(), shell.now());
        CaptureFile.save(source, beside.channel(), MarkerWords::of, added, rows -> {
            task.progress(rows, size);
            return !task.isCancelled();
        });
        if (task.isCancelled()) {
            throw new InterruptedException();
        }
        OpenedFiles written = OpenedFiles.of(List.of(beside.path()));
        written.sum(done -> !task.isCancelled());
        String sum = written.files().getFirst().sha256();
        return Message.written(Messages.text("shell.written.capture", file, sum), file);
    }

    /** The open sources whose records are in no capture yet. */
    List<Source> unsaved() {
        return unsaved.among(shell.sources());
    }

    /** What a file of a source's rows is called unless a person says otherwise, without its ending. */
    String proposedName(Source source) {
        return ProposedName.of(source, LocalDateTime.ofInstant(shell.now(), records.zone()));
    }

    /** Writes a file. */
    interface Writing {

        /**
         * Writes until it is cancelled.
         *
         * @param beside where to write, empty; it gets its name when it is whole
         * @return what to say when it has its name
         */
        Message write(PartialFile beside, BackgroundTask task) throws IOException, InterruptedException;

        /**
         * Does what is left to do when it has its name.
         *
         * @param message what was to be said
         * @return what to say
         */
        default Message named(Message message, BackgroundTask task) {
            return message;
        }
    }

    /** What has to come before the writing. */
    interface Waiting {
        void await(BackgroundTask task) throws InterruptedException;
    }

    /** Writes a file in the background and says how it ended; what is cancelled or fails leaves nothing behind. */
    void write(Path target, Writing writing) {
        write(target, task -> {}, writing);
    }

    /** As {@link #write(Path, Writing)}, behind something that has to be waited for: until then there is no file. */
    void write(Path target, Waiting before, Writing writing) {
        write(target, before, writing, () -> {});
    }

    private void write(Path target, Waiting before, Writing writing, Runnable done) {
        List<Source> open = List.copyOf(shell.sources());
        tasks.call(Messages.text("shell.writing", target), task -> {
                    requireNoInput(target, open);
                    before.await(task);
                    return writeWhole(target, writing, task);
                })
                .keepsResult()
                .then(message -> {
                    messages.tell(message);
                    done.run();
                })
                .cancelled(() -> messages.say(Messages.text("shell.writing.cancelled", target)))
                .start();
    }

    /** Writes files into a folder in the background, each of which takes its name when it is whole. */
    interface FolderWriting {

        /**
         * Writes until it is cancelled.
         *
         * @return what to say of it
         */
        Message write(BackgroundTask task) throws IOException, InterruptedException;
    }

    /** Writes files into a folder in the background, behind something that has to be waited for, and says how it ended. */
    void writeFolder(Path folder, Waiting before, FolderWriting writing) {
        tasks.call(Messages.text("shell.writing", folder), task -> {
                    before.await(task);
                    try {
                        return writing.write(task);
                    } catch (IOException e) {
                        throw new TaskFailedException(Problem.of(folder.toString(), e), e);
                    }
                })
                .keepsResult()
                .then(messages::tell)
                .cancelled(() -> messages.say(Messages.text("shell.lake.cancelled", folder)))
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
        if (InputFiles.isEvidence(target)) {
            throw new TaskFailedException(Problem.refusal(
                    Messages.text("shell.write.evidence.what", target),
                    Messages.text("shell.write.evidence.here"),
                    Messages.text("shell.write.evidence.next")));
        }
    }

    private static Message writeWhole(Path target, Writing writing, BackgroundTask task)
            throws TaskFailedException, InterruptedException {
        try {
            Message written = WholeFile.file(target, beside -> {
                Message message = writing.write(beside, task);
                if (task.isCancelled()) {
                    throw new InterruptedException();
                }
                return message;
            });
            return writing.named(written, task);
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(target.toString(), e), e);
        }
    }

    /** Shows a written file in its folder. */
    void openFolder(Path written) {
        tasks.runQuietly(task -> {
                    try {
                        FileManager.show(written);
                    } catch (IOException e) {
                        throw new TaskFailedException(Problem.of(written.toString(), e), e);
                    }
                })
                .start();
    }

    FileChoosing files() {
        return files;
    }

    /** Tells a person what became of what they asked for. */
    void tell(Message message) {
        messages.tell(message);
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
            onClose.accept(source);
        }
    }

    // --- going

    /**
     * Goes where a person typed.
     *
     * @return what is wrong with the text; empty when it was understood
     */
    String goTo(String typed) {
        Optional<GoTo> target = GoTo.parse(typed, records.zone());
        target.ifPresent(where -> {
            switch (where) {
                case GoTo.Row row -> records.goToRow(row.row());
                case GoTo.Usn usn -> records.goToUsn(usn.usn());
                case GoTo.Time time -> records.goToTime(time.filetime());
                case GoTo.TimeOfDay time -> goTo(time);
                case GoTo.Cited cited -> goTo(cited.citation());
            }
        });
        return target.isPresent() ? "" : GoTo.wrong(typed);
    }

    private void goTo(GoTo.TimeOfDay time) {
        Rows rows = shell.view().inOrder();
        if (rows == null) {
            return;
        }
        ZoneId zone = records.zone();
        long lead = records.leadRecordProperty().get();
        tasks.callQuietly(task -> ShownRange.day(rows, lead, zone))
                .then(day -> day.ifPresentOrElse(
                        on -> records.goToTime(time.on(on, zone)),
                        () -> messages.say(Messages.text("shell.goTo.noTime"))))
                .start();
    }

    /** From where to where the rows shown go, in words; they come when they were looked at. */
    ReadOnlyStringProperty range() {
        ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "range", "");
        Rows rows = shell.view().inOrder();
        ZoneId zone = records.zone();
        if (rows != null) {
            tasks.callQuietly(task -> ShownRange.of(rows))
                    .then(range -> words.set(
                            range.map(each -> each.words(zone)).orElseGet(() -> Messages.text("shell.goTo.noTime"))))
                    .start();
        }
        return words.getReadOnlyProperty();
    }

    private void goTo(Citation citation) {
        Source source = shell.currentProperty().get();
        if (source != null) {
            records.goToCited(citation, key -> Citations.fit(citation, source, key));
        }
    }
}
