package dev.tidemark.testing;

import dev.tidemark.backend.Backend;
import java.util.Set;

/**
 * A volume to test against, and what a test needs beside it. The simulated one, or with
 * {@code -Dtidemark.testbed=driver} the test driver's on Windows.
 */
public interface Testbed {

    /** The one of this run. */
    static Testbed current() {
        return Current.TESTBED;
    }

    Set<Ability> abilities();

    Backend backend();

    /** The volume's id. */
    String volume();

    /** Back to an empty journal, no faults, nothing held. */
    void reset() throws Exception;

    /** Makes a file in the root directory whose records are in the journal: created, written and closed. */
    void file(String name) throws Exception;

    /** Logs one record more, of a file of that name: created, and still open. */
    void append(String name) throws Exception;

    /** Drops the oldest records, so that the first ones can no longer be read. */
    void trim() throws Exception;

    /** The next call of a control code fails with a Win32 error. */
    void failOnce(int code, int error) throws Exception;

    /** Handles of the volume that are open. */
    int openHandles() throws Exception;

    /** Calls that wait. */
    int waitingCalls() throws Exception;

    /** Whether a hold is on. */
    boolean holding() throws Exception;

    /** Made when it is first asked for. */
    final class Current {

        private static final Testbed TESTBED =
                System.getProperty("tidemark.testbed", "").equals("driver")
                        ? new DriverTestbed()
                        : new SimulatedTestbed();

        private Current() {}
    }
}
