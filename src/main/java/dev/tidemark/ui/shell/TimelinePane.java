package dev.tidemark.ui.shell;

import dev.tidemark.act.Act;
import dev.tidemark.act.ActHistory;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.Source;
import dev.tidemark.command.Command;
import dev.tidemark.filter.language.Node;
import dev.tidemark.session.Marks;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.filter.FilterViewModel;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.records.SelectedRows;
import dev.tidemark.ui.timeline.ShownCounts;
import dev.tidemark.ui.timeline.TimelineHost;
import dev.tidemark.ui.timeline.TimelineNotes;
import dev.tidemark.ui.timeline.TimelineView;
import dev.tidemark.ui.timeline.TimelineViewModel;
import dev.tidemark.usn.Filetime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;

/** The timeline above the rest of the window: it folds away, and remembers that. Belongs to the FX thread. */
final class TimelinePane implements TimelineHost {

    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final FilterViewModel filter;
    private final ActHistory acts;
    private final Consumer<String> say;
    private final TimelineViewModel model;
    private final TimelineView view;

    TimelinePane(
            ShellViewModel shell,
            RecordsViewModel records,
            FilterViewModel filter,
            Marks marks,
            ActHistory acts,
            BackgroundTasks tasks,
            Settings settings,
            Consumer<String> say) {
        this.shell = shell;
        this.records = records;
        this.filter = filter;
        this.acts = acts;
        this.say = say;
        model = new TimelineViewModel(
                new ShownCounts(shell.view(), tasks), new TimelineNotes(marks, this, tasks), this);
        view = new TimelineView(model);
        settings.bind("pane.timeline", model.shownProperty());
        settings.bind("timeline.logarithmic", model.logarithmicProperty());
    }

    // --- what the timeline asks of the window

    @Override
    public void edit(UnaryOperator<Node> change) {
        filter.edit(change);
    }

    @Override
    public void goTo(long key) {
        records.followingProperty().set(false);
        records.goToRecord(key);
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
    public @Nullable SelectedRows selected() {
        return records.selected();
    }

    @Override
    public List<Long> acts() {
        return times(acts, shell.currentProperty().get());
    }

    /** When something was done to one of the volumes that are shown. */
    static List<Long> times(ActHistory acts, @Nullable Source shown) {
        Set<String> volumes = shown == null ? Set.of() : volumes(shown);
        return volumes.isEmpty()
                ? List.of()
                : acts.all().stream()
                        .filter(act -> volumes.contains(act.volume()))
                        .map(Act::at)
                        .map(Filetime::of)
                        .toList();
    }

    private static Set<String> volumes(Source shown) {
        return shown.parts().stream()
                .map(Source::volume)
                .flatMap(Stream::ofNullable)
                .map(VolumeFacts::id)
                .collect(Collectors.toSet());
    }

    // --- the window

    /** Once a frame. */
    void pulse() {
        model.pulse();
    }

    /** What can be done in it. */
    List<Command> commands() {
        return view.commands();
    }

    TimelineView view() {
        return view;
    }

    TimelineViewModel model() {
        return model;
    }

    BooleanProperty shownProperty() {
        return model.shownProperty();
    }
}
