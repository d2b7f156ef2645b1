package dev.tidemark.filter.language;

import dev.tidemark.field.RecordField;
import dev.tidemark.usn.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes flags by their names: symbols, with or without what all of a field's have in front. Pure functions. */
public final class FlagValues {

    private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{1,8}");
    private static final int RADIX = 16;

    private FlagValues() {}

    /**
     * The mask of names and hex numbers with a bar between them.
     *
     * @param span where they stand, for words about what is wrong
     */
    static Value of(RecordField field, String text, Span span) {
        int mask = 0;
        for (String word : text.split("\\|", -1)) {
            mask |= bits(field, word.strip(), span);
        }
        return new Value.Flags(mask);
    }

    private static int bits(RecordField field, String word, Span span) {
        if (HEX.matcher(word).matches()) {
            return Integer.parseUnsignedInt(word.substring(2), RADIX);
        }
        if (word.equals("0")) {
            return 0;
        }
        String wanted = key(word);
        String prefix = prefix(field.flags());
        for (Flag flag : field.flags()) {
            String symbol = flag.symbol();
            if (wanted.equals(key(symbol))
                    || wanted.equals(key(symbol.substring(prefix.length())))
                    || wanted.equals(key(flag.label()))) {
                return flag.bit();
            }
        }
        List<String> names = names(field);
        String shown = Scanner.shown(word);
        throw nearest(word, names)
                .map(near -> FilterSyntaxException.at(span, "wrong.flags.near", shown, field.id(), near))
                .orElseGet(() ->
                        FilterSyntaxException.at(span, "wrong.flags", shown, field.id(), String.join(", ", names)));
    }

    private static Optional<String> nearest(String word, List<String> names) {
        String wanted = word.toUpperCase(Locale.ROOT);
        return names.stream()
                .filter(name -> !wanted.isEmpty() && (name.startsWith(wanted) || name.contains(wanted)))
                .findFirst();
    }

    /** The names of a field's flags, in bit order. */
    static List<String> names(RecordField field) {
        String prefix = prefix(field.flags());
        return field.flags().stream()
                .map(flag -> flag.symbol().substring(prefix.length()))
                .toList();
    }

    /** A mask as {@link #of} reads it. */
    public static String text(RecordField field, int mask) {
        List<String> words = new ArrayList<>();
        String prefix = prefix(field.flags());
        int left = mask;
        for (Flag flag : field.flags()) {
            if ((mask & flag.bit()) != 0) {
                words.add(flag.symbol().substring(prefix.length()));
                left &= ~flag.bit();
            }
        }
        if (left != 0 || words.isEmpty()) {
            words.add("0x" + Integer.toHexString(left));
        }
        return String.join("|", words);
    }

    /** What all symbols begin with, up to an underscore. */
    private static String prefix(List<Flag> flags) {
        String common = flags.isEmpty() ? "" : flags.getFirst().symbol();
        for (Flag flag : flags) {
            int same = 0;
            while (same < Math.min(common.length(), flag.symbol().length())
                    && common.charAt(same) == flag.symbol().charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return flags.size() < 2 ? "" : common.substring(0, common.lastIndexOf('_') + 1);
    }

    private static String key(String word) {
        StringBuilder key = new StringBuilder();
        word.chars().filter(Character::isLetterOrDigit).forEach(c -> key.append((char) c));
        return key.toString().toUpperCase(Locale.ROOT);
    }
}
