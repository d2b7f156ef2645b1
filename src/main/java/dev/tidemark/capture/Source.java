package dev.tidemark.capture;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordStore;
import dev.tidemark.task.BackgroundTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One source of records: a volume's journal that is being read, or a file. Safe from any thread. Nothing is pushed: who
 * shows it pulls {@link #state} and the store's size.
 */
public interface Source extends AutoCloseable {

    /** What it calls itself, for example {@code D:} or {@code $J}. */
    String name();

    /**
     * What tells it from other open sources wherever one is chosen: a file is named with its folder, a saved capture with
     * the time it was saved at, so that it never passes for the volume it was made of.
     */
    default String title() {
        return name();
    }

    /** Where it comes from: the volume's id, or the whole path of the file. */
    String location();

    /** Which copy of a journal it is. */
    default RecordOrigin origin() {
        return isCarved() ? RecordOrigin.CARVED : RecordOrigin.of(location());
    }

    /** The records; the same store for as long as the source is open. */
    RecordStore store();

    SourceState state();

    /** This source as one that reads a journal live, {@code null} when it is none. */
    default @Nullable LiveReading reading() {
        return null;
    }

    /** Whether a journal is read while it is written. */
    default boolean isLive() {
        return reading() != null;
    }

    /** The sources whose rows it has: itself, but where rows of several are shown as one list. */
    default List<Source> parts() {
        return List.of(this);
    }

    /** Whether rows of several sources are shown as one list. */
    default boolean isMerged() {
        return parts().size() > 1;
    }

    /**
     * The source that a row is of: itself, but where rows of several are shown as one list.
     *
     * @param key the row's
     */
    default Source partOf(long key) {
        return this;
    }

    /** The volume of this machine that it reads, {@code null} when it is of none. */
    default @Nullable VolumeFacts volume() {
        return null;
    }

    /** The id of the journal that a record came from; empty when that is not known, as in a {@code $J}. */
    default OptionalLong journalIdAt(long record) {
        return OptionalLong.empty();
    }

    /** The paths of the records' files. Followed from the first call on, so who needs no path does not call it. */
    PathIndex paths();

    /** Whether the records from a row on are all that the journal has, whatever their reason. */
    default boolean isComplete(long record) {
        return true;
    }

    /** What is read or known of the directories, one line for the user; empty when there is nothing to say. */
    default String pathWords() {
        return "";
    }

    /** What a person must know of the {@code $MFT} that paths are found by; another list when that has changed. */
    default List<TableNote> tableNotes() {
        return List.of();
    }

    /** The reading of directories that goes on, to be shown and cancelled; {@code null} when none does. */
    default @Nullable BackgroundTask directories() {
        return null;
    }

    /**
     * Waits until the directories that are being read were taken in: what is written before keeps partial paths for good.
     * May wait long: not for the FX thread. Ends at once when the source is closed.
     */
    default void awaitDirectories() throws InterruptedException {
        paths().await(store().endRecord());
    }

    /** Whether a file is one of those it reads, by whatever name: these are never written to. Reads the disk. */
    default boolean readsFrom(Path written) {
        return false;
    }

    /** The files that it is read from; {@code null} when it is read from none. */
    default @Nullable OpenedFiles openedFiles() {
        return null;
    }

    /**
     * Begins to look after its files: their sums are taken, and when one is cut short, written to or replaced, the source is
     * complete no longer, see {@link #state}.
     */
    default void watchFiles() {}

    /** The file that it is read from as a whole, which may be searched for records; {@code null} when there is no such file. */
    default @Nullable Path searchable() {
        return null;
    }

    /** Whether its records lie in the file that it is read from, each at its offset. */
    default boolean isInFile() {
        return false;
    }

    /** Whether its records lie anywhere in a file: then it tells much where each one was found. */
    default boolean isCarved() {
        return false;
    }

    /** Whether an {@code $MFT} can be added. */
    default boolean takesFileTable() {
        return false;
    }

    /** The {@code $MFT} that somebody added; {@code null} for none, and for one that was found by itself. */
    default @Nullable Path addedTable() {
        return null;
    }

    /** Whether it only stands for a source that is not there now: its state says why. */
    default boolean isGone() {
        return false;
    }

    /**
     * Adds the {@code $MFT} of the volume that the records are of: paths that were partial become whole. May wait: not for
     * the FX thread.
     *
     * @throws IOException if it cannot be read, or is no {@code $MFT}
     */
    default void addFileTable(Path file) throws IOException {
        throw new IllegalStateException("the volume is asked itself");
    }

    /** Whether more records may arrive: sorting needs a source that rests. */
    default boolean growing() {
        return switch (state().phase()) {
            case OPENING, LOADING, READING, WAITING -> true;
            case STOPPED, COMPLETE, FAILED, CLOSED -> false;
        };
    }

    /** Stops reading, waits until the reader has left, and frees the store. May wait: not for the FX thread. */
    @Override
    void close();
}
