package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.export.Export;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportForm;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.LeftOut;
import dev.tidemark.export.PartialFile;
import dev.tidemark.export.lake.Partition;
import dev.tidemark.export.profile.ProfileContext;
import dev.tidemark.export.profile.RecordFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.history.LifeFields;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.export.ExportChoice;
import dev.tidemark.ui.export.ExportViewModel;
import dev.tidemark.view.ShownSnapshot;
import dev.tidemark.view.ShownView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Exports the rows that are shown, in their order, in a format that a person chooses. Belongs to the FX thread; writes in the
 * background.
 *
 * <p>Paths that are written while directories are still being read would be partial for good, so these are waited for. What a
 * filter by path shows changes with them: then what is written is what is shown behind that.
 */
final class ShellExport {

    private static final String FORMAT = "export.format";

    private final FieldRegistry fields;
    private final ShellViewModel shell;
    private final ShellActions actions;
    private final BackgroundTasks tasks;
    private final Settings settings;
    private final Asking asking;

    /** Asks in which form. */
    @FunctionalInterface
    interface Asking {

        /**
         * Asks, and returns at once.
         *
         * @param chosen runs when the person chose; not when they changed their mind
         */
        void ask(ExportViewModel model, Runnable chosen);
    }

    /**
     * @param settings remembers the format
     */
    ShellExport(
            FieldRegistry fields,
            ShellViewModel shell,
            ShellActions actions,
            BackgroundTasks tasks,
            Settings settings,
            Asking asking) {
        this.fields = fields;
        this.shell = shell;
        this.actions = actions;
        this.tasks = tasks;
        this.settings = settings;
        this.asking = asking;
    }

    /**
     * Exports lives instead of records: a line for each.
     *
     * @param lives those that are shown
     */
    void runLives(ShownSnapshot lives) {
        Source source = shell.currentProperty().get();
        Path file = source == null
                ? null
                : actions.files().export(Messages.text("lives.suggested", actions.proposedName(source)) + ".csv");
        if (source != null && file != null) {
            List<RecordField> columns = LifeFields.columns(LifeFields.in(fields));
            ExportColumns form = ExportColumns.of(format(file), columns);
            write(
                    source,
                    lives,
                    shell.view().resolved(),
                    file,
                    form.guarding(shell.guardsExportsProperty().get()));
        }
    }

    void run() {
        Source source = shell.currentProperty().get();
        ShownView view = shell.view();
        ShownSnapshot now = view.snapshot();
        if (source == null || now == null) {
            return;
        }
        AppliedFilter filter = view.resolved();
        boolean whole = !filter.needsPath() && view.isSettled();
        ExportViewModel model = new ExportViewModel(
                fields,
                tasks,
                now,
                context(source),
                (host, by, cancelled) -> new LakeRun(source, now, host, by, shell.now()).look(cancelled),
                ExportChoice.named(settings.get(FORMAT, "")),
                shell.guardsExportsProperty().get());
        // While the person chooses another source may come to be shown: it is not what was asked for.
        asking.ask(model, () -> {
            settings.put(FORMAT, model.formatProperty().get().id());
            shell.guardsExportsProperty().set(model.guardedProperty().get());
            choose(source, now, filter, whole, model);
        });
    }

    private ProfileContext context(Source source) {
        return ProfileContext.of(source, fields, shell.host().name());
    }

    private void choose(Source source, ShownSnapshot now, AppliedFilter filter, boolean whole, ExportViewModel model) {
        RecordFormat format = model.formatProperty().get().records();
        if (format == null) {
            String host = model.machine();
            Set<Partition> by = model.chosenPartitions();
            Path folder = actions.files().directory(Messages.text("shell.lake.choose"));
            if (folder != null) {
                begin(source, now, filter, whole, folder, (shown, behind) -> {
                    LakeRun run = new LakeRun(source, shown, host, by, shell.now());
                    actions.writeFolder(folder, task -> waitFor(source, folder, task), task -> run.write(folder, task));
                });
            }
            return;
        }
        Path file = actions.files().export(actions.proposedName(source) + format.suffix());
        if (file != null) {
            ExportForm form = model.form(format.of(file));
            begin(source, now, filter, whole, file, (shown, behind) -> write(source, shown, behind, file, form));
        }
    }

    /** Writes rows. */
    @FunctionalInterface
    private interface Write {
        void begin(ShownSnapshot shown, AppliedFilter filter);
    }

    private void begin(
            Source source, ShownSnapshot now, AppliedFilter filter, boolean whole, Path target, Write write) {
        if (whole) {
            write.begin(now, filter);
            return;
        }
        tasks.run(waiting(target), task -> task.await(source::awaitDirectories))
                .then(done -> whenSettled(source, shell.view(), target, write))
                .start();
    }

    /** What another source shows is not what was asked for. */
    private void whenSettled(Source source, ShownView view, Path file, Write write) {
        if (shell.currentProperty().get() == source) {
            view.whenSettled(settled -> write.begin(settled, view.resolved()), () -> sayOther(source, file));
        } else {
            sayOther(source, file);
        }
    }

    private void sayOther(Source source, Path file) {
        actions.tell(Message.failed(Messages.text("shell.export.other", file, source.name())));
    }

    private static String waiting(Path file) {
        return Messages.text("shell.export.waiting", file);
    }

    private void write(Source source, ShownSnapshot shown, AppliedFilter filter, Path file, ExportForm form) {
        actions.write(file, task -> waitFor(source, file, task), new ShellActions.Writing() {

            private Export.Result result = new Export.Result(0, LeftOut.NOTHING);

            @Override
            public Message write(PartialFile beside, BackgroundTask task) throws IOException {
                long from = System.nanoTime();
                result = ShellExport.write(shown, beside, form, task);
                if (source.store().isClosed()) {
                    throw new IOException(Messages.text("shell.export.closed", source.name()));
                }
                return message(source, file, form, result, Files.size(beside.path()), System.nanoTime() - from);
            }

            @Override
            public Message named(Message message, BackgroundTask task) {
                return ExportProvenance.write(source, filter.text(), form.names(), result, file, message, task);
            }
        });
    }

    private static void waitFor(Source source, Path file, BackgroundTask task) throws InterruptedException {
        task.say(waiting(file));
        task.await(source::awaitDirectories);
        task.say(Messages.text("shell.writing", file));
    }

    private static Export.Result write(ShownSnapshot shown, PartialFile beside, ExportForm form, BackgroundTask task)
            throws IOException {
        try (OutputStream out = beside.stream()) {
            return Export.write(shown, form.writer(out), task.cancelled(), done -> task.progress(done, shown.size()));
        }
    }

    /** Rows, size and time; and behind it a line for each reason why a row was left out. */
    private static Message message(
            Source source, Path file, ExportForm form, Export.Result result, long bytes, long nanos) {
        String seconds = String.format(Locale.ROOT, "%.1f", nanos / 1e9);
        String text =
                Messages.text("shell.exported", result.written(), file, ByteSize.words(bytes), seconds, source.title());
        long leftOut = result.leftOut().total();
        if (leftOut == 0) {
            return Message.written(text, file);
        }
        String missing = String.join("\n", result.leftOut().words(form.title()));
        String line = text + "; " + Messages.text("shell.exported.leftOut", leftOut);
        // Rows that tell of the reading are in no export: that is nothing to worry about.
        return result.leftOut().records() > 0
                ? Message.partly(line, missing, file)
                : new Message(Message.Level.DONE, line, missing, file);
    }

    static ExportFormat format(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl")
                ? ExportFormat.JSONL
                : name.endsWith(".tsv") ? ExportFormat.TSV : ExportFormat.CSV;
    }
}
