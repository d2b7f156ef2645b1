package dev.tidemark.volume;

/**
 * One field of what a call sent, or of what came back.
 *
 * @param name the reference's name of the field
 * @param offset in bytes from the start of the input or the output
 * @param size in bytes
 * @param value the value as text: a number, or hex for masks and ids
 * @param meaning what the value says here; empty when there is no more to say
 */
public record StructureField(String name, int offset, int size, String value, String meaning) {}
