package dev.tidemark.capture;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.mft.FileTableForm;
import dev.tidemark.mft.FileTableScanner;
import dev.tidemark.path.DirectoryTable;
import dev.tidemark.path.MftDirectories;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Extracted {@code $MFT} files: which is one, where it lies, and what directories it holds. Stateless. */
public final class FileTableFile {

    private static final int PIECE = 1 << 22;

    private FileTableFile() {}

    /**
     * What was read of a table. Immutable but for the directories.
     *
     * @param fits whether it is of the volume that the journal is of
     * @param notes what a person must know of it
     */
    record Contents(DirectoryTable directories, boolean fits, List<TableNote> notes) {}

    /** The {@code $MFT} that belongs to a {@code $J}, by where it lies and how it is called; {@code null} when there is none. Reads the disk. */
    public static @Nullable Path beside(Path file) {
        return FileTableFinder.find(file);
    }

    /** Whether a file begins as an {@code $MFT} does. Reads the disk. */
    public static boolean test(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return form(channel) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * What keeps a file from being taken for an {@code $MFT}, in words: what it is and what to do with it. Reads the disk.
     *
     * @return {@code null} when it may be one
     */
    public static @Nullable Problem problem(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // Nobody may write to a pipe: opening it would wait for that.
            return Problem.of(file.toString(), new IOException(Messages.text("file.notRegular")));
        }
        if (Files.notExists(file) || test(file)) {
            return null;
        }
        try {
            FileKind kind = FileKind.of(file);
            return kind != null
                    ? kind.asTable(file.toString())
                    : Problem.refusal(
                            Messages.text("paths.noFileTable", file),
                            Messages.text("filekind.here.table"),
                            Messages.text("filekind.next.table"));
        } catch (IOException e) {
            return Problem.of(file.toString(), e);
        }
    }

    private static @Nullable FileTableForm form(FileChannel channel) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(FileTableForm.SAMPLE).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, first);
        return FileTableForm.of(first, 0, first.position());
    }

    /**
     * Reads the directories of an {@code $MFT}; a few seconds for a million files.
     *
     * @param last the files that the journal names last
     * @param ranges tells where a sparse file has room on the disk
     * @param goOn asked with the bytes read so far; false ends the reading
     * @return {@code null} when it was ended
     * @throws IOException if the file cannot be read, or is no {@code $MFT}
     */
    static @Nullable Contents read(Path file, LastFiles last, AllocatedRanges ranges, LongPredicate goOn)
            throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FileTableForm form = form(channel);
            if (form == null) {
                throw new IOException(Messages.text("paths.noFileTable", file));
            }
            channel.position(0);
            MftDirectories directories = new MftDirectories();
            TableFit fit = new TableFit(last, directories);
            FileTableScanner scanner = new FileTableScanner(form, fit);
            ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
            while (goOn.test(channel.position()) && fill(channel, piece) > 0) {
                scanner.scan(piece, 0, piece.position());
                if (ZeroRun.isZero(piece, 0, piece.position() & -Long.BYTES)) {
                    long at = channel.position();
                    long blank = (ZeroRun.end(file, at, ranges, goOn) - at) / form.recordSize();
                    channel.position(at + blank * form.recordSize());
                    scanner.pass(blank);
                }
                piece.clear();
            }
            return goOn.test(channel.position())
                    ? new Contents(directories.table(), fit.fits(), notes(file, form, scanner, fit))
                    : null;
        }
    }

    private static List<TableNote> notes(Path file, FileTableForm form, FileTableScanner scanner, TableFit fit) {
        List<TableNote> notes = new ArrayList<>();
        if (!fit.fits()) {
            String words = Messages.text("paths.doesNotFit", file, fit.agreed(), fit.asked());
            notes.add(new TableNote(TableNote.Kind.DOES_NOT_FIT, words));
        }
        if (form.firstDamaged()) {
            notes.add(new TableNote(TableNote.Kind.FIRST_DAMAGED, Messages.text("paths.firstDamaged", file)));
        }
        long others = scanner.damagedOthers();
        if (others > 0) {
            notes.add(new TableNote(TableNote.Kind.DAMAGED, Messages.text("paths.damaged", file, others)));
        }
        return List.copyOf(notes);
    }

    private static int fill(FileChannel channel, ByteBuffer into) throws IOException {
        int read = 0;
        while (into.hasRemaining() && read >= 0) {
            read = channel.read(into);
        }
        return into.position();
    }
}
