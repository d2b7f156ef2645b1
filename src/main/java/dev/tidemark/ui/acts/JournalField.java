package dev.tidemark.ui.acts;

import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import dev.tidemark.volume.JournalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A field of what a volume says of its journal.
 *
 * @param name as Windows calls it
 * @param value in words; for an absent one, in which version it is missing
 * @param meaning what it says
 * @param present whether the volume gave it
 */
record JournalField(String name, String value, String meaning, boolean present) {

    /** All fields of the latest version of the structure, and what follows from them. */
    static List<JournalField> of(JournalData journal) {
        Fields fields = new Fields(version(journal));
        fields.add("UsnJournalID", String.format(Locale.ROOT, "0x%016x", journal.journalId()));
        fields.add("FirstUsn", usn(journal.firstUsn()));
        fields.add("NextUsn", usn(journal.nextUsn()));
        fields.add("Used", ByteSize.words(journal.nextUsn() - journal.firstUsn()));
        fields.add("LowestValidUsn", usn(journal.lowestValidUsn()));
        fields.add("MaxUsn", usn(journal.maxUsn()));
        fields.add("MaximumSize", ByteSize.words(journal.maximumSize()));
        fields.add("AllocationDelta", ByteSize.words(journal.allocationDelta()));
        fields.number("MinSupportedMajorVersion", journal.minMajorVersion());
        fields.number("MaxSupportedMajorVersion", journal.maxMajorVersion());
        fields.flags(journal.flags());
        fields.size("RangeTrackChunkSize", journal.rangeTrackChunkSize());
        fields.size("RangeTrackFileSizeThreshold", journal.rangeTrackFileSizeThreshold());
        return fields.all;
    }

    /** Which version of USN_JOURNAL_DATA the volume gave. */
    static int version(JournalData journal) {
        if (journal.flags().isPresent()) {
            return 2;
        }
        return journal.minMajorVersion().isPresent() ? 1 : 0;
    }

    private static String usn(long usn) {
        return String.format(Locale.ROOT, "%d (0x%x)", usn, usn);
    }

    private static final class Fields {

        private final List<JournalField> all = new ArrayList<>();
        private final int version;

        Fields(int version) {
            this.version = version;
        }

        void add(String name, String value) {
            all.add(new JournalField(name, value, meaning(name), true));
        }

        private void absent(String name) {
            all.add(new JournalField(name, Messages.text("journal.absent", version), meaning(name), false));
        }

        private static String meaning(String name) {
            return Messages.text("journal.field." + name);
        }

        void number(String name, OptionalInt value) {
            value.ifPresentOrElse(number -> add(name, Integer.toString(number)), () -> absent(name));
        }

        void size(String name, OptionalLong value) {
            value.ifPresentOrElse(bytes -> add(name, ByteSize.words(bytes)), () -> absent(name));
        }

        void flags(OptionalInt value) {
            value.ifPresentOrElse(
                    flags -> add(
                            "Flags",
                            Messages.text(
                                    (flags & 1) != 0 ? "journal.flags.on" : "journal.flags.off",
                                    String.format(Locale.ROOT, "0x%x", flags))),
                    () -> absent("Flags"));
        }
    }
}
