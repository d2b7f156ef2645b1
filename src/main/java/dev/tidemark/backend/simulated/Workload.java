package dev.tidemark.backend.simulated;

/** Not thread-safe. Something that programs do on a volume, a small piece at a time. */
interface Workload {

    /** Does one piece: a few records. */
    void step();

    /** The program that does it. */
    String process();
}
