package dev.tidemark.volume;

/**
 * One line of what a volume tells of itself. Immutable.
 *
 * @param section what it belongs to, in words
 * @param name what it is, in words
 * @param value in words; of what was refused, the error
 * @param meaning what it says here; empty when there is no more to say
 * @param told whether the volume told it
 */
public record VolumeRow(String section, String name, String value, String meaning, boolean told) {}
