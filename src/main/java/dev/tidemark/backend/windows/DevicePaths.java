package dev.tidemark.backend.windows;

/** Stateless. How a volume's id, {@code C:} or {@code \\?\Volume{…}\}, is spelled for Windows. */
final class DevicePaths {

    private DevicePaths() {}

    static boolean isLetter(String volume) {
        return volume.length() == 2 && volume.charAt(1) == ':' && Character.isLetter(volume.charAt(0));
    }

    /** Opens the volume itself: {@code \\.\C:}, or the volume's name without a backslash at its end. */
    static String device(String volume) {
        return isLetter(volume) ? "\\\\.\\" + volume : withoutEnd(volume);
    }

    /** The root directory, with a backslash at its end. */
    static String root(String volume) {
        return isLetter(volume) ? volume + "\\" : withoutEnd(volume) + "\\";
    }

    /**
     * A file in the form that allows long paths and is not looked at further.
     *
     * @param path below the root, with or without its first backslash; empty for the root directory
     */
    static String file(String volume, String path) {
        String prefix = isLetter(volume) ? "\\\\?\\" + volume : withoutEnd(volume);
        return prefix + (path.startsWith("\\") ? path : "\\" + path);
    }

    private static String withoutEnd(String volume) {
        return volume.endsWith("\\") ? volume.substring(0, volume.length() - 1) : volume;
    }
}
