package dev.tidemark.act;

/**
 * One copy of a sector, read through a handle that was marked for it. Immutable.
 *
 * @param copy its number, from 0
 * @param bytes how many bytes came, 0 when none could be read
 * @param sum CRC-32 of them, in hex; empty when none came
 * @param error in words; empty when it was read
 */
public record CopySum(int copy, int bytes, String sum, String error) {}
