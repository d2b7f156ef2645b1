package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import dev.tidemark.capture.TableNote;
import dev.tidemark.text.OneLine;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells once what a person must know of the {@code $MFT} of the source that is shown: that it does not fit, or is
 * damaged. Belongs to the FX thread; looks a few times a second.
 */
final class TableNotes {

    private static final long EVERY_NANOS = 500_000_000L;

    private final Consumer<Message> messages;
    private final LongSupplier nanoTime;
    private final WeakHashMap<Source, Set<TableNote>> told = new WeakHashMap<>();
    private long looked;
    private List<TableNote> seen = List.of();

    TableNotes(Consumer<Message> messages, LongSupplier nanoTime) {
        this.messages = messages;
        this.nanoTime = nanoTime;
    }

    /** Looks again. What is said at two looks stays true. */
    void pulse(@Nullable Source source) {
        long now = nanoTime.getAsLong();
        if (looked != 0 && now - looked < EVERY_NANOS) {
            return;
        }
        looked = now;
        List<TableNote> notes = source == null ? List.of() : warnings(source);
        if (source != null && !notes.isEmpty() && notes.equals(seen)) {
            tell(source, notes);
        }
        seen = notes;
    }

    /** That there is none is no warning: the status line offers to add one. */
    private static List<TableNote> warnings(Source source) {
        return source.tableNotes().stream()
                .filter(note -> note.kind() != TableNote.Kind.NOT_FOUND)
                .toList();
    }

    private void tell(Source source, List<TableNote> notes) {
        Set<TableNote> before = told.put(source, Set.copyOf(notes));
        for (TableNote note : notes) {
            if (before == null || !before.contains(note)) {
                messages.accept(new Message(Message.Level.WARNING, OneLine.of(note.words()), "", null));
            }
        }
    }
}
