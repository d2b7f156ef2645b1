package dev.tidemark.backend.simulated.ntfs;

/** Numbers for the simulated programs. Stateless. */
public final class ProcessIds {

    private static final String SYSTEM = "System";
    private static final long SYSTEM_ID = 4;

    private ProcessIds() {}

    /** The process id of a simulated program, the same one each time: a multiple of 4, as on Windows. */
    public static long of(String process) {
        return process.equals(SYSTEM) ? SYSTEM_ID : 1000 + 4L * Math.floorMod(process.hashCode(), 5000);
    }
}
