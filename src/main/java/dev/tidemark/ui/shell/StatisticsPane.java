package dev.tidemark.ui.shell;

import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.export.StatisticsLines;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.Node;
import dev.tidemark.summary.StatisticsResult;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.filter.FilterViewModel;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.statistics.ReachViewModel;
import dev.tidemark.ui.statistics.ShownStatistics;
import dev.tidemark.ui.statistics.StatisticsHost;
import dev.tidemark.ui.statistics.StatisticsView;
import dev.tidemark.ui.statistics.StatisticsViewModel;
import dev.tidemark.ui.statistics.WholeCount;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;

/** The statistics below the records: the pane folds away, and remembers that. Belongs to the FX thread. */
final class StatisticsPane implements StatisticsHost {

    private static final double SHARE = 0.55;

    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final FilterViewModel filter;
    private final ShellActions actions;
    private final Consumer<String> say;
    private final StatisticsViewModel model;
    private final ReachViewModel reach;
    private final StatisticsView view;

    StatisticsPane(
            FieldRegistry fields,
            ShellViewModel shell,
            RecordsViewModel records,
            FilterViewModel filter,
            ShellActions actions,
            BackgroundTasks tasks,
            InstantSource clock,
            Settings settings,
            Consumer<String> say) {
        this.shell = shell;
        this.records = records;
        this.filter = filter;
        this.actions = actions;
        this.say = say;
        model = new StatisticsViewModel(fields, new ShownStatistics(shell.view(), tasks.executor()), tasks, this);
        reach = new ReachViewModel(tasks, clock);
        view = new StatisticsView(model, reach.reachProperty(), this::export);
        settings.bind("pane.statistics", model.shownProperty());
    }

    // --- what the statistics ask of the window

    @Override
    public void edit(UnaryOperator<Node> change) {
        filter.edit(change);
    }

    @Override
    public void say(String words) {
        say.accept(words);
    }

    @Override
    public ZoneId zone() {
        return records.zone();
    }

    @Override
    public boolean guardsCopies() {
        return records.guardsCopiesProperty().get();
    }

    @Override
    public BackgroundTask.Wait directories() {
        Source source = shell.currentProperty().get();
        return source == null ? () -> {} : source::awaitDirectories;
    }

    /** What is shown when a person asks is written, to the last row there is then, or a later one. */
    private void export() {
        Source source = shell.currentProperty().get();
        WholeCount whole = model.whole();
        Path file = source == null || whole == null
                ? null
                : actions.files().export(Messages.text("statistics.suggested", actions.proposedName(source)) + ".csv");
        if (file == null || whole == null) {
            return;
        }
        boolean guarded = shell.guardsExportsProperty().get();
        whole.then(Messages.text("statistics.writing", file), new WholeCount.Taker() {
            @Override
            public void take(StatisticsResult all) {
                write(all, file, guarded);
            }

            @Override
            public void other() {
                actions.tell(Message.failed(Messages.text("statistics.writing.other", file)));
            }

            @Override
            public void cancelled() {
                say.accept(Messages.text("shell.writing.cancelled", file));
            }
        });
    }

    private void write(StatisticsResult all, Path file, boolean guarded) {
        actions.write(file, (beside, task) -> {
            List<String> lines = StatisticsLines.of(all, ShellExport.format(file), guarded);
            try (OutputStream out = beside.stream()) {
                out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return Message.written(Messages.text("shell.written", file), file);
        });
    }

    // --- the window

    /** Puts the statistics below another part, where they are shown. */
    Parent under(javafx.scene.Node above) {
        SplitPane both = new SplitPane(above);
        both.setOrientation(Orientation.VERTICAL);
        model.shownProperty().subscribe(shown -> unfold(both, above, shown));
        model.shownProperty().addListener((property, was, now) -> {
            if (now) {
                view.requestFocus();
            }
        });
        return both;
    }

    private void unfold(SplitPane both, javafx.scene.Node above, boolean shown) {
        if (shown) {
            both.getItems().setAll(above, view);
            both.setDividerPosition(0, SHARE);
        } else {
            both.getItems().setAll(above);
        }
    }

    /** Once a frame. */
    void pulse() {
        model.pulse();
        if (model.shownProperty().get() && model.byBytesProperty().get()) {
            Source source = shell.currentProperty().get();
            LiveReading live = source == null ? null : source.reading();
            // How far it reaches back is told of one journal.
            reach.pulse(source == null || source.isMerged() ? null : source.store(), live != null && live.isReading());
        }
    }

    /** What can be done in it. */
    List<Command> commands() {
        return view.commands();
    }

    BooleanProperty shownProperty() {
        return model.shownProperty();
    }
}
