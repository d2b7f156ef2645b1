package dev.tidemark.ui.story;

import dev.tidemark.capture.Source;
import dev.tidemark.store.RecordStore;
import dev.tidemark.story.FileStories;
import dev.tidemark.story.StoryLine;
import dev.tidemark.story.StoryQuestion;
import dev.tidemark.story.StoryWriter;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskFailedException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.ui.common.ShownWork;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.usn.FileId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The story that is told, and the way back to those before. Belongs to the FX thread; stories are put together, and copied, in the
 * background.
 */
@ViewModel
public final class StoryViewModel {

    /** So many lines nobody reads; a copy and an export have all of them. */
    private static final int MOST_LINES = 50_000;

    private static final String NEXT = " \u00b7 ";

    /** Of progress. */
    private static final long STEPS = 1000;

    private final BackgroundTasks tasks;
    private final StoryHost host;
    private final int most;
    private final ShownWork telling = new ShownWork();
    private final Deque<Asked> before = new ArrayDeque<>();
    private final Deque<Asked> behind = new ArrayDeque<>();
    private final ObservableList<StoryLine> lines = FXCollections.observableArrayList();
    private final StringProperty question = new SimpleStringProperty(this, "question", "");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
    private @Nullable Asked asked;
    private @Nullable Page page;
    private boolean newerSaid;

    /** What was asked of which source. */
    private record Asked(Source source, StoryQuestion question) {}

    /**
     * What is shown.
     *
     * @param start the line that is looked at first
     * @param end the number of the row behind the last one that counts
     */
    private record Page(FileStories told, List<StoryLine> lines, int start, long end) {}

    /**
     * @param tasks puts stories together
     * @param host the window around it
     */
    public StoryViewModel(BackgroundTasks tasks, StoryHost host) {
        this(tasks, host, MOST_LINES);
    }

    StoryViewModel(BackgroundTasks tasks, StoryHost host, int most) {
        this.tasks = tasks;
        this.host = host;
        this.most = most;
    }

    // --- asking

    /** Tells the story of a file, and of those that used its entry before and behind it. */
    public void ask(Source source, FileId file) {
        ask(source, new StoryQuestion.OfFile(file));
    }

    /** Tells what was asked for; the way back leads to what is told now. */
    public void ask(Source source, StoryQuestion wanted) {
        Asked next = new Asked(source, wanted);
        if (asked != null && !asked.equals(next)) {
            before.push(asked);
            behind.clear();
        }
        tell(next);
    }

    /** Says what can be asked for, where nothing is told. */
    public void askNothing() {
        if (asked == null) {
            status.set(Messages.text("story.ask"));
        }
    }

    /**
     * Tells what is typed.
     *
     * @param source in which
     */
    void askTyped(@Nullable Source source) {
        if (source == null) {
            status.set(Messages.text("story.noSource"));
        } else if (question.get().isBlank()) {
            status.set(Messages.text("story.ask"));
        } else {
            ask(source, StoryQuestion.of(question.get()));
        }
    }

    /** Tells the same with what came since. */
    void refresh() {
        if (asked != null) {
            tell(asked);
        }
    }

    boolean canGoBack() {
        return !before.isEmpty();
    }

    boolean canGoForward() {
        return !behind.isEmpty();
    }

    /** Tells what was told before. */
    void back() {
        step(before, behind);
    }

    /** Tells what was told before somebody went back. */
    void forward() {
        step(behind, before);
    }

    private void step(Deque<Asked> from, Deque<Asked> to) {
        Asked next = from.poll();
        if (next != null) {
            if (asked != null) {
                to.push(asked);
            }
            tell(next);
        }
    }

    /** Lets go of everything: the window is closed. */
    void close() {
        telling.slot().drop();
        before.clear();
        behind.clear();
        asked = null;
        page = null;
        lines.clear();
        status.set("");
    }

    /** The source that it is told of; {@code null} for none. */
    @Nullable
    Source source() {
        return asked == null ? null : asked.source();
    }

    // --- telling

    private void tell(Asked next) {
        asked = next;
        question.set(next.question().typed());
        lines.clear();
        page = null;
        String words = Messages.text("story.telling", next.source().title());
        status.set(words);
        tasks.call(words, task -> page(next, task))
                .in(telling.slot())
                .reading(next.source().title())
                .then(this::show)
                .failed(problem -> status.set(problem.line()))
                .cancelled(() -> status.set(Messages.text("story.cancelled")))
                .start();
    }

    private Page page(Asked next, BackgroundTask task) throws InterruptedException, TaskFailedException {
        Source source = next.source();
        RecordStore store = source.store();
        task.await(source::awaitDirectories);
        long end = store.endRecord();
        task.await(() -> source.paths().await(end));
        FileStories told = FileStories.tell(
                source,
                next.question(),
                end,
                done -> task.progress(Math.round(done * STEPS), STEPS),
                () -> task.isCancelled() || store.isClosed());
        if (store.isClosed()) {
            throw new TaskFailedException(closed(source));
        }
        List<StoryLine> all = told.lines(most + 1);
        int start = start(all, next.question());
        return new Page(told, all, start < most ? start : 0, end);
    }

    /** Where the file begins that was asked for: those that used its entry before stand above it. */
    private static int start(List<StoryLine> lines, StoryQuestion question) {
        for (int line = 0; line < lines.size(); line++) {
            StoryLine one = lines.get(line);
            if (one.kind() == StoryLine.Kind.FILE
                    && one.file() != null
                    && question.equals(new StoryQuestion.OfFile(one.file()))) {
                return line;
            }
        }
        return 0;
    }

    private static Problem closed(Source source) {
        return Problem.refusal(
                Messages.text("story.closed", source.title()),
                Messages.text("story.closed.here"),
                Messages.text("story.closed.next"));
    }

    private void show(Page now) {
        page = now;
        newerSaid = false;
        boolean more = now.lines().size() > most;
        lines.setAll(more ? now.lines().subList(0, most) : now.lines());
        sayTold(now, more);
    }

    private void sayTold(Page now, boolean more) {
        FileStories told = now.told();
        if (told.stories().isEmpty()) {
            status.set(Messages.text(
                    "story.none", told.source().title(), told.question().typed()));
            return;
        }
        StringBuilder words = new StringBuilder(Messages.text(
                "story.told", told.source().title(), told.stories().size()));
        if (more) {
            words.append(NEXT).append(Messages.text("story.cut", most));
        }
        if (told.tooMany()) {
            words.append(NEXT).append(Messages.text("story.many"));
        }
        status.set(words.toString());
    }

    /** Once a frame: how far it is, and whether there is more by now. */
    public void pulse() {
        telling.pulse();
        Page now = page;
        if (now != null && !newerSaid && now.told().source().store().endRecord() > now.end()) {
            newerSaid = true;
            status.set(status.get() + NEXT + Messages.text("story.newer"));
        }
    }

    // --- what a line leads to

    /** Shows the record of a line in the table; says why not. */
    void goTo(StoryLine line) {
        Source source = source();
        if (source != null && line.row() != StoryLine.NO_ROW) {
            host.goTo(source, line.row(), status::set);
        }
    }

    /** Whether a line tells of another file than was asked for: it leads to that one's story. */
    boolean leads(StoryLine line) {
        return asked != null && line.file() != null && !asked.question().equals(new StoryQuestion.OfFile(line.file()));
    }

    /** Tells the story of the file of a line. */
    void follow(StoryLine line) {
        Source source = source();
        FileId file = line.file();
        if (source != null && file != null && leads(line)) {
            ask(source, file);
        }
    }

    // --- taken elsewhere

    /** Copies some lines, as they are written. */
    void copy(List<StoryLine> some, Consumer<String> clipboard) {
        if (!some.isEmpty()) {
            List<StoryLine> copied = List.copyOf(some);
            tasks.callQuietly(
                            task -> copied.stream().map(StoryLine::written).collect(Collectors.joining("\n", "", "\n")))
                    .then(text -> copied(text, clipboard))
                    .start();
        }
    }

    /** Copies everything, as the command line writes it. */
    public void copyAll(Consumer<String> clipboard) {
        Page now = page;
        if (now != null) {
            tasks.callQuietly(task -> text(now.told()))
                    .then(text -> copied(text, clipboard))
                    .failed(problem -> status.set(problem.line()))
                    .start();
        }
    }

    private static String text(FileStories told) throws TaskFailedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            told.write(StoryWriter.Form.TEXT, bytes);
        } catch (IOException e) {
            throw new TaskFailedException(Problem.of(told.source().title(), e), e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void copied(String text, Consumer<String> clipboard) {
        clipboard.accept(text);
        status.set(Messages.text("story.copied", text.lines().count()));
    }

    /** Asks for a file and writes everything. */
    void export() {
        Page now = page;
        if (now != null) {
            host.export(now.told());
        }
    }

    /** The line that is looked at first. */
    int start() {
        return page == null ? 0 : page.start();
    }

    /** Whether anything is told. */
    boolean isTold() {
        return !lines.isEmpty();
    }

    // --- properties

    /** Whose story is asked for: a path, or an id. */
    StringProperty questionProperty() {
        return question;
    }

    /** The lines that are listed. */
    public ObservableList<StoryLine> lines() {
        return FXCollections.unmodifiableObservableList(lines);
    }

    /** What is told, or why nothing is, in words. */
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** What puts a story together. */
    ShownWork work() {
        return telling;
    }
}
