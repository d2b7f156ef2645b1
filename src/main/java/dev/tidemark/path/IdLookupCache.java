package dev.tidemark.path;

import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Utf16;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Safe from any thread; one thread serves. Single ids that readers did not find, and what the volume said of them: at most
 * 65,536 answers are kept, then all are forgotten.
 */
final class IdLookupCache {

    private static final int MOST_WAITING = 256;
    private static final int MOST_ANSWERS = 1 << 16;

    private final BlockingQueue<FileId> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Set<FileId> known = new HashSet<>();
    private volatile DirectoryTable table = new DirectoryTable(Certainty.LIVE, 0);

    DirectoryTable table() {
        return table;
    }

    /** Notes an id to be asked for; one that does not fit is wanted again at the next look. */
    void want(FileId id) {
        synchronized (known) {
            if (!known.contains(id) && waiting.offer(id)) {
                known.add(id);
            }
        }
    }

    /**
     * Asks for what is waiting.
     *
     * @param takenUsn the USN up to which the journal was read before
     * @return whether an answer came
     */
    boolean serve(@Nullable IdLookup lookup, long takenUsn) {
        FileId id = lookup == null ? null : next(lookup);
        DirectoryTable answers = table;
        boolean answered = false;
        for (; lookup != null && id != null; id = next(lookup)) {
            IdLookup.Answer answer = lookup.ask(id);
            if (answer != null) {
                ByteBuffer name = Utf16.of(answer.name());
                FileId parent = answer.parent();
                answers.taken(Math.max(takenUsn, answer.usn()));
                answers.add(id.high(), id.low(), parent.high(), parent.low(), answer.usn(), name, 0, name.limit() / 2);
                answered = true;
            }
        }
        if (answers.size() > MOST_ANSWERS) {
            forget();
        }
        return answered;
    }

    private @Nullable FileId next(IdLookup lookup) {
        return lookup.mayAsk() ? waiting.poll() : null;
    }

    /** Forgets all answers. */
    void forget() {
        synchronized (known) {
            known.clear();
            table = new DirectoryTable(Certainty.LIVE, 0);
        }
    }
}
