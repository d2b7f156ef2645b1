package dev.tidemark.volume;

import dev.tidemark.text.ByteSize;
import dev.tidemark.usn.Flags;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Names one field of what a volume says of its journal, as USN_JOURNAL_DATA_V2 does. Immutable.
 *
 * @param name the reference's name of the field
 * @param value empty where the volume gave an earlier version of the structure
 */
public record JournalField(String name, OptionalLong value) {

    /** The journal's id as it is written everywhere: 16 digits of hex. */
    public static String id(long journalId) {
        return String.format(Locale.ROOT, "0x%016x", journalId);
    }

    /** What the field says, in one sentence. */
    public String meaning() {
        return StructureWords.meaning(name, value);
    }

    /** The value in words; empty where there is none. */
    public String words() {
        return value.isPresent() ? words(value.getAsLong()) : "";
    }

    private String words(long number) {
        return switch (name) {
            case "UsnJournalID" -> id(number);
            case "Flags" -> Flags.hex((int) number);
            case "MinSupportedMajorVersion", "MaxSupportedMajorVersion" -> Long.toString(number);
            case "FirstUsn", "NextUsn", "LowestValidUsn", "MaxUsn" ->
                String.format(Locale.ROOT, "%d (0x%x)", number, number);
            default -> ByteSize.words(number);
        };
    }
}
