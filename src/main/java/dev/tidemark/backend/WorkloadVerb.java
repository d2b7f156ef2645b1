package dev.tidemark.backend;

import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a line of a {@link WorkloadScript} does, and what stands behind the word. Immutable. */
public enum WorkloadVerb {
    /** Makes a folder, where there is none. */
    FOLDER(Argument.PATH),
    /** Makes a closed file of some bytes. */
    FILE(Argument.PATH, Argument.NUMBER),
    /** Creates a file and keeps it open under a word. */
    CREATE(Argument.NEW_HANDLE, Argument.PATH),
    /** Opens a file or folder and keeps it open under a word. */
    OPEN(Argument.NEW_HANDLE, Argument.PATH),
    /** Closes it. */
    CLOSE(Argument.HANDLE),
    /** Writes from an offset on, so many bytes. */
    WRITE(Argument.HANDLE, Argument.NUMBER, Argument.NUMBER),
    /** Appends so many bytes. */
    APPEND(Argument.HANDLE, Argument.NUMBER),
    /** Cuts it to so many bytes. */
    TRUNCATE(Argument.HANDLE, Argument.NUMBER),
    /** Gives it another name or place, and replaces what is there. */
    RENAME(Argument.HANDLE, Argument.PATH),
    /** Deletes it with its last close. */
    DELETE(Argument.HANDLE),
    /** Gives it one more name. */
    LINK(Argument.HANDLE, Argument.PATH),
    /** Takes one of several names with its last close. */
    UNLINK(Argument.HANDLE, Argument.PATH),
    /** Marks what the handle does from now on with source information. */
    MARK(Argument.HANDLE, Argument.SOURCE),
    /** Sets the file attributes. */
    ATTRIBUTES(Argument.HANDLE, Argument.ATTRIBUTES),
    /** Changes what has a reason of its own: streams, security, extended attributes, compression and the like. */
    CHANGE(Argument.HANDLE, Argument.REASON),
    /** Maps it. */
    MAP(Argument.HANDLE),
    /** Writes through the mapped section: an offset and so many bytes. */
    WRITE_MAPPED(Argument.HANDLE, Argument.NUMBER, Argument.NUMBER),
    /** Unmaps it. */
    UNMAP(Argument.HANDLE),
    /** Lets the lazy writer write. */
    WRITE_BACK,
    /** Another program opens the file and keeps it open beyond the end of the script. */
    KEEP(Argument.PATH),
    /** Waits for some milliseconds, a minute at most. */
    PAUSE(Argument.NUMBER),
    /** Ends the script with an exit code. */
    EXIT(Argument.NUMBER);

    /** The longest pause, in milliseconds. */
    public static final long LONGEST_PAUSE = 60_000;

    private final List<Argument> arguments;

    WorkloadVerb(Argument... arguments) {
        this.arguments = List.of(arguments);
    }

    /** What stands behind a verb. */
    enum Argument {
        NEW_HANDLE("a word for the open file"),
        HANDLE("the word of an open file"),
        PATH("a path from the root, such as \\docs\\a.txt"),
        NUMBER("a number from 0 on"),
        SOURCE("source information such as DATA_MANAGEMENT"),
        ATTRIBUTES("file attributes such as ARCHIVE|HIDDEN"),
        REASON("a reason such as STREAM_CHANGE that is no write, name or close");

        private static final int BESIDES = beside();

        private final String words;

        Argument(String words) {
            this.words = words;
        }

        /** What is wanted, in words. */
        String words() {
            return words;
        }

        /**
         * The number that a word of a script stands for.
         *
         * @throws IllegalArgumentException if it is none, see {@link #words}
         */
        long number(String word) {
            return switch (this) {
                case NUMBER -> count(word);
                case SOURCE -> flags(word, SourceInfo.values(), "USN_SOURCE_");
                case ATTRIBUTES -> flags(word, FileAttribute.values(), "FILE_ATTRIBUTE_");
                case REASON -> reason(word);
                case NEW_HANDLE, HANDLE, PATH -> 0;
            };
        }

        private static long count(String word) {
            if (!word.matches("\\d{1,15}")) {
                throw new IllegalArgumentException(word);
            }
            return Long.parseLong(word);
        }

        private static long flags(String word, Flag[] flags, String prefix) {
            return Integer.toUnsignedLong(Flags.parse(word, flags, prefix));
        }

        private static long reason(String word) {
            int reason = Reason.parse(word);
            if (Integer.bitCount(reason) != 1 || (reason & ~BESIDES) != 0) {
                throw new IllegalArgumentException(word);
            }
            return reason;
        }

        private static int beside() {
            return Arrays.stream(Reason.values())
                    .filter(reason -> reason.kind() == Reason.Kind.METADATA || reason.kind() == Reason.Kind.NAMED_DATA)
                    .mapToInt(Reason::bit)
                    .reduce(0, (all, bit) -> all | bit);
        }
    }

    List<Argument> arguments() {
        return arguments;
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<WorkloadVerb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }
}
