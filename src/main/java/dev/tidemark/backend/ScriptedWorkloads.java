package dev.tidemark.backend;

/**
 * Lets a script act as a program would, on volumes whose files are there for that: simulated ones. Safe from any thread; calls wait for
 * the volume.
 */
public interface ScriptedWorkloads {

    /** A script that is to act. Used by one thread, but for {@link #stop}. */
    interface Prepared extends AutoCloseable {

        /**
         * Acts, once.
         *
         * @return the exit code that the script ends with, 0 where it names none
         * @throws Win32Exception what the volume refuses, with the line of the script
         */
        int run() throws Win32Exception;

        /** Ends it soon, from any thread; its files are closed as those of a program that is killed. */
        void stop();

        /** Closes what others keep open for it. */
        @Override
        void close();
    }

    /**
     * Makes what a script wants to find on a volume, and acts no further.
     *
     * @param volume its {@link VolumeFacts#id()}
     * @throws Win32Exception what the volume refuses, with the line of the script
     */
    Prepared prepare(String volume, WorkloadScript script) throws Win32Exception;
}
