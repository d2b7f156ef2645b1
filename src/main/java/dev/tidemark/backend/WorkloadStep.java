package dev.tidemark.backend;

/**
 * One line of a {@link WorkloadScript}. Immutable; what a verb has no argument for is empty or 0.
 *
 * @param line of the script, from 1
 * @param handle the word for an open file
 * @param path from the root, beginning with a backslash
 * @param first the first number, or flags
 * @param second the second number
 */
public record WorkloadStep(int line, WorkloadVerb verb, String handle, String path, long first, long second) {}
