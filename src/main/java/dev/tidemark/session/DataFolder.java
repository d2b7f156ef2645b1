package dev.tidemark.session;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a user's data is kept: what a person made with Tidemark and wants to find again. Pure functions of where the program runs. */
public final class DataFolder {

    private DataFolder() {}

    /** Of the user who runs the program; need not exist. */
    public static Path ofUser() {
        return of(
                System.getenv(),
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows"),
                Path.of(System.getProperty("user.home", "")));
    }

    /**
     * Of a user: below the local application data on Windows, else where the XDG specification has it.
     *
     * @param environment its variables
     * @param home the user's own folder
     * @see <a href="https://learn.microsoft.com/windows/win32/shell/knownfolderid">FOLDERID_LocalAppData</a>
     */
    static Path of(Map<String, String> environment, boolean windows, Path home) {
        Path usual = home.resolve(windows ? "AppData/Local" : ".local/share");
        Path data = folder(environment.get(windows ? "LOCALAPPDATA" : "XDG_DATA_HOME"), usual);
        return data.resolve(windows ? "Tidemark" : "tidemark");
    }

    /** A variable that names no whole path says nothing. */
    private static Path folder(@Nullable String variable, Path usual) {
        try {
            Path named = Path.of(Objects.requireNonNullElse(variable, ""));
            return named.isAbsolute() ? named : usual;
        } catch (InvalidPathException e) {
            return usual;
        }
    }
}
