package dev.tidemark.export.lake;

import java.util.OptionalLong;

/**
 * Where the rows come from. Immutable.
 *
 * @param host the machine, empty when nobody said
 * @param label the volume's label, empty when it has none or none is known
 * @param source what the source calls itself
 * @param location its whole path, or the volume
 * @param inFile whether rows have offsets in a file, and those that are no records no place in the journal
 * @param serial the volume's serial number, where it is known
 * @param journalId the journal's id, where it is known and the records do not tell it themselves
 */
public record LakeOrigin(
        String host,
        String label,
        String source,
        String location,
        boolean inFile,
        OptionalLong serial,
        OptionalLong journalId) {}
