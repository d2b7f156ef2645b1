package dev.tidemark.cli;

import dev.tidemark.usn.Flags;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalField;

/** Writes what a volume says of its journal, under the names of USN_JOURNAL_DATA_V2. Stateless. */
final class JournalFields {

    private JournalFields() {}

    static void write(JournalData journal, ActReport report) {
        journal.fields().forEach(field -> field.value().ifPresent(value -> write(field.name(), value, report)));
    }

    private static void write(String name, long value, ActReport report) {
        switch (name) {
            case "UsnJournalID" -> report.field(name, JournalField.id(value));
            case "Flags" -> report.field(name, Flags.hex((int) value));
            default -> report.field(name, value);
        }
    }
}
