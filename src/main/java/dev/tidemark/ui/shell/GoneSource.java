package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState;
import dev.tidemark.path.PathIndex;
import dev.tidemark.session.SessionSource;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import java.nio.file.Path;

/**
 * Stands among the open sources for one that was open in a session and is not there now, so that it is not forgotten: it has no record,
 * and its state says why and what to do. Safe from any thread.
 */
final class GoneSource implements Source {

    private final SessionSource was;
    private final RecordStore store;
    private final PathIndex paths;
    private final SourceState state;

    /**
     * @param number in the keys of its rows, of which there are none
     * @param tempFolder where it writes nothing
     * @param why it is not there
     */
    GoneSource(int number, SessionSource was, Path tempFolder, Problem why) {
        this.was = was;
        this.store = RecordStore.copying(number, new SpillFolder(tempFolder), 0);
        this.paths = PathIndex.over(store);
        this.state = new SourceState(SourceState.Phase.FAILED, 0, 0, why);
    }

    /** What it was. */
    SessionSource was() {
        return was;
    }

    @Override
    public boolean isGone() {
        return true;
    }

    @Override
    public String name() {
        return OneLine.of(Escapes.name(was.name().isBlank() ? was.location() : was.name()));
    }

    @Override
    public String title() {
        return Messages.text("session.gone.title", name());
    }

    @Override
    public String location() {
        return was.location();
    }

    @Override
    public RecordStore store() {
        return store;
    }

    @Override
    public SourceState state() {
        return state;
    }

    @Override
    public PathIndex paths() {
        return paths;
    }

    @Override
    public void close() {
        store.close();
    }
}
