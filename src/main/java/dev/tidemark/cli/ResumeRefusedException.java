package dev.tidemark.cli;

import java.io.IOException;

/** A file cannot be gone on with: it is as it was, and its message says why. */
final class ResumeRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    ResumeRefusedException(String message) {
        super(message);
    }
}
