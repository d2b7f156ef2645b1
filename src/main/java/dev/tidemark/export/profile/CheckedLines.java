package dev.tidemark.export.profile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads a file line by line, which anybody may have made: what is no UTF-8 is found, and of a line that is too long no more is kept
 * than the longest may have. Not thread-safe.
 */
final class CheckedLines {

    /** In bytes. A path has at most 32,767 characters, which may each be an escape, in some members of a line. */
    static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 16;

    /** How a line ends. */
    enum End {
        LF,
        CRLF,
        /** The file ends with it. */
        NONE
    }

    private final InputStream in;
    private final Findings findings;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private String text = "";
    private End end = End.NONE;
    private long number;
    private boolean whole;

    CheckedLines(InputStream in, Findings findings) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.findings = findings;
    }

    /**
     * Goes on to the next line.
     *
     * @return false at the end of the file
     */
    boolean next() throws IOException {
        bytes.reset();
        int last = in.read();
        if (last < 0) {
            return false;
        }
        number++;
        findings.inLine(number);
        long length = 0;
        while (last >= 0 && last != '\n') {
            if (length++ < LONGEST) {
                bytes.write(last);
            }
            last = in.read();
        }
        whole = length <= LONGEST;
        if (whole) {
            decode(last == '\n');
        } else {
            findings.add(1, "long", LONGEST);
        }
        return true;
    }

    private void decode(boolean ended) {
        byte[] line = bytes.toByteArray();
        int length = line.length;
        end = ended ? End.LF : End.NONE;
        if (ended && length > 0 && line[length - 1] == '\r') {
            end = End.CRLF;
            length--;
        }
        CharBuffer into = CharBuffer.allocate(length);
        CoderResult result = decoder.reset().decode(ByteBuffer.wrap(line, 0, length), into, true);
        whole = !result.isError();
        if (!whole) {
            findings.add(into.position() + 1, "utf8");
        }
        text = into.flip().toString();
    }

    /** Whether the line can be looked at: what keeps it from that was found already. */
    boolean isWhole() {
        return whole;
    }

    /** The line without its end; where {@link #isWhole}. */
    String text() {
        return text;
    }

    /** How the line ends; where {@link #isWhole}. */
    End end() {
        return end;
    }
}
