package dev.tidemark.backend;

/** How OpenFileById is told which file is meant. Immutable. */
public enum IdForm {
    /** 64 bits where they are enough, with the root directory for a hint. */
    USUAL,
    /** 128 bits ({@code ExtendedFileIdType}), whatever the id is. */
    EXTENDED,
    /** As usual, with a handle of the volume for a hint. */
    HINT_IS_VOLUME
}
