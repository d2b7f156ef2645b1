package dev.tidemark.backend.simulated;

/**
 * Who has a file open.
 *
 * @param process the program, for example {@code WINWORD.EXE}
 * @param path the file, from the volume's root
 * @param writes whether it was opened for writing
 */
public record Holder(String process, String path, boolean writes) {}
