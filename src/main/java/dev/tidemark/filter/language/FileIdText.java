package dev.tidemark.filter.language;

import dev.tidemark.usn.FileId;
import java.util.Optional;

/** Reads a file identifier as the filter language has it, for others who ask for one. Pure functions. */
public final class FileIdText {

    private FileIdText() {}

    /** The identifier: hex behind {@code 0x}, or all 16 or 32 digits, or entry and sequence, {@code 30-7}; empty for anything else. */
    public static Optional<FileId> parse(String text) {
        return Optional.ofNullable(NumberValues.id(text.strip())).map(Value.Id::id);
    }
}
