package dev.tidemark.capture;

import dev.tidemark.mft.FileTableScanner;
import dev.tidemark.path.DirectoryTable;
import dev.tidemark.path.MftDirectories;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Extracted {@code $MFT} files: which is one, where it lies, and what directories it holds. Stateless. */
public final class FileTableFile {

    private static final Set<String> NAMES = Set.of("$mft", "mft", "$mft.bin", "mft.bin", "$mft.raw", "mft.raw");
    private static final int PIECE = 1 << 22;

    private FileTableFile() {}

    /** The {@code $MFT} in the folder of another file, {@code null} when there is none. Reads the disk. */
    public static @Nullable Path beside(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return null;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(FileTableFile::isNamedSo)
                    .filter(FileTableFile::test)
                    .toList();
            // Which of two is meant, nobody can tell.
            return found.size() == 1 ? found.getFirst() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isNamedSo(Path file) {
        Path name = file.getFileName();
        return name != null && NAMES.contains(name.toString().toLowerCase(Locale.ROOT));
    }

    /** Whether a file begins as an {@code $MFT} does. Reads the disk. */
    public static boolean test(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return recordSize(channel) != 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int recordSize(FileChannel channel) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(FileTableScanner.LEAST_RECORD).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, first);
        return first.hasRemaining() ? 0 : FileTableScanner.recordSize(first, 0);
    }

    /**
     * Reads the directories of an {@code $MFT}; a few seconds for a million files.
     *
     * @param goOn asked with the bytes read so far; false ends the reading
     * @return {@code null} when it was ended
     * @throws IOException if the file cannot be read, or is no {@code $MFT}
     */
    public static @Nullable DirectoryTable read(Path file, LongPredicate goOn) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int recordSize = recordSize(channel);
            if (recordSize == 0) {
                throw new IOException(Messages.text("paths.noFileTable", file));
            }
            channel.position(0);
            MftDirectories directories = new MftDirectories();
            FileTableScanner scanner = new FileTableScanner(recordSize, directories);
            ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
            while (goOn.test(channel.position()) && fill(channel, piece) > 0) {
                scanner.scan(piece, 0, piece.position());
                piece.clear();
            }
            return goOn.test(channel.position()) ? directories.table() : null;
        }
    }

    private static int fill(FileChannel channel, ByteBuffer into) throws IOException {
        int read = 0;
        while (into.hasRemaining() && read >= 0) {
            read = channel.read(into);
        }
        return into.position();
    }
}
