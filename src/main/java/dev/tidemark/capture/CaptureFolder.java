package dev.tidemark.capture;

import java.nio.file.Files;
import java.nio.file.Path;

/** Tells captures that earlier versions saved as folders. Pure functions. */
public final class CaptureFolder {

    /** The file that makes a folder a capture. */
    public static final String DESCRIPTION = CaptureNames.DESCRIPTION;

    private CaptureFolder() {}

    /** Whether a path is the folder of a saved capture, or the description in it. Reads the disk. */
    public static boolean test(Path path) {
        return Files.isRegularFile(description(path));
    }

    /** The description of a capture, given its folder or the description itself. */
    static Path description(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().equals(DESCRIPTION) ? path : path.resolve(DESCRIPTION);
    }
}
