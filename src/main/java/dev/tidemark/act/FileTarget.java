package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.NarrowMark;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.FileId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A file or directory of a volume. Immutable. */
public sealed interface FileTarget {

    /** Begins the name of a device. */
    String DEVICE = "\\\\.\\";

    /** Begins a path that Windows takes as it is. */
    String EXACT = "\\\\?\\";

    /** Begins a volume's own name, behind either. */
    String VOLUME = "Volume{";

    /** The volume's id. */
    String volume();

    /** The volume's serial number when the file was chosen; 0 when it was not looked at. */
    long serial();

    /** How the window and the log name it: what cannot be seen in a name is escaped. */
    String describe();

    /** The mode in which it is opened, with the flags that it takes. */
    OpenMode mode(OpenMode wanted);

    /** Opens it, a directory too. */
    Handle open(Backend backend, OpenMode mode) throws Win32Exception;

    /**
     * By its path.
     *
     * @param volume the volume's id
     * @param path from the volume's root, for example {@code \docs\a.txt}
     * @param followsLink whether a link at its end stands for what it leads to, maybe on another volume; else for itself
     * @param serial the volume's serial number, 0 for whichever volume has the id
     */
    record ByPath(String volume, String path, boolean followsLink, long serial) implements FileTarget {

        /** A link stands for itself. */
        public ByPath(String volume, String path) {
            this(volume, path, false, 0);
        }

        @Override
        public String describe() {
            return volume
                    + Arrays.stream(path.split("\\\\", -1)).map(Escapes::inPath).collect(Collectors.joining("\\"));
        }

        @Override
        public OpenMode mode(OpenMode mode) {
            int asLink = followsLink ? 0 : OpenMode.FLAG_OPEN_REPARSE_POINT;
            return mode.withFlags(OpenMode.FLAG_BACKUP_SEMANTICS | asLink);
        }

        @Override
        public Handle open(Backend backend, OpenMode mode) throws Win32Exception {
            return backend.openFile(volume, path, mode(mode));
        }
    }

    /**
     * By its identifier, whatever its name is now.
     *
     * @param volume the volume's id
     * @param name what it was called, for people
     * @param serial the volume's serial number, 0 for whichever volume has the id
     */
    record ById(String volume, FileId id, String name, long serial) implements FileTarget {

        /** On whichever volume has the id. */
        public ById(String volume, FileId id, String name) {
            this(volume, id, name, 0);
        }

        @Override
        public String describe() {
            return volume + " " + (name.isEmpty() ? "" : Escapes.name(name) + " ") + id.hex();
        }

        @Override
        public OpenMode mode(OpenMode mode) {
            return mode.withFlags(OpenMode.FLAG_BACKUP_SEMANTICS | OpenMode.FLAG_OPEN_REPARSE_POINT);
        }

        @Override
        public Handle open(Backend backend, OpenMode mode) throws Win32Exception {
            return backend.openById(volume, id, mode(mode));
        }
    }

    /** The volume itself, which most codes for files refuse with 87: for who wants to see that. */
    record TheVolume(String volume, long serial) implements FileTarget {

        /** Whichever volume has the id. */
        public TheVolume(String volume) {
            this(volume, 0);
        }

        @Override
        public String describe() {
            return volume;
        }

        @Override
        public OpenMode mode(OpenMode mode) {
            return mode.forVolume();
        }

        @Override
        public Handle open(Backend backend, OpenMode mode) throws Win32Exception {
            return backend.openVolume(volume, mode(mode));
        }
    }

    /** What a 32-bit program opens and marks in our stead. */
    default NarrowMark narrow(OpenMode mode, int first, boolean withVolume, int handleInfo) {
        String path = this instanceof ByPath named ? named.path() : "";
        FileId id = this instanceof ById known ? known.id() : null;
        return new NarrowMark(volume(), path, id, mode(mode), first, withVolume, handleInfo);
    }

    /** The same; a link at its end stands for what it leads to, or for itself. */
    default FileTarget followingLink(boolean follows) {
        return this instanceof ByPath(String volume, String path, boolean was, long serial) && was != follows
                ? new ByPath(volume, path, follows, serial)
                : this;
    }

    /** Which volume it is on. */
    default VolumeIdentity on() {
        return new VolumeIdentity(volume(), serial());
    }

    /** The same, on a volume as somebody looked at it; it stays on the one that it is known to be on. */
    default FileTarget on(VolumeFacts looked) {
        if (serial() != 0) {
            return this;
        }
        return switch (this) {
            case ByPath(String volume, String path, boolean follows, long none) ->
                new ByPath(volume, path, follows, looked.serial());
            case ById(String volume, FileId id, String name, long none) -> new ById(volume, id, name, looked.serial());
            case TheVolume(String volume, long none) -> new TheVolume(volume, looked.serial());
        };
    }

    /**
     * Understands what a person types or drops.
     *
     * @param text a whole path such as {@code D:\docs\a.txt}, a mount point's, or {@code \\?\Volume{…}\docs}; a volume alone
     *     is its root directory; {@code \\.\D:} and {@code \\.\Volume{…}} are the volume itself, {@code \\.\D:\docs} and
     *     {@code \\?\D:\docs} are paths as without that beginning; what is named by the letter of a folder lies in that folder
     * @return empty when it lies on none of the volumes
     */
    static Optional<FileTarget> parse(String text, List<VolumeFacts> volumes) {
        String wanted = exact(text.replace('/', '\\'));
        boolean device = wanted.startsWith(DEVICE);
        String path = VolumeFacts.behindDevice(wanted);
        VolumeFacts best = null;
        int length = 0;
        for (VolumeFacts volume : volumes) {
            for (String root : volume.roots().toList()) {
                if (device && isDevice(root) && path.equalsIgnoreCase(root)) {
                    return Optional.of(new TheVolume(volume.id()));
                }
                boolean under = path.regionMatches(true, 0, root, 0, root.length())
                        && (path.length() == root.length() || path.charAt(root.length()) == '\\');
                if (under && root.length() > length) {
                    best = volume;
                    length = root.length();
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        String below = path.substring(length);
        if (best.isFolder()) {
            VolumeFacts letter = best;
            List<VolumeFacts> others =
                    volumes.stream().filter(volume -> volume != letter).toList();
            return parse(letter.folder().replaceFirst("\\\\$", "") + below, others);
        }
        return Optional.of(new ByPath(best.id(), below.isEmpty() ? "\\" : below));
    }

    /** Whether a root is the name of a device too: that of a folder is not. */
    private static boolean isDevice(String root) {
        return root.length() == 2 || root.startsWith(EXACT + VOLUME);
    }

    /**
     * Only blanks of ASCII are of the typing. A name may end in blanks, and then another file of the same name without them may
     * lie beside it.
     */
    private static String exact(String text) {
        String line = text.replaceFirst("^[ \\t\\r\\n]+", "").replaceFirst("[\\t\\r\\n]+$", "");
        boolean named = !line.substring(line.lastIndexOf('\\') + 1).matches(" *");
        return named && line.indexOf('\\') >= 0 ? line : line.replaceFirst(" +$", "");
    }
}
