package dev.tidemark.field;

/**
 * The option of the command line that narrows records by a field. Immutable.
 *
 * @param name without its dashes, for example {@code file-id}
 * @param label what stands for its value, for example {@code HEX}
 * @param help one sentence
 */
public record FieldOption(String name, String label, String help) {}
