package dev.tidemark.capture;

import java.nio.file.Path;

/**
 * Names a file by the folder that tells where it comes from: every extracted journal is called {@code $J}. Pure functions.
 */
final class FileTitle {

    private FileTitle() {}

    /**
     * The file with its folder, for example {@code win10-aptsim\$J}. Folders that every volume has, as in {@code
     * host\C\$Extend\$J}, tell nothing: {@code host\…\$J}.
     */
    static String of(Path file) {
        Path whole = file.toAbsolutePath();
        String name = name(whole);
        Path folder = whole.getParent();
        Path telling = folder;
        while (telling != null && tellsNothing(name(telling))) {
            telling = telling.getParent();
        }
        if (folder == null || telling == null) {
            return name;
        }
        return name(telling) + (telling.equals(folder) ? "\\" : "\\…\\") + name;
    }

    /** A drive letter, a folder of the file system's own, or the root. */
    private static boolean tellsNothing(String folder) {
        return folder.length() <= 1 || folder.startsWith("$") || folder.matches("[A-Za-z][:%_].{0,2}");
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }
}
