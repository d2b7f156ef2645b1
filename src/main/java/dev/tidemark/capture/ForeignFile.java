package dev.tidemark.capture;

import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Loads files that anyone may have made, and tells what kept them from being loaded. Pure functions. */
final class ForeignFile {

    private ForeignFile() {}

    /** Loads something. */
    @FunctionalInterface
    interface Loading {
        void run() throws IOException;
    }

    /**
     * Loads on this thread. What a damaged file provokes is no fault of the program, and must not release what is held; a fault
     * of the program is told, so that nobody takes what was loaded so far for all there is, and thrown on.
     *
     * @param name of the file, for a person
     * @param shrunk marks the end of what was loaded, and gives its offset, when a mapped page is no longer there
     * @param failed takes what went wrong
     * @return whether all of it was loaded, or it ended because it was asked to
     */
    static boolean load(String name, Loading loading, LongSupplier shrunk, Consumer<Problem> failed) {
        try {
            loading.run();
            return true;
        } catch (IOException e) {
            failed.accept(Problem.of(name, e));
        } catch (InternalError e) {
            // The JVM's word for such a page: the file was cut short, or its disk is gone.
            failed.accept(shrunk(shrunk.getAsLong()));
        } catch (RuntimeException | VirtualMachineError e) {
            failed.accept(Problem.unreadable(name, e));
        } catch (Error e) {
            failed.accept(Problem.fault(e));
            throw e;
        }
        return false;
    }

    private static Problem shrunk(long offset) {
        return Problem.refusal(
                Messages.text("file.shrunk", Long.toString(offset)),
                Messages.text("error.file.other.here"),
                Messages.text("error.file.other.next"));
    }
}
