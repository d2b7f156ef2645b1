package dev.tidemark.ui.shell;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.CarvedSource;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.Source;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionPlace;
import dev.tidemark.session.SessionSource;
import dev.tidemark.session.SessionSource.Kind;
import dev.tidemark.session.SessionView;
import dev.tidemark.session.SessionWindow;
import dev.tidemark.ui.filter.FilterViewModel;
import dev.tidemark.ui.records.ColumnState;
import dev.tidemark.ui.records.RecordsView;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.ui.records.ShownPlace;
import dev.tidemark.ui.sessions.SessionDraft;
import dev.tidemark.view.ShownOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;

/** Tells how a window is, to be gone on with another day, and lets it be so again. Belongs to the FX thread. */
final class WindowSession {

    private final ShellViewModel shell;
    private final RecordsViewModel records;
    private final RecordsView table;
    private final FilterViewModel filter;
    private final FieldRegistry fields;
    private final BooleanProperty lives;
    private final ShellView view;
    private final WindowFrame frame;
    private final boolean simulated;
    private Supplier<List<String>> presets = List::of;
    private Consumer<List<String>> usePresets = names -> {};

    /**
     * @param lives whether lives are shown in the place of the records
     * @param simulated whether the volumes are those of the simulator
     */
    WindowSession(
            ShellViewModel shell,
            RecordsViewModel records,
            RecordsView table,
            FilterViewModel filter,
            FieldRegistry fields,
            BooleanProperty lives,
            ShellView view,
            WindowFrame frame,
            boolean simulated) {
        this.shell = shell;
        this.records = records;
        this.table = table;
        this.filter = filter;
        this.fields = fields;
        this.lives = lives;
        this.view = view;
        this.frame = frame;
        this.simulated = simulated;
    }

    /**
     * Gives the names of the filters that are switched on beside the text.
     *
     * @param use switches on just those with these names, as far as they are known
     */
    void setPresets(Supplier<List<String>> names, Consumer<List<String>> use) {
        presets = names;
        usePresets = use;
    }

    /** The window at one moment, with its rows by keys. */
    private record Draft(
            List<SessionSource> sources,
            int shown,
            List<Integer> together,
            SessionView view,
            SessionWindow window,
            ShownPlace place,
            @Nullable Source current)
            implements SessionDraft {

        @Override
        public boolean isEmpty() {
            return sources.isEmpty();
        }

        @Override
        public Session read() {
            Source of = current;
            SessionPlace told = of == null ? SessionPlace.NONE : place.read(row -> Citations.origin(of, row));
            return new Session(sources, shown, together, view.at(told), window);
        }
    }

    /** The session as it is now. */
    SessionDraft draft() {
        Source current = shell.currentProperty().get();
        // A list of several is kept as those that it is of.
        List<Source> open = shell.sources().stream()
                .filter(source -> !source.isMerged())
                .limit(Session.MOST_SOURCES)
                .toList();
        List<Integer> shown = current == null ? List.of() : placesOf(current.parts(), open);
        return new Draft(
                open.stream().map(this::named).toList(),
                shown.isEmpty() ? -1 : shown.getFirst(),
                shown.size() > 1 ? shown : List.of(),
                view(),
                window(),
                records.place(),
                current);
    }

    private static List<Integer> placesOf(List<Source> some, List<Source> open) {
        return IntStream.range(0, open.size())
                .filter(i -> some.contains(open.get(i)))
                .boxed()
                .toList();
    }

    /** As {@link #draft}, of how a source that is to be saved is shown: where among the rows only where it is the one shown. */
    SessionDraft draftOf(Source source) {
        Source current = source == shell.currentProperty().get() ? source : null;
        return new Draft(List.of(), -1, List.of(), view(), SessionWindow.NONE, records.place(), current);
    }

    private SessionView view() {
        ShownOrder order = shell.view().order();
        String columns = ColumnState.write(table.columnStates());
        return new SessionView(
                filter.appliedText(),
                presets.get(),
                columns.isEmpty() ? List.of() : Arrays.asList(columns.split(",", -1)),
                order == null ? "" : order.field().id(),
                order == null || order.ascending(),
                records.utcProperty().get(),
                lives.get(),
                SessionPlace.NONE);
    }

    private SessionWindow window() {
        return new SessionWindow(frame.place(), frame.isMaximized(), view.panes(), view.paneSizes());
    }

    /** A source as it is named in documents. */
    SessionSource named(Source source) {
        if (source instanceof GoneSource gone) {
            return gone.was();
        }
        LiveReading live = source.reading();
        if (live != null) {
            VolumeFacts volume = live.volume();
            OptionalLong serial = OptionalLong.of(volume.serial());
            if (simulated) {
                // Its journal is made anew at each start.
                return new SessionSource(Kind.SIMULATED, volume.id(), volume.name(), serial, OptionalLong.empty(), "");
            }
            OptionalLong journal = live.journalIdAt(live.store().endRecord());
            return new SessionSource(Kind.VOLUME, volume.id(), volume.name(), serial, journal, "");
        }
        Kind kind = source instanceof CarvedSource ? Kind.SEARCHED : Kind.FILE;
        Path added = source.addedTable();
        String mft = added == null ? "" : added.toAbsolutePath().toString();
        OptionalLong unknown = OptionalLong.empty();
        return new SessionSource(kind, absolute(source.location()), source.title(), unknown, unknown, mft);
    }

    private static String absolute(String location) {
        return Path.of(location).toAbsolutePath().toString();
    }

    // --- as it was

    /** Shows rows as they were shown; where among them is another matter. */
    void take(SessionView was) {
        records.utcProperty().set(was.utc());
        List<ColumnState> columns = ColumnState.read(String.join(",", was.columns()), fields);
        if (!columns.isEmpty()) {
            table.putColumns(columns);
        }
        usePresets.accept(was.presets());
        if (!filter.appliedText().equals(was.filter())) {
            filter.replace(was.filter());
        }
        lives.set(was.lives());
    }

    /** Lets the window stand as it stood. */
    void take(SessionWindow was) {
        frame.take(was.place(), was.maximized());
        view.takePanes(was.shown(), was.sizes());
    }
}
