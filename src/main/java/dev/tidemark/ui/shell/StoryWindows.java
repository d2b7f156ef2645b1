package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import dev.tidemark.history.ChangePlaces;
import dev.tidemark.session.Marks;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.story.ChangeLines;
import dev.tidemark.story.ChangeLines.Written;
import dev.tidemark.story.ChangeReport;
import dev.tidemark.story.FileStories;
import dev.tidemark.story.StoryWriter;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.changes.ChangesCommands;
import dev.tidemark.ui.changes.ChangesHost;
import dev.tidemark.ui.changes.ChangesView;
import dev.tidemark.ui.changes.ChangesViewModel;
import dev.tidemark.ui.records.RecordRanges;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.records.SelectedRows;
import dev.tidemark.ui.story.StoryCommands;
import dev.tidemark.ui.story.StoryHost;
import dev.tidemark.ui.story.StoryView;
import dev.tidemark.ui.story.StoryViewModel;
import dev.tidemark.usn.FileId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The windows beside the main one that tell of files: the story of one, and what changed between two places. Belongs to the FX thread.
 * They are made when they are first asked for.
 */
final class StoryWindows implements StoryHost, ChangesHost {

    private final Window owner;
    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final ShellActions actions;
    private final Marks marks;
    private final BackgroundTasks tasks;
    private final Runnable help;
    private final StoryViewModel story;
    private final ChangesViewModel changes;
    private final TaskSlot bounding = new TaskSlot();
    private @Nullable StoryView storyView;
    private @Nullable ChangesView changesView;

    /**
     * @param help shows the keys there are
     */
    StoryWindows(
            Window owner,
            ShellViewModel shell,
            RecordsViewModel records,
            ShellActions actions,
            Marks marks,
            BackgroundTasks tasks,
            Runnable help) {
        this.owner = owner;
        this.shell = shell;
        this.records = records;
        this.actions = actions;
        this.marks = marks;
        this.tasks = tasks;
        this.help = help;
        story = new StoryViewModel(tasks, this);
        changes = new ChangesViewModel(tasks, this);
    }

    /** What opens them, and what can be done in them. */
    List<Command> commands() {
        BooleanSupplier open = () -> shown() != null;
        Stream<Command> ofWindow = Stream.of(
                Command.of(Scope.WINDOW, "edit.story")
                        .in(1, Menu.EDIT)
                        .key("Ctrl+Shift+F")
                        .when(open)
                        .run(this::ofLeading),
                Command.of(Scope.WINDOW, "edit.changes")
                        .in(1, Menu.EDIT)
                        .key("Ctrl+N")
                        .when(open)
                        .run(() -> changesView().show(owner, true)));
        return Stream.of(ofWindow, StoryCommands.all().stream(), ChangesCommands.all().stream())
                .flatMap(some -> some)
                .toList();
    }

    private StoryView storyView() {
        StoryView view = storyView;
        if (view == null) {
            view = new StoryView(story, this::shown, help);
            storyView = view;
        }
        return view;
    }

    private ChangesView changesView() {
        ChangesView view = changesView;
        if (view == null) {
            view = new ChangesView(changes, help);
            changesView = view;
        }
        return view;
    }

    /** Once a frame. */
    void pulse() {
        if (storyView != null) {
            storyView.pulse();
        }
        if (changesView != null) {
            changesView.pulse();
        }
    }

    /** Opens each of them. */
    void openEach() {
        storyView().show(owner, true);
        changesView().show(owner, true);
    }

    // --- asking

    /** Tells the story of the file of the row that leads; asks whose where there is none. */
    private void ofLeading() {
        FileId file = records.leadingFile();
        if (file == null) {
            storyView().show(owner, true);
            story.askNothing();
        } else {
            ofFile(file);
        }
    }

    /** Tells the story of a file of the source that is shown. */
    void ofFile(FileId file) {
        Source source = shown();
        if (source != null) {
            storyView().show(owner, false);
            story.ask(source, file);
        }
    }

    /** Takes together what happened from the first row that is chosen to the last one. */
    void ofSelection() {
        Source source = shown();
        SelectedRows selected = records.selected();
        Source all = shell.currentProperty().get();
        if (source != null && all != null && selected != null) {
            changesView().show(owner, false);
            tasks.callQuietly(task -> all == source ? stretch(selected, task) : stretch(selected, all, source, task))
                    .in(bounding)
                    .then(ends -> changes.ofRows(source, ends.first(), ends.last() + 1))
                    .start();
        }
    }

    /** The numbers of the first and of the last record of some rows. */
    private record Ends(long first, long last) {

        static final Ends NONE = new Ends(Long.MAX_VALUE, 0);

        Ends with(long record) {
            return new Ends(Math.min(first, record), Math.max(last, record));
        }
    }

    /** Of a merged list, those of one source. */
    private static Ends stretch(SelectedRows selected, Source merged, Source of, BackgroundTask task) {
        RecordRanges places = selected.places();
        Ends ends = Ends.NONE;
        for (int range = 0; range < places.count(); range++) {
            for (long place = places.from(range); place < places.to(range) && !task.isCancelled(); place++) {
                long shownKey = selected.rows().sorted() ? selected.rows().key(place) : place;
                long key = merged.store().sourceKey(shownKey);
                if (RecordKey.source(key) == of.store().source()) {
                    ends = ends.with(RecordKey.record(key));
                }
            }
        }
        return ends;
    }

    private static Ends stretch(SelectedRows selected, BackgroundTask task) {
        RecordRanges places = selected.places();
        Ends ends = Ends.NONE;
        for (int range = 0; range < places.count(); range++) {
            if (selected.rows().sorted()) {
                for (long row = places.from(range); row < places.to(range) && !task.isCancelled(); row++) {
                    ends = ends.with(RecordKey.record(selected.rows().key(row)));
                }
            } else {
                ends = ends.with(RecordKey.record(places.from(range))).with(RecordKey.record(places.to(range) - 1));
            }
        }
        return ends;
    }

    // --- what they ask of the window

    /** A file is one of one source: in a merged list, of the one that the leading row is of. */
    @Override
    public @Nullable Source shown() {
        Source source = shell.currentProperty().get();
        long lead = records.leadRecordProperty().get();
        if (source == null || !source.isMerged()) {
            return source;
        }
        return lead == RecordKey.NONE ? source.parts().getFirst() : source.partOf(lead);
    }

    /** Each of one journal, or volume. */
    @Override
    public List<Source> sources() {
        return shell.sources().stream().filter(source -> !source.isMerged()).toList();
    }

    @Override
    public List<RecordMark> called(String name) {
        return marks.called(name);
    }

    @Override
    public void goTo(Source source, long row, Consumer<String> told) {
        if (!shell.sources().contains(source)) {
            told.accept(Messages.text("story.closed", source.title()));
            return;
        }
        long key = shell.showRowOf(source, source.store().keyOf(row));
        records.followingProperty().set(false);
        Source now = shell.currentProperty().get();
        if (now != null && !records.goToRecord(key)) {
            // It may be there once the filter has looked at it.
            shell.view().whenSettled(settled -> arrive(now, key, told), () -> {});
        }
    }

    private void arrive(Source source, long key, Consumer<String> told) {
        if (shell.currentProperty().get() == source && !records.goToRecord(key)) {
            told.accept(Messages.text("records.find.hidden"));
        }
    }

    @Override
    public void export(FileStories told) {
        Path file = askFile(told.source(), "story.suggested", List.of("txt", "tsv", "jsonl"));
        if (file == null) {
            return;
        }
        StoryWriter.Form form = switch (ending(file)) {
            case "tsv" -> StoryWriter.Form.TSV;
            case "jsonl" -> StoryWriter.Form.JSONL;
            default -> StoryWriter.Form.TEXT;
        };
        actions.write(file, (beside, task) -> {
            try (OutputStream out = new BufferedOutputStream(beside.stream())) {
                told.write(form, out);
            }
            requireOpen(told.source());
            return Message.written(Messages.text("shell.written", file), file);
        });
    }

    @Override
    public void export(ChangeReport report) {
        Path file = askFile(report.source(), "changes.suggested", List.of("tsv", "jsonl", "paths0"));
        if (file == null) {
            return;
        }
        ChangeLines.Format format = switch (ending(file)) {
            case "jsonl" -> ChangeLines.Format.JSONL;
            case "paths0" -> ChangeLines.Format.PATHS0;
            default -> ChangeLines.Format.TSV;
        };
        actions.write(file, (beside, task) -> {
            Written written;
            try (OutputStream out = new BufferedOutputStream(beside.stream());
                    ChangePlaces places = report.places()) {
                written = ChangeLines.write(format, report, places, out);
            }
            requireOpen(report.source());
            String text = Messages.text("shell.written", file);
            return written.pathsLeftOut() || !report.missing().isEmpty()
                    ? Message.partly(text, written.verdict(), file)
                    : Message.written(text, file);
        });
    }

    private @Nullable Path askFile(Source source, String suggested, List<String> endings) {
        String name = Messages.text(suggested, actions.proposedName(source)) + "." + endings.getFirst();
        return actions.files().exportAs(name, endings);
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** What was closed meanwhile was not written whole. */
    private static void requireOpen(Source source) throws IOException {
        RecordStore store = source.store();
        if (store.isClosed()) {
            throw new IOException(Messages.text("shell.export.closed", source.name()));
        }
    }
}
