package dev.tidemark.usn;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Formats and parses 32-bit flag fields. Bits without a name are kept and shown in hex, never dropped. */
public final class Flags {

    private Flags() {}

    /** The labels of the set bits in bit order, joined; unknown bits follow as one hex number; empty for 0. */
    public static String labels(int mask, Flag[] flags, String separator) {
        return join(mask, flags, separator, Flag::label);
    }

    /** The symbols of the set bits in bit order, joined by {@code |}; unknown bits follow as one hex number. */
    public static String symbols(int mask, Flag[] flags) {
        return join(mask, flags, "|", Flag::symbol);
    }

    private static String join(int mask, Flag[] flags, String separator, Function<Flag, String> word) {
        StringBuilder text = new StringBuilder();
        int left = mask;
        for (Flag flag : flags) {
            if ((mask & flag.bit()) != 0) {
                append(text, separator, word.apply(flag));
                left &= ~flag.bit();
            }
        }
        if (left != 0) {
            append(text, separator, hex(left));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String separator, String word) {
        if (!text.isEmpty()) {
            text.append(separator);
        }
        text.append(word);
    }

    /** The mask that has all of some flags. */
    public static int mask(Flag... flags) {
        int mask = 0;
        for (Flag flag : flags) {
            mask |= flag.bit();
        }
        return mask;
    }

    /** {@code 0x} and eight hex digits. */
    public static String hex(int mask) {
        return String.format(Locale.ROOT, "0x%08x", mask);
    }

    /**
     * Reads a mask: hex with or without {@code 0x}, or names separated by {@code |}, {@code ,}, {@code +} or blanks; a
     * name is a symbol with or without its prefix, or a label, in any case.
     *
     * @param prefix the common start of the symbols, for example {@code USN_REASON_}
     * @throws IllegalArgumentException naming the first word that is neither
     */
    public static int parse(String text, Flag[] flags, String prefix) {
        String trimmed = text.strip();
        if (trimmed.matches("(0[xX])?[0-9a-fA-F]{1,8}")) {
            return Integer.parseUnsignedInt(trimmed.replaceFirst("^0[xX]", ""), 16);
        }
        Map<String, Flag> names = names(flags, prefix);
        int mask = 0;
        for (String word : trimmed.split("[|,+]")) {
            mask |= parseWords(word.strip(), names);
        }
        return mask;
    }

    private static int parseWords(String words, Map<String, Flag> names) {
        Flag whole = names.get(key(words));
        if (whole != null) {
            return whole.bit();
        }
        if (words.matches("0[xX][0-9a-fA-F]{1,8}")) {
            return Integer.parseUnsignedInt(words.substring(2), 16);
        }
        String[] parts = words.split("\\s+");
        if (parts.length < 2) {
            throw new IllegalArgumentException(words);
        }
        int mask = 0;
        for (String part : parts) {
            mask |= parseWords(part, names);
        }
        return mask;
    }

    private static Map<String, Flag> names(Flag[] flags, String prefix) {
        Map<String, Flag> names = new HashMap<>();
        for (Flag flag : flags) {
            names.put(key(flag.symbol()), flag);
            names.put(key(flag.symbol().substring(prefix.length())), flag);
            names.put(key(flag.label()), flag);
        }
        return names;
    }

    private static String key(String word) {
        return word.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }
}
