package dev.tidemark.ui.highlights;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterError;
import dev.tidemark.session.HighlightColour;
import dev.tidemark.session.HighlightRule;
import dev.tidemark.session.Highlights;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.ui.presets.FilterListEditing;
import dev.tidemark.ui.presets.KeptFilters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * The highlight rules as a person changes them; each change is in force as soon as it was read. Belongs to the FX thread; texts are
 * read in the background.
 */
@ViewModel
public final class HighlightsViewModel {

    private final Highlights highlights;
    private final BackgroundTasks tasks;
    private final Consumer<String> say;
    private final KeptFilters<HighlightRule> kept;
    private final FilterListEditing<HighlightRule> editing;
    private final TaskSlot reading = new TaskSlot();

    /** Kept: the list hears of changes only as long as somebody holds it. */
    private final ObservableList<HighlightRule> items;

    /** The rules that cannot be used and were said to be so: said once, and not with each change of another. */
    private Set<HighlightRule> told = Set.of();

    /**
     * @param highlights what is in force
     * @param say takes what a person must know
     * @param tell takes what went wrong
     */
    public HighlightsViewModel(
            Highlights highlights,
            FieldRegistry registry,
            BackgroundTasks tasks,
            Consumer<String> say,
            Consumer<Problem> tell) {
        this.highlights = highlights;
        this.tasks = tasks;
        this.say = say;
        kept = new KeptFilters<HighlightRule>(List.of(), registry, tasks, tell);
        editing = new FilterListEditing<>(kept, rule -> false);
        items = kept.items();
        items.addListener((ListChangeListener<HighlightRule>) change -> put());
    }

    /** A rule, and why it cannot be used. */
    private record Wrong(HighlightRule rule, String words) {}

    private void put() {
        List<HighlightRule> now = List.copyOf(items);
        // Put in force here: what was read of rules before these may come later.
        tasks.callQuietly(task -> new Read(Highlights.prepare(now, kept.registry()), wrong(now, kept.registry())))
                .in(reading)
                .then(read -> {
                    highlights.use(read.ready());
                    sayWrong(read.wrong());
                })
                .start();
    }

    /** What was found out of rules. */
    private record Read(Highlights.Prepared ready, List<Wrong> wrong) {}

    private static List<Wrong> wrong(List<HighlightRule> rules, FieldRegistry registry) {
        List<Wrong> wrong = new ArrayList<>();
        for (HighlightRule rule : rules) {
            FilterError error = rule.on() ? rule.error(registry) : null;
            if (error != null) {
                wrong.add(new Wrong(rule, OneLine.of(error.words())));
            }
        }
        return wrong;
    }

    private void sayWrong(List<Wrong> wrong) {
        wrong.stream()
                .filter(each -> !told.contains(each.rule()))
                .findFirst()
                .ifPresent(each ->
                        say.accept(Messages.text("highlight.wrong", each.rule().name(), each.words())));
        told = Set.copyOf(wrong.stream().map(Wrong::rule).toList());
    }

    /** Those that there are, and where they are kept. */
    public KeptFilters<HighlightRule> kept() {
        return kept;
    }

    /** The list of them as it is edited. */
    public FilterListEditing<HighlightRule> editing() {
        return editing;
    }

    /** Begins a rule for what a filter finds, in the next colour. */
    public void begin(String text) {
        HighlightColour[] colours = HighlightColour.values();
        HighlightColour next = colours[items.size() % colours.length];
        editing.add(new HighlightRule(Messages.text("highlight.new"), text, next, true));
    }

    /** Puts the one that is chosen in force, or out of it. */
    public void toggle() {
        editing.change(rule -> rule.on(!rule.on()));
    }

    /** Gives the one that is chosen a colour. */
    public void paint(HighlightColour colour) {
        editing.change(rule -> rule.in(colour));
    }
}
