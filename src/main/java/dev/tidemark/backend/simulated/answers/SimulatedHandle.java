package dev.tidemark.backend.simulated.answers;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.Win32Error;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** An open handle of a simulated volume or of a file on it. Safe from any thread. */
final class SimulatedHandle implements Handle {

    private final HandleState state;
    private final CallGate gate;
    private final HandleTable handles;

    SimulatedHandle(HandleState state, CallGate gate, HandleTable handles) {
        this.state = state;
        this.gate = gate;
        this.handles = handles;
    }

    @Override
    public Completion control(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        return state.isClosed()
                ? Completion.failed(Win32Error.ERROR_INVALID_HANDLE.code())
                : gate.control(state, code, in, out);
    }

    @Override
    public Completion flush() {
        return state.isClosed()
                ? Completion.failed(Win32Error.ERROR_INVALID_HANDLE.code())
                : new Completion(gate.flushed(state), 0);
    }

    @Override
    public Completion read(long offset, ByteBuffer into) {
        return state.isClosed()
                ? Completion.failed(Win32Error.ERROR_INVALID_HANDLE.code())
                : gate.read(state, offset, into);
    }

    @Override
    public Completion touch() {
        return state.isClosed() ? Completion.failed(Win32Error.ERROR_INVALID_HANDLE.code()) : gate.touch(state);
    }

    @Override
    public void cancel() {
        state.cancel();
    }

    @Override
    public long value() {
        return state.value();
    }

    @Override
    public void close() {
        if (state.close()) {
            state.cancel();
            handles.remove(state);
            gate.closed(state);
        }
    }
}
