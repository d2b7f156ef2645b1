package dev.tidemark.selftest;

import dev.tidemark.backend.Win32Exception;

/** Some questions that belong together. Asks them on the thread that runs it, one after the other. Stateless. */
interface Check {

    /** Its number in the list of what only Windows can tell. */
    int number();

    /**
     * Asks.
     *
     * @throws Win32Exception when what the questions need cannot be made; a question that is refused is an answer
     */
    void run(Trial trial) throws Win32Exception;
}
