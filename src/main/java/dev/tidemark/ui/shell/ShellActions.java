package dev.tidemark.ui.shell;

import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.capture.CaptureFolder;
import dev.tidemark.capture.Source;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.FileChoosing;
import dev.tidemark.ui.records.RecordsViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Belongs to the FX thread. What the menu, the keys and the tool bar do. */
final class ShellActions {

    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final FileChoosing files;
    private final Executor background;
    private final Executor ui;
    private final Consumer<String> say;

    ShellActions(
            ShellViewModel shell,
            RecordsViewModel records,
            FileChoosing files,
            Executor background,
            Executor ui,
            Consumer<String> say) {
        this.shell = shell;
        this.records = records;
        this.files = files;
        this.background = background;
        this.ui = ui;
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

    /** Ends what runs for the rows that are shown, else the asking for directories. */
    void cancel() {
        Source source = shell.currentProperty().get();
        if (!records.cancel() && source != null) {
            source.cancelDirectories();
        }
    }

    void saveCapture() {
        Source source = shell.currentProperty().get();
        Path folder = source == null ? null : files.saveCapture(fileName(source) + "-capture");
        if (source != null && folder != null) {
            write(folder, () -> CaptureFolder.save(source, folder, MarkerWords::of, rows -> true));
        }
    }

    private static String fileName(Source source) {
        return source.name().replaceAll("[^A-Za-z0-9._-]", "");
    }

    /** Writes a file. */
    interface Writing {
        void run() throws IOException;
    }

    /** Writes in the background and says how it ended. */
    void write(Path target, Writing writing) {
        say.accept(Messages.text("shell.writing", target));
        background.execute(() -> {
            try {
                writing.run();
                ui.execute(() -> say.accept(Messages.text("shell.written", target)));
            } catch (IOException e) {
                Problem problem = Problem.of(target.toString(), e);
                ui.execute(() -> shell.problemProperty().set(problem));
            }
        });
    }

    FileChoosing files() {
        return files;
    }

    /** Starts the program again as administrator; the user is asked, and when he agreed this one ends. */
    void restartElevated(Runnable exit) {
        background.execute(() -> {
            try {
                shell.backend().restartElevated();
                ui.execute(exit);
            } catch (Win32Exception e) {
                Problem problem = Win32Problems.of(e);
                ui.execute(() -> shell.problemProperty().set(problem));
            }
        });
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
            }
        });
        return target.isPresent();
    }
}
