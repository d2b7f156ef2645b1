package dev.tidemark.export.profile;

/**
 * Something that is wrong with a file. Immutable.
 *
 * @param line counted from 1; of a record of several lines the last
 * @param column the character in it, counted from 1
 */
public record Finding(long line, int column, String words) {}
