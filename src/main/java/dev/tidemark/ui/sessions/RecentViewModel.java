package dev.tidemark.ui.sessions;

import dev.tidemark.session.RecentSources;
import dev.tidemark.session.SessionSource;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The files and volumes that were opened last. Belongs to the FX thread; it reads, writes and looks for them in the background. Nobody
 * looks on another computer or at a device whether something is there.
 */
@ViewModel
public final class RecentViewModel {

    private final BackgroundTasks tasks;
    private final Consumer<String> say;
    private final Supplier<Set<String>> volumes;
    private final ObservableList<Recent> items = FXCollections.observableArrayList();

    /** One for all: nobody else keeps what listens to it. */
    private final ObservableList<Recent> shown = FXCollections.unmodifiableObservableList(items);

    private final List<SessionSource> unwritten = new ArrayList<>();
    private final TaskSlot looking = new TaskSlot();
    private @Nullable RecentSources kept;
    private boolean clearing;
    private boolean writing;

    /**
     * A source that was opened.
     *
     * @param missing whether it is known not to be there now
     */
    public record Recent(SessionSource source, boolean missing) {}

    /**
     * @param volumes the ids of the volumes that there are
     * @param say takes what a person must know
     */
    public RecentViewModel(BackgroundTasks tasks, Supplier<Set<String>> volumes, Consumer<String> say) {
        this.tasks = tasks;
        this.volumes = volumes;
        this.say = say;
    }

    /** The newest first. */
    public ObservableList<Recent> items() {
        return shown;
    }

    /** Keeps what is opened in a folder of the user's data from now on. */
    public void keep(Path folder) {
        kept = new RecentSources(folder);
        work(RecentSources::read);
    }

    private void show(RecentSources.Read read) {
        if (read.problem() instanceof String problem) {
            say.accept(problem);
        }
        items.setAll(read.sources().stream()
                .map(source -> new Recent(source, isKnownMissing(source)))
                .toList());
        look();
    }

    private boolean isKnownMissing(SessionSource source) {
        return items.stream().anyMatch(item -> item.missing() && item.source().isSamePlace(source));
    }

    /** Notes that a source was opened. */
    public void opened(SessionSource source) {
        unwritten.removeIf(source::isSamePlace);
        unwritten.add(source);
        write();
    }

    /** Works on the user's list. */
    @FunctionalInterface
    private interface Work {
        RecentSources.Read on(RecentSources kept) throws IOException;
    }

    /** One change behind the other. */
    private void write() {
        if (kept == null || writing) {
            return;
        }
        if (clearing) {
            clearing = false;
            work(into -> {
                into.clear();
                return new RecentSources.Read(List.of(), null);
            });
        } else if (!unwritten.isEmpty()) {
            List<SessionSource> some = List.copyOf(unwritten);
            unwritten.clear();
            work(into -> into.add(some));
        }
    }

    private void work(Work work) {
        RecentSources into = Objects.requireNonNull(kept);
        writing = true;
        tasks.callQuietly(task -> done(work, into))
                .keepsResult()
                .then(now -> {
                    writing = false;
                    if (!clearing) {
                        show(now);
                    }
                    write();
                })
                .failed(problem -> {
                    writing = false;
                    say.accept(Messages.text("recent.notWritten", problem.line()));
                })
                .cancelled(() -> writing = false)
                .start();
    }

    private static RecentSources.Read done(Work work, RecentSources into) throws TaskFailedException {
        try {
            return work.on(into);
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(Messages.text("recent.file"), e), e);
        }
    }

    /** Forgets all. */
    public void clear() {
        items.clear();
        unwritten.clear();
        clearing = true;
        write();
    }

    /** Looks which of them are there. */
    public void look() {
        List<SessionSource> all = items.stream().map(Recent::source).toList();
        Set<String> known = volumes.get();
        tasks.callQuietly(task -> all.stream()
                        .map(source -> new Recent(source, isMissing(source, known)))
                        .toList())
                .in(looking)
                .then(this::found)
                .start();
    }

    private void found(List<Recent> now) {
        if (now.stream()
                        .map(Recent::source)
                        .toList()
                        .equals(items.stream().map(Recent::source).toList())
                && !now.equals(items)) {
            items.setAll(now);
        }
    }

    private static boolean isMissing(SessionSource source, Set<String> volumes) {
        if (source.kind().isVolume()) {
            return !volumes.isEmpty() && !volumes.contains(source.location());
        }
        try {
            return !source.mustAsk() && Files.notExists(Path.of(source.location()));
        } catch (InvalidPathException e) {
            return true;
        }
    }
}
