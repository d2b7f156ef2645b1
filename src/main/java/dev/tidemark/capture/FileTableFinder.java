package dev.tidemark.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@code $MFT} that was collected with a {@code $J}: in the same folder or, as on the volume, in the one above {@code
 * $Extend}; by the same suffix ({@code $J_C} and {@code $MFT_C}) or by its own name. Collectors may write {@code $} as {@code
 * %24}. Pure functions; they read the disk.
 */
final class FileTableFinder {

    private static final Set<String> NAMES = Set.of("mft", "mft.bin", "mft.raw");
    private static final String EXTEND = "extend";
    private static final Pattern JOURNAL = Pattern.compile("usnjrnl(?:[:_.\\- ]?j(?![a-z]))?|(?<![a-z0-9])j(?![a-z])");
    private static final Pattern NAMED = Pattern.compile("j(?:[._\\- ].*)?|.*\\.j|.*\\$j(?![a-z]).*|.*usnjrnl.*");
    private static final Pattern OTHER_STREAM = Pattern.compile(".*usnjrnl[$:_.\\- ]*max.*");
    private static final Pattern PERCENT = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final int RADIX = 16;

    private FileTableFinder() {}

    /** The table; {@code null} when there is none, or several and nobody can tell which is meant. */
    static @Nullable Path find(Path journal) {
        return find(journal, "mft", NAMES, FileTableFile::test);
    }

    /**
     * Another file of the same volume, found alike.
     *
     * @param token what stands in its name where the journal's has {@code J}, in small letters
     * @param names what it may be called on its own, without dollar signs
     * @param test whether a file can be it
     */
    static @Nullable Path find(Path journal, String token, Set<String> names, Predicate<Path> test) {
        Path folder = journal.toAbsolutePath().getParent();
        if (folder == null) {
            return null;
        }
        Path found = in(folder, journal, token, names, test);
        Path above = folder.getParent();
        return found != null || above == null || !plainName(folder).equals(EXTEND)
                ? found
                : in(above, journal, token, names, test);
    }

    /**
     * Whether a file is named as a journal is: {@code $J}, {@code $J_C}, {@code a.J}, or with {@code UsnJrnl} anywhere. The
     * journal's other stream is called so too, but for its end.
     */
    static boolean isNamedAsJournal(Path file) {
        String name = decodedName(file);
        return NAMED.matcher(name).matches() && !OTHER_STREAM.matcher(name).matches();
    }

    private static @Nullable Path in(Path folder, Path journal, String token, Set<String> names, Predicate<Path> test) {
        Matcher own = JOURNAL.matcher(plainName(journal));
        String pair = own.find() ? own.replaceFirst(token) : "";
        List<Path> named;
        try (Stream<Path> files = Files.list(folder)) {
            named = files.filter(file -> isNamed(file, pair, names)).toList();
        } catch (IOException e) {
            return null;
        }
        Path paired = only(named, pair::equals, test);
        return paired != null ? paired : only(named, names::contains, test);
    }

    private static boolean isNamed(Path file, String pair, Set<String> names) {
        String name = plainName(file);
        return name.equals(pair) || names.contains(name);
    }

    private static @Nullable Path only(List<Path> files, Predicate<String> named, Predicate<Path> test) {
        List<Path> found = files.stream()
                .filter(file -> named.test(plainName(file)))
                .filter(test)
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    /** A name in small letters, without dollar signs, and with what was written in percent as it was. */
    private static String plainName(Path file) {
        return decodedName(file).replace("$", "");
    }

    private static String decodedName(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        return PERCENT.matcher(name)
                .replaceAll(found ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), RADIX))))
                .toLowerCase(Locale.ROOT);
    }
}
