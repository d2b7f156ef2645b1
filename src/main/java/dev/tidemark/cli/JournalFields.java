package dev.tidemark.cli;

import dev.tidemark.volume.JournalData;

/** Stateless. Writes what a volume says of its journal, under the names of USN_JOURNAL_DATA_V2. */
final class JournalFields {

    private JournalFields() {}

    static void write(JournalData journal, ActReport report) {
        report.field("UsnJournalID", String.format("0x%016x", journal.journalId()))
                .field("FirstUsn", journal.firstUsn())
                .field("NextUsn", journal.nextUsn())
                .field("LowestValidUsn", journal.lowestValidUsn())
                .field("MaxUsn", journal.maxUsn())
                .field("MaximumSize", journal.maximumSize())
                .field("AllocationDelta", journal.allocationDelta());
        journal.minMajorVersion().ifPresent(value -> report.field("MinSupportedMajorVersion", value));
        journal.maxMajorVersion().ifPresent(value -> report.field("MaxSupportedMajorVersion", value));
        journal.flags().ifPresent(value -> report.field("Flags", String.format("0x%08x", value)));
        journal.rangeTrackChunkSize().ifPresent(value -> report.field("RangeTrackChunkSize", value));
        journal.rangeTrackFileSizeThreshold().ifPresent(value -> report.field("RangeTrackFileSizeThreshold", value));
    }
}
