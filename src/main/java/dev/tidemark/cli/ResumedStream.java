package dev.tidemark.cli;

import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Goes on with a file of records: takes what is written from the beginning on, and leaves out what the file has already, its
 * header and the record it ended with. Not thread-safe. Until it is known that what comes joins it, the file stays as it is.
 */
final class ResumedStream extends OutputStream {

    private final ResumedFile resumed;
    private final FileChannel file;
    private final OutputStream out;
    private final PrintStream err;
    private final ByteArrayOutputStream before = new ByteArrayOutputStream();
    private boolean going;

    private ResumedStream(ResumedFile resumed, FileChannel file, PrintStream err) {
        this.resumed = resumed;
        this.file = file;
        this.err = err;
        this.out = Channels.newOutputStream(file);
        this.going = resumed.header().length == 0 && resumed.usn().isEmpty();
    }

    /**
     * Goes on with a file that was opened. A line that was only half written is cut off before the first byte is added.
     *
     * @param file is closed with this, and when this fails
     * @param err is told when the record that the file ends with is gone
     * @throws IOException if it cannot be written to
     */
    static OutputStream of(FileChannel file, ResumedFile resumed, PrintStream err) throws IOException {
        ResumedStream stream = new ResumedStream(resumed, file, err);
        if (stream.going) {
            try {
                stream.cut();
            } catch (IOException e) {
                file.close();
                throw e;
            }
        }
        return stream;
    }

    private void cut() throws IOException {
        file.truncate(resumed.end());
        file.position(resumed.end());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (going) {
            out.write(bytes, from, length);
            return;
        }
        before.write(bytes, from, length);
        byte[] all = before.toByteArray();
        int header = resumed.header().length;
        int end = resumed.usn().isEmpty() ? header : endOfLine(all, header);
        if (end >= 0 && all.length >= end) {
            goOn(all, header, end);
        }
    }

    private static int endOfLine(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    /** The record that the file ends with comes first, unless the journal has dropped it meanwhile. */
    private void goOn(byte[] all, int header, int end) throws IOException {
        byte[] first = Arrays.copyOfRange(all, header, end);
        OptionalLong usn = resumed.usn();
        ResumedFile.Lines lines = resumed.lines();
        boolean same = lines != null && usn.isPresent() && usn.equals(lines.usn(first));
        if (lines != null && same && lines.exact() && !Arrays.equals(first, resumed.last())) {
            throw new ResumeRefusedException(Messages.text("cli.resume.journal"));
        }
        if (usn.isPresent() && !same) {
            ErrorLines.say(err, Messages.text("cli.resume.gone", Long.toString(usn.getAsLong())));
        }
        cut();
        int from = same ? end : header;
        out.write(all, from, all.length - from);
        going = true;
        before.reset();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
