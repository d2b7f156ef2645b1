package dev.tidemark.backend.host;

/**
 * Something about how this elevated program was started that lets others decide what it runs.
 *
 * @param kind what it is
 * @param where the file, folder or variable
 */
public record StartUpRisk(Kind kind, String where) {

    /** What may be wrong. */
    public enum Kind {
        /** Somebody who is no administrator may write where the program or its runtime lies. */
        WRITABLE,
        /** A library was loaded from elsewhere than Windows, the program or its runtime. */
        FOREIGN_LIBRARY,
        /** A variable of the environment gives the runtime options. */
        ENVIRONMENT
    }
}
