package dev.tidemark.capture;

import dev.tidemark.mft.FileTableSink;
import dev.tidemark.mft.NameSpace;
import dev.tidemark.mft.RecordState;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds out, while an {@code $MFT} is gone through, whether it is of the volume of a journal: whether it knows the files that
 * the journal names last by the same names in the same directories. Not thread-safe; hands on all it is given.
 *
 * <p>Of the right volume nine of ten and more are known so, of another hardly one. File numbers that no record of the table
 * has used tell little, since a copy may be cut short; they count only when there are several, and when the directories are not
 * known either.
 */
final class TableFit implements FileTableSink {

    /** So many files must be known to the table, by whatever name, for it to be judged by them. */
    private static final int LEAST_KNOWN = 2;

    /** So many files must be missing altogether for it to be judged by that. */
    private static final int LEAST_MISSING = 8;

    private final FileTableSink sink;
    private final LastFiles last;
    private final Set<Long> numbers;
    private final Set<Long> parents;
    private final Set<Long> known = new HashSet<>();
    private final Set<Long> agreed = new HashSet<>();
    private int parentsKnown;
    private boolean parentFreed;

    TableFit(LastFiles last, FileTableSink sink) {
        this.last = last;
        this.sink = sink;
        this.numbers = last.numbers();
        this.parents = last.parents();
    }

    @Override
    public void file(long reference, RecordState state, boolean directory, int links, boolean extended, long usn) {
        if (numbers.contains(LastFiles.number(reference))) {
            known.add(LastFiles.number(reference));
        }
        if (directory && parents.contains(reference)) {
            parentsKnown += state == RecordState.FREED ? 0 : 1;
            parentFreed |= state == RecordState.FREED;
        }
        sink.file(reference, state, directory, links, extended, usn);
    }

    @Override
    public void name(
            long reference,
            RecordState state,
            boolean inBase,
            long parent,
            NameSpace space,
            ByteBuffer bytes,
            int at,
            int chars) {
        if (last.has(reference, parent, bytes, at, chars)) {
            agreed.add(LastFiles.number(reference));
        }
        sink.name(reference, state, inBase, parent, space, bytes, at, chars);
    }

    /** How many of the journal's last files the table has with the same name and parent. */
    int agreed() {
        return agreed.size();
    }

    /** How many files were looked for. */
    int asked() {
        return last.count();
    }

    /**
     * Whether anything tells that the table is of the journal's volume: a file of the same name and parent, or at least a
     * directory that files were in, even one that was deleted since. True too where the journal names nothing to be looked for.
     */
    boolean isChecked() {
        return last.count() == 0 || !agreed.isEmpty() || parentsKnown > 0 || parentFreed;
    }

    /** Whether nothing tells that the table is of another volume. */
    boolean fits() {
        if (known.size() >= LEAST_KNOWN) {
            return 2 * agreed.size() >= known.size();
        }
        if (agreed.isEmpty() && !known.isEmpty()) {
            return false;
        }
        boolean nothingKnown = agreed.isEmpty() && numbers.size() - known.size() >= LEAST_MISSING;
        return !nothingKnown || parents.isEmpty() || 2 * parentsKnown >= parents.size();
    }
}
