package dev.tidemark.fuzz;

import java.util.List;

/** Something that reads what anybody may have made: is given inputs, and says when it should not have taken one so. */
interface Target {

    /** What its inputs are, in one word. */
    String name();

    /** What mutants are made of: sound inputs, and those that were once answered wrongly. */
    List<Input> corpus();

    /**
     * Reads an input in every way.
     *
     * @param number of the mutant: what takes long is done of some of them only
     * @throws Exception if it was not read as it should be; so is whatever else is thrown
     */
    void read(Input input, long number) throws Exception;

    /**
     * What is read: one file, or several.
     *
     * @param parts the bytes of each file
     */
    record Input(List<byte[]> parts) {

        static Input of(byte[]... parts) {
            return new Input(List.of(parts));
        }

        byte[] only() {
            return parts.getFirst();
        }
    }
}
