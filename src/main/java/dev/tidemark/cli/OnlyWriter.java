package dev.tidemark.cli;

import dev.tidemark.text.Messages;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * Opens files that records go to for as long as somebody follows a volume, so that two who do never write to the same one.
 * Stateless. The lock is of a byte that no file has, so everybody can read and copy the file meanwhile; it goes with the channel.
 */
final class OnlyWriter {

    private static final long NO_BYTE = Long.MAX_VALUE - 1;

    private OnlyWriter() {}

    /**
     * Opens a file, and locks it where the file system has locks.
     *
     * @throws ResumeRefusedException if somebody else follows into that file
     * @throws IOException if it cannot be opened
     */
    static FileChannel open(Path file, OpenOption... options) throws IOException {
        FileChannel channel = FileChannel.open(file, options);
        if (isFree(channel)) {
            return channel;
        }
        channel.close();
        throw new ResumeRefusedException(Messages.text("cli.resume.busy"));
    }

    private static boolean isFree(FileChannel channel) {
        try {
            return channel.tryLock(NO_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // Not every file system has locks.
            return true;
        }
    }
}
