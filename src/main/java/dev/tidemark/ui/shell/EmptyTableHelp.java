package dev.tidemark.ui.shell;

import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.filter.FilterViewModel;
import dev.tidemark.ui.records.RecordsView;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.records.SourceFacts;
import org.jspecify.annotations.Nullable;

/** What a table without records says and offers. Belongs to the FX thread. */
final class EmptyTableHelp {

    private EmptyTableHelp() {}

    /**
     * Connects the table with what helps.
     *
     * @param openFile opens a file
     * @param searchFile searches the file that is shown for records
     */
    static void connect(
            ShellViewModel shell,
            RecordsViewModel records,
            RecordsView table,
            FilterViewModel filter,
            ShellActs acts,
            Runnable openFile,
            Runnable searchFile) {
        records.setSourceFacts(() -> facts(shell.currentProperty().get()));
        table.setOnOpenFile(openFile);
        table.setOnSearchFile(searchFile);
        table.setOnShowEverything(filter::clear);
        table.setOnCreateJournal(acts::administerShownJournal);
    }

    /** Of a list, those of the first of its sources that has something to tell: there is no row of any. */
    private static SourceFacts facts(@Nullable Source source) {
        if (source != null && source.isMerged()) {
            return source.parts().stream()
                    .map(EmptyTableHelp::facts)
                    .filter(facts -> !facts.problem().isEmpty())
                    .map(facts -> new SourceFacts(facts.name(), false, facts.problem(), false))
                    .findFirst()
                    .orElse(SourceFacts.UNKNOWN);
        }
        LiveReading live = source == null ? null : source.reading();
        if (live != null) {
            return new SourceFacts(live.name(), isWithoutJournal(live), failure(live), false);
        }
        Problem problem = source == null ? null : source.state().problem();
        return source == null || problem == null
                ? SourceFacts.UNKNOWN
                : new SourceFacts(source.name(), false, OneLine.of(problem.line()), source.searchable() != null);
    }

    /** Why a volume cannot be read, as one without journals; empty while it is read or waited for. */
    private static String failure(LiveReading live) {
        SourceState state = live.state();
        Problem problem = state.problem();
        return state.phase() == SourceState.Phase.FAILED && problem != null ? OneLine.of(problem.line()) : "";
    }

    /** The volume said that it has no journal, and gave none since. */
    private static boolean isWithoutJournal(LiveReading live) {
        RecordStore store = live.store();
        long end = store.endRecord();
        return live.journalIdAt(end).isEmpty() && store.derivedBefore(store.keyOf(end), RowKind.GONE) != RecordKey.NONE;
    }
}
