package dev.tidemark.trace;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts a name into a command line that is pasted into {@code cmd} or PowerShell, nobody knows which. Pure functions. Within
 * double quotes {@code cmd} still replaces {@code %NAME%}, PowerShell what follows {@code $} and what stands behind a
 * backtick, and it takes four typographic quotes for its own; no escape is understood by both. So a name with one of these
 * is refused, and any that shows as something else than it is.
 *
 * @see <a href="https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules">About
 *     Quoting Rules</a>
 */
final class ShellArgument {

    private static final String REPLACED = "\"$`%\u201c\u201d\u201e\u201f\uff02";
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]:");
    private static final Pattern WITHOUT_LETTER = Pattern.compile("\\\\\\\\\\?\\\\Volume\\{[0-9A-Fa-f-]+}\\\\?");

    private ShellArgument() {}

    /** A name in double quotes; empty when no quotes make it one argument that is this name. */
    static Optional<String> quoted(String name) {
        if (!name.codePoints().allMatch(ShellArgument::isPlain)) {
            return Optional.empty();
        }
        // Backslashes before the last quote would escape it.
        int last = name.length();
        while (last > 0 && name.charAt(last - 1) == '\\') {
            last--;
        }
        return Optional.of('"' + name + "\\".repeat(name.length() - last) + '"');
    }

    /** A volume as it is, or quoted; empty when it is named as no volume is. */
    static Optional<String> volume(String name) {
        if (LETTER.matcher(name).matches()) {
            return Optional.of(name);
        }
        return WITHOUT_LETTER.matcher(name).matches() ? quoted(name) : Optional.empty();
    }

    private static boolean isPlain(int character) {
        return REPLACED.indexOf(character) < 0
                && switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> false;
                    default -> true;
                };
    }
}
