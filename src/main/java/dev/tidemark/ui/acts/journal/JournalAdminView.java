package dev.tidemark.ui.acts.journal;

import atlantafx.base.theme.Styles;
import dev.tidemark.act.ActKind;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.journal.JournalAdminViewModel.State;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActStage;
import dev.tidemark.ui.acts.kit.Form;
import dev.tidemark.ui.acts.kit.PreFlightView;
import dev.tidemark.ui.acts.kit.PreFlightViewModel;
import dev.tidemark.ui.acts.kit.ProblemPane;
import dev.tidemark.ui.acts.kit.SizeField;
import java.util.function.Supplier;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;

/** Belongs to the FX thread. Journal administration: query, create or resize, delete, track ranges. */
public final class JournalAdminView extends VBox {

    /** A deletion is asked about as often. */
    private static final Duration LOOK = Duration.seconds(1);

    private static final Dimension2D SIZE = new Dimension2D(1100, 700);

    private final VolumeFacts volume;
    private final JournalAdminViewModel model;

    JournalAdminView(VolumeFacts volume, JournalAdminViewModel model, PreFlightViewModel checks, Window owner) {
        this.volume = volume;
        this.model = model;
        setId("journal");
        getStyleClass().add("journal");
        model.allowedProperty().bind(checks.allowedProperty());
        TabPane tabs = new TabPane(
                tab("query", fields(), ActKind.QUERY_JOURNAL),
                tab("create", create(), ActKind.CREATE_JOURNAL),
                tab("delete", new JournalDeletionView(volume, model), ActKind.DELETE_JOURNAL),
                tab("ranges", ranges(), ActKind.TRACK_RANGES));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        Label result = Form.words("", "act-summary");
        result.setId("journal-result");
        result.textProperty().bind(model.resultProperty());
        getChildren()
                .addAll(
                        header(),
                        tabs,
                        new PreFlightView(checks, owner),
                        new ProblemPane(model.problemProperty()),
                        result);
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
        Button query = Form.button(
                "journal-query", "journal.query", model.busyProperty().not(), model::query);
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(16, 16);
        busy.visibleProperty().bind(model.busyProperty());
        return Form.line(query, busy, state);
    }

    private Region fields() {
        return new JournalFieldsTable(model.fields());
    }

    private Region create() {
        Form form = new Form();
        size(form, "maximumSize", model.maximumSize());
        size(form, "allocationDelta", model.allocationDelta());
        Button create = Form.button("journal-create", "journal.create", model.mayCreate(), model::create);
        create.textProperty()
                .bind(model.stateProperty()
                        .map(state -> Messages.text(state == State.ACTIVE ? "journal.resize" : "journal.create")));
        Label what = told(model::creates);
        what.setId("journal-creates");
        return new VBox(10, what, form, create);
    }

    private Region ranges() {
        Form form = new Form();
        size(form, "chunk", model.chunkSize());
        size(form, "threshold", model.threshold());
        Button track = Form.button("journal-track", "journal.track", model.mayTrack(), model::track);
        track.getStyleClass().add(Styles.DANGER);
        track.textProperty()
                .bind(model.journalProperty()
                        .map(journal -> Messages.text(model.isTracking() ? "journal.lower" : "journal.track"))
                        .orElse(Messages.text("journal.track")));
        Label what = told(model::ranges);
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

    /** Opens the window of a volume's journal. */
    public static void show(ActContext context, VolumeFacts volume) {
        JournalAdminViewModel model = new JournalAdminViewModel(context.acts(), volume, context.tasks());
        PreFlightViewModel checks = new PreFlightViewModel(context.acts(), ActKind.DELETE_JOURNAL, context.tasks());
        checks.check(volume);
        ActStage.show(
                context.owner(),
                Messages.text("journal.title", volume.name()),
                new JournalAdminView(volume, model, checks, context.owner()),
                SIZE,
                LOOK,
                model.deletion()::tick,
                model.deletion()::stopWaiting);
        model.query();
    }
}
