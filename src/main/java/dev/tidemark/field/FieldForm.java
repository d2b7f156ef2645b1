package dev.tidemark.field;

/** The forms of text in which fields are written for programs; each has its own names and spellings of values. Immutable. */
public enum FieldForm {
    /** Tab-separated values: hex without prefix, a time as FILETIME number. */
    TSV,
    /** Comma-separated values: hex behind {@code 0x}, a time in ISO 8601. */
    CSV,
    /** Members of a JSON object: numbers as such, everything else as strings; values as in CSV. */
    JSONL
}
