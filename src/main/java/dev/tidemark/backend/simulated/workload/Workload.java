package dev.tidemark.backend.simulated.workload;

/** Something that programs do on a volume, a small piece at a time. Not thread-safe. */
interface Workload {

    /** Does one piece: a few records. */
    void step();

    /** The program that does it. */
    String process();
}
