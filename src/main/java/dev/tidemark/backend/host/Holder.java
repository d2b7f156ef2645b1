package dev.tidemark.backend.host;

/**
 * Who has a file of a volume open.
 *
 * @param process the program, for example {@code WINWORD.EXE}
 * @param processId its number, 0 when that is not known
 * @param path the file, from the volume's root; empty when the system tells only the process
 * @param writes whether it was opened for writing, as far as that is known
 */
public record Holder(String process, long processId, String path, boolean writes) {}
