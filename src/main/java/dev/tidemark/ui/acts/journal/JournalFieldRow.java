package dev.tidemark.ui.acts.journal;

import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalField;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows one field of what a volume says of its journal. Immutable.
 *
 * @param name as Windows calls it
 * @param value in words; for an absent one, in which version it is missing
 * @param meaning what it says
 * @param present whether the volume gave it
 */
record JournalFieldRow(String name, String value, String meaning, boolean present) {

    /** All fields of the latest version of the structure, and what follows from them. */
    static List<JournalFieldRow> of(JournalData journal) {
        List<JournalFieldRow> rows = new ArrayList<>();
        for (JournalField field : journal.fields()) {
            rows.add(row(field, journal.version()));
            if (field.name().equals("NextUsn")) {
                rows.add(used(journal));
            }
        }
        return rows;
    }

    private static JournalFieldRow used(JournalData journal) {
        String bytes = ByteSize.words(journal.nextUsn() - journal.firstUsn());
        return new JournalFieldRow("Used", bytes, Messages.text("journal.used"), true);
    }

    private static JournalFieldRow row(JournalField field, int version) {
        boolean present = field.value().isPresent();
        String value = present ? field.words() : Messages.text("journal.absent", version);
        return new JournalFieldRow(field.name(), value, field.meaning(), present);
    }
}
