package dev.tidemark.ui.acts.journal;

import atlantafx.base.theme.Styles;
import dev.tidemark.act.ActKind;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.help.ReferencePage;
import dev.tidemark.ui.acts.journal.JournalAdminViewModel.State;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActDialog;
import dev.tidemark.ui.acts.kit.ActLine;
import dev.tidemark.ui.acts.kit.Form;
import dev.tidemark.ui.acts.kit.PreFlightViewModel;
import dev.tidemark.ui.acts.kit.ProblemPane;
import dev.tidemark.ui.acts.kit.SizeField;
import dev.tidemark.ui.statistics.ReachView;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Journal administration: query, create or resize, delete, track ranges. Belongs to the FX thread. */
public final class JournalAdminView {

    /** A deletion is asked about as often. */
    private static final Duration LOOK = Duration.seconds(1);

    private static final double WIDTH = 1100;

    private static final List<ReferencePage> PAGES = List.of(
            ReferencePage.QUERY_JOURNAL,
            ReferencePage.CREATE_JOURNAL,
            ReferencePage.DELETE_JOURNAL,
            ReferencePage.TRACK_RANGES);

    private final VolumeFacts volume;
    private final JournalAdminViewModel model;
    private final TabPane tabs = new TabPane();
    private final Button query;

    private JournalAdminView(VolumeFacts volume, JournalAdminViewModel model) {
        this.volume = volume;
        this.model = model;
        query = Form.button("journal-query", "journal.query", model::query);
    }

    /** Opens the window of a volume's journal. */
    public static void show(ActContext context, VolumeFacts volume) {
        JournalAdminViewModel model = new JournalAdminViewModel(context.acts(), volume, context.tasks());
        PreFlightViewModel checks = new PreFlightViewModel(context.acts(), ActKind.DELETE_JOURNAL, context.tasks());
        model.forbiddenProperty().bind(checks.obstacleProperty());
        checks.check(volume);
        new JournalAdminView(volume, model).show(context, checks);
        model.query();
    }

    private void show(ActContext context, PreFlightViewModel checks) {
        ActDialog dialog = new ActDialog(context.owner(), "journal", Messages.text("journal.title", volume.name()));
        fillTabs();
        Label result = Form.words("", "act-summary");
        result.setId("journal-result");
        result.textProperty().bind(model.resultProperty());
        Form.showWhile(result, model.resultProperty().isNotEmpty());
        VBox results = new VBox(8, new ProblemPane(model.problemProperty()), result);
        dialog.width(WIDTH)
                .help(PAGES.toArray(ReferencePage[]::new))
                .helpBegins(() -> PAGES.get(tabs.getSelectionModel().getSelectedIndex()))
                .add(header())
                .addGrowing(tabs)
                .add(checks)
                .add(results)
                .onTick(LOOK, model.deletion()::tick)
                .onClosed(model.deletion()::stopWaiting)
                .onEscape(() -> {
                    String stillToCome = model.leaveLater();
                    dialog.say(stillToCome);
                    return !stillToCome.isEmpty();
                });
        model.problemProperty().subscribe(now -> dialog.reveal(results, results));
        model.resultProperty().subscribe(now -> dialog.reveal(results, results));
        model.busyProperty().subscribe(now -> dialog.say(""));
        dialog.show();
    }

    // --- the tabs, each with a button that Enter presses

    private void fillTabs() {
        JournalDeletionView deletion = new JournalDeletionView(volume, model);
        ActLine create = create();
        ActLine track = track();
        List<Button> enter = List.of(query, create.button(), deletion.button(), track.button());
        tabs.getTabs()
                .setAll(
                        tab("query", known(), ActKind.QUERY_JOURNAL),
                        tab("create", creation(create), ActKind.CREATE_JOURNAL),
                        tab("delete", deletion, ActKind.DELETE_JOURNAL),
                        tab("ranges", ranges(track), ActKind.TRACK_RANGES));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedIndexProperty().subscribe(chosen -> {
            for (int i = 0; i < enter.size(); i++) {
                enter.get(i).setDefaultButton(i == chosen.intValue());
            }
        });
    }

    /** What the volume says of its journal, and how far back it reaches. */
    private Region known() {
        JournalFieldsTable fields = new JournalFieldsTable(model.fields());
        VBox.setVgrow(fields, Priority.ALWAYS);
        return new VBox(8, fields, new ReachView(model.reachProperty()));
    }

    private static Tab tab(String key, Region content, ActKind kind) {
        VBox box = new VBox(8, content, Form.words(kind.reach(), "act-hint"));
        VBox.setVgrow(content, Priority.ALWAYS);
        box.getStyleClass().add("act-tab");
        Tab tab = new Tab(Messages.text("journal.tab." + key), box);
        tab.setId("journal-tab-" + key);
        return tab;
    }

    private Node header() {
        Label state = told(model::stateWords);
        state.setId("journal-state");
        state.getStyleClass().add("journal-state");
        query.disableProperty().bind(model.busyProperty());
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(16, 16);
        busy.visibleProperty().bind(model.busyProperty());
        return Form.line(query, busy, state);
    }

    private ActLine create() {
        ActLine create = new ActLine("journal-create", "journal.create", model.createObstacle(), model::create);
        create.button()
                .textProperty()
                .bind(model.stateProperty()
                        .map(state -> Messages.text(state == State.ACTIVE ? "journal.resize" : "journal.create")));
        return create;
    }

    private Region creation(ActLine create) {
        Form form = new Form();
        size(form, "maximumSize", model.maximumSize());
        size(form, "allocationDelta", model.allocationDelta());
        Label what = told(model::creates);
        what.setId("journal-creates");
        model.shrinks().subscribe(now -> what.setText(model.creates()));
        CheckBox lose = new CheckBox(Messages.text("journal.create.lose"));
        lose.setId("journal-lose");
        lose.setMnemonicParsing(true);
        lose.selectedProperty().bindBidirectional(model.confirmedProperty());
        Form.showWhile(lose, model.shrinks());
        return new VBox(10, what, form, lose, create);
    }

    private ActLine track() {
        JournalRangesViewModel ranges = model.ranges();
        ActLine track = new ActLine("journal-track", "journal.track", ranges.obstacle(), ranges::track);
        track.button().getStyleClass().add(Styles.DANGER);
        track.button()
                .textProperty()
                .bind(model.journalProperty()
                        .map(journal -> Messages.text(ranges.isTracking() ? "journal.lower" : "journal.track"))
                        .orElse(Messages.text("journal.track")));
        return track;
    }

    private Region ranges(ActLine track) {
        JournalRangesViewModel ranges = model.ranges();
        Form form = new Form();
        size(form, "chunk", ranges.chunkSize());
        size(form, "threshold", ranges.threshold());
        form.addName("journal-ranges-name", ranges.name());
        Label what = told(ranges::words);
        what.setId("journal-ranges");
        return new VBox(10, what, form, track);
    }

    private static void size(Form form, String key, SizeField size) {
        form.add(
                "journal." + key,
                Form.field("journal-" + key, size.textProperty(), 18),
                Messages.text("journal." + key + ".hint"),
                size.wrongProperty());
    }

    /** Words that follow from what is known of the journal. */
    private Label told(Supplier<String> words) {
        Label label = Form.words(words.get(), "act-what");
        model.stateProperty().addListener((property, was, now) -> label.setText(words.get()));
        model.journalProperty().addListener((property, was, now) -> label.setText(words.get()));
        return label;
    }
}
