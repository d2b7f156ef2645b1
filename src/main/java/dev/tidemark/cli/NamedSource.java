package dev.tidemark.cli;

import dev.tidemark.capture.DriveLetter;
import dev.tidemark.capture.RecordOrigin;
import dev.tidemark.text.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One of the sources of a command. Immutable.
 *
 * @param argument what is read
 * @param name what it is called in what is written of it: as it was typed, or found below a folder that was typed
 * @param volume the drive letter, or what else a volume is opened by; empty where nothing tells it of a file
 * @param problem why it cannot be read, where that is known before; {@code null} else
 */
record NamedSource(
        SourceArgument argument,
        String name,
        String volume,
        @Nullable Problem problem) {

    /** What no source was given for yet. */
    static final NamedSource NONE = new NamedSource(new SourceArgument("", null, null), "", "", null);

    static NamedSource of(SourceArgument argument) {
        String volume = argument.isVolume() ? argument.volume() : letter(argument.text());
        return new NamedSource(argument, argument.text(), volume, null);
    }

    /** What was found in a folder. */
    static NamedSource found(Path path, @Nullable Problem problem) {
        String name = path.toString();
        return new NamedSource(new SourceArgument(name, null, null), name, letter(name), problem);
    }

    /** Which copy of a journal it is, as its name tells. */
    RecordOrigin origin() {
        return RecordOrigin.of(argument.text());
    }

    private static String letter(String file) {
        try {
            return DriveLetter.of(Path.of(file));
        } catch (InvalidPathException e) {
            return "";
        }
    }
}
