package dev.tidemark.ui.shell;

import dev.tidemark.act.Act;
import dev.tidemark.act.Acts;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.store.RecordKey;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.calls.CallsHost;
import dev.tidemark.ui.calls.DeviceCallsView;
import dev.tidemark.ui.calls.DeviceCallsViewModel;
import dev.tidemark.ui.calls.RecordAttribution;
import dev.tidemark.ui.common.Dividers;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.inspector.InspectorViewModel;
import dev.tidemark.ui.records.RecordsViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/** The device calls below the rest of the window: the pane folds away, and remembers that and its height. Belongs to the FX thread. */
final class DeviceCallsPane implements CallsHost {

    private static final String SHOWN = "pane.log";
    private static final String SHARE = "pane.log.share";
    private static final double USUAL_SHARE = 0.66;
    private static final double PER_MILLE = 1000;

    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final LivesPane lives;
    private final ShellActions actions;
    private final Settings settings;
    private final Consumer<String> say;
    private final DeviceCallsViewModel model;
    private final DeviceCallsView view;
    private final RecordAttribution causes;
    private final SplitPane split = new SplitPane();
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");

    DeviceCallsPane(
            Acts acts,
            FieldRegistry fields,
            ShellViewModel shell,
            RecordsViewModel records,
            InspectorViewModel inspector,
            LivesPane lives,
            ShellActions actions,
            Settings settings,
            BackgroundTasks tasks,
            Consumer<String> say) {
        this.shell = shell;
        this.records = records;
        this.lives = lives;
        this.actions = actions;
        this.settings = settings;
        this.say = say;
        model = new DeviceCallsViewModel(acts.log(), shell::liveSources, tasks, lives::highlight);
        view = new DeviceCallsView(model, fields, records.utcProperty(), settings, this);
        causes = new RecordAttribution(acts, tasks, this::show, inspector.causeProperty());
        shown.set(Boolean.parseBoolean(settings.get(SHOWN, "false")));
        shown.addListener((property, was, now) -> fold(now));
    }

    @Override
    public void say(String words) {
        say.accept(words);
    }

    /** The log below another part of the window. */
    Node under(Node above) {
        split.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(view, false);
        Dividers.onDragged(split, this::remember);
        split.getItems().setAll(above);
        if (shown.get()) {
            unfold();
        }
        return split;
    }

    private void fold(boolean unfolded) {
        settings.put(SHOWN, Boolean.toString(unfolded));
        if (unfolded) {
            unfold();
            view.focusTable();
        } else {
            split.getItems().remove(view);
            model.choose(null);
        }
    }

    private void unfold() {
        split.getItems().add(view);
        split.setDividerPositions(share());
    }

    private double share() {
        try {
            double share = Double.parseDouble(settings.get(SHARE, ""));
            return Double.isNaN(share) ? USUAL_SHARE : Math.clamp(share, 0.1, 0.95);
        } catch (NumberFormatException e) {
            return USUAL_SHARE;
        }
    }

    private void remember() {
        if (!split.getDividers().isEmpty()) {
            remember(split.getDividerPositions()[0]);
        }
    }

    private void remember(double position) {
        String share = String.format(Locale.ROOT, "%.3f", position);
        if (!share.equals(settings.get(SHARE, ""))) {
            settings.put(SHARE, share);
        }
    }

    /** How much of the height is above it, in thousandths; -1 while it is not shown. */
    int perMilleAbove() {
        return split.getDividers().isEmpty() ? -1 : (int) Math.round(split.getDividerPositions()[0] * PER_MILLE);
    }

    /** Leaves so much of the height above it, now and at the next start. */
    void takePerMilleAbove(int perMille) {
        remember(perMille / PER_MILLE);
        split.setDividerPositions(share());
    }

    /** Once a frame. */
    void pulse() {
        Source current = shell.currentProperty().get();
        if (shown.get()) {
            model.pulse(current);
        }
        long lead = lives.frontModel().leadRecordProperty().get();
        // What caused a row of a merged list is asked of where it comes from.
        boolean merged = current != null && current.isMerged() && lead != RecordKey.NONE;
        causes.pulse(
                merged ? current.partOf(lead) : current,
                merged ? current.store().sourceKey(lead) : lead);
    }

    private void show(Act act) {
        shown.set(true);
        model.choose(act, () -> say.accept(Messages.text("log.gone")));
    }

    @Override
    public void export() {
        Path file = actions.files().export(Messages.text("log.suggested") + ".jsonl");
        if (file != null) {
            actions.write(file, (beside, task) -> {
                model.export(beside.stream());
                return Message.written(Messages.text("shell.written", file), file);
            });
        }
    }

    @Override
    public void showRecord(@Nullable LiveReading source, long record) {
        if (source == null) {
            say.accept(Messages.text("log.noRecords"));
            return;
        }
        records.followingProperty().set(false);
        records.goToRecord(shell.showRowOf(source, record));
    }

    /** What can be done in it. */
    List<Command> commands() {
        return view.commands();
    }

    BooleanProperty shownProperty() {
        return shown;
    }

    DeviceCallsViewModel model() {
        return model;
    }
}
