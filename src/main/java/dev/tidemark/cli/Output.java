package dev.tidemark.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Where a command writes to: standard output, which may be a pipe whose reader leaves: then writing fails with {@link
 * ClosedException}, which ends a command quietly; or a file. Other failures are told from those of reading as {@link
 * FailedException}. Not thread-safe.
 */
final class Output extends OutputStream {

    private static final int BUFFER = 1 << 16;
    private static final String STANDARD = "standard output";

    /** Nobody reads the output any more. */
    static final class ClosedException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** The output cannot be written; says why in the words of what failed. */
    static final class FailedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final String output;

        private FailedException(String output, IOException why) {
            super(why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage(), why);
            this.output = output;
        }

        /** As a command ends with it. */
        CommandFailedException failure() {
            return getCause() instanceof IOException why
                    ? new CommandFailedException(OutputOptions.unwritten(output, why))
                    : unwritten(this);
        }
    }

    private final OutputStream out;
    private final String name;
    private final boolean pipe;

    private Output(OutputStream out, String name, boolean pipe) {
        this.out = out;
        this.name = name;
        this.pipe = pipe;
    }

    /** Standard output. */
    static Output of(OutputStream out) {
        return new Output(out, STANDARD, true);
    }

    /**
     * A file.
     *
     * @param name as it is told when it cannot be written
     */
    static Output file(OutputStream out, String name) {
        return new Output(out, name, false);
    }

    /** This, written to in large pieces; to be flushed at the end. */
    OutputStream buffered() {
        return new BufferedOutputStream(this, BUFFER);
    }

    /** That it could not be written, as a command ends with it. */
    static CommandFailedException unwritten(IOException e) {
        return new CommandFailedException(OutputOptions.unwritten(STANDARD, e));
    }

    /**
     * Writes lines, all at once.
     *
     * @return false when nobody reads them any more
     * @throws CommandFailedException if they cannot be written
     */
    boolean lines(List<String> lines) throws CommandFailedException {
        try {
            write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            flush();
            return true;
        } catch (ClosedException e) {
            return false;
        } catch (FailedException e) {
            throw e.failure();
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw failed(e);
        }
        check();
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
        check();
    }

    /** What is thrown on where it cannot be written. */
    IOException failed(IOException e) {
        return pipe && closed(e) ? new ClosedException() : new FailedException(name, e);
    }

    /** A print stream keeps its errors to itself; what fails behind one is nearly always a closed pipe. */
    private void check() throws ClosedException {
        if (out instanceof PrintStream print && print.checkError()) {
            throw new ClosedException();
        }
    }

    /** Java tells a closed pipe only in the system's words: EPIPE, or ERROR_BROKEN_PIPE and ERROR_NO_DATA. */
    private static boolean closed(IOException e) {
        String words = e.getMessage();
        return words != null && words.toLowerCase(Locale.ROOT).contains("pipe");
    }
}
