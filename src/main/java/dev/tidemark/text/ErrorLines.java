package dev.tidemark.text;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Says on standard error what a person is to know, in which names and texts that others wrote may stand: they stay on their
 * line and command no terminal. Pure functions.
 */
public final class ErrorLines {

    private ErrorLines() {}

    /** One line, behind the name of the program. */
    public static void say(PrintStream err, String words) {
        err.println(line(words));
    }

    /** One line, as it is said. */
    public static String line(String words) {
        return "tidemark: " + OneLine.of(words);
    }

    /** For texts of several lines, of which only the ends of lines and tabs are what they are. */
    public static PrintWriter writer(PrintStream err) {
        return new PrintWriter(new Escaping(err), true);
    }

    /** All that was thrown, and from where. */
    public static void trace(PrintStream err, Throwable failure) {
        PrintWriter writer = writer(err);
        failure.printStackTrace(writer);
        writer.flush();
    }

    /** Not thread-safe. A pair of surrogates that comes in two parts is two escapes. */
    private static final class Escaping extends Writer {

        private final PrintStream err;

        Escaping(PrintStream err) {
            this.err = err;
        }

        @Override
        public void write(char[] text, int from, int length) {
            StringBuilder escaped = new StringBuilder(length);
            int plain = from;
            for (int i = from; i < from + length; i++) {
                if (text[i] == '\n' || text[i] == '\r' || text[i] == '\t') {
                    escaped.append(OneLine.of(new String(text, plain, i - plain)))
                            .append(text[i]);
                    plain = i + 1;
                }
            }
            err.print(escaped.append(OneLine.of(new String(text, plain, from + length - plain))));
        }

        @Override
        public void flush() {
            err.flush();
        }

        @Override
        public void close() throws IOException {
            err.close();
        }
    }
}
