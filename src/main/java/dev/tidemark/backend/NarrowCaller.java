package dev.tidemark.backend;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A 32-bit program that marks handles for this one: Windows takes {@code MARK_HANDLE_INFO32} from such programs alone. Safe from any
 * thread; calls may block, but not for ever.
 */
@FunctionalInterface
public interface NarrowCaller {

    /** The name of its file. */
    String PROGRAM = "tidemark-mark32.exe";

    /**
     * Has it open something and mark it.
     *
     * @return how far it came
     * @throws Win32Exception when the program cannot be run, does not answer in time, or answers with nonsense
     */
    Answer mark(NarrowMark wanted) throws Win32Exception;

    /** How far it came, and how that ended. The handle belongs to who asked. */
    final class Answer {

        private final String call;
        private final String target;
        private final Completion done;
        private final byte[] sent;
        private final @Nullable Handle handle;

        /**
         * @param call the call that ended it: an open, or the mark
         * @param target what that was sent to
         * @param sent the bytes of the request as they were sent; empty when it did not come to that
         * @param handle marked, of this process; it stays marked until it is closed. {@code null} when something was refused
         */
        public Answer(String call, String target, Completion done, byte[] sent, @Nullable Handle handle) {
            this.call = call;
            this.target = target;
            this.done = done;
            this.sent = sent.clone();
            this.handle = handle;
        }

        public String call() {
            return call;
        }

        public String target() {
            return target;
        }

        public Completion done() {
            return done;
        }

        public byte[] sent() {
            return sent.clone();
        }

        /** Whether the request was sent. */
        public boolean isSent() {
            return sent.length > 0;
        }

        public Optional<Handle> handle() {
            return Optional.ofNullable(handle);
        }
    }
}
