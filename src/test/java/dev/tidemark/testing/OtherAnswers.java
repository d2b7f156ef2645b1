package dev.tidemark.testing;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A computer whose driver answers control codes otherwise than its volumes do. Safe from any thread. */
public final class OtherAnswers implements Computer {

    private final Computer computer;
    private final Backend backend;
    private volatile Answer answer = (code, out, call) -> call.get();

    /** What becomes of a call. */
    public interface Answer {
        /**
         * Answers it.
         *
         * @param call sends it to the volume
         */
        Completion of(int code, @Nullable ByteBuffer out, Supplier<Completion> call);
    }

    public OtherAnswers(Computer computer) {
        this.computer = computer;
        Backend volumes = computer.backend();
        backend = (Backend) Proxy.newProxyInstance(
                Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(volumes, arguments);
                        return result instanceof Handle handle ? new Other(handle) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Answers so from now on. */
    public void answer(Answer other) {
        answer = other;
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public Host host() {
        return computer.host();
    }

    @Override
    public void close() {
        computer.close();
    }

    private final class Other implements Handle {

        private final Handle handle;

        Other(Handle handle) {
            this.handle = handle;
        }

        @Override
        public Completion control(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
            return answer.of(code, out, () -> handle.control(code, in, out));
        }

        @Override
        public Completion flush() {
            return handle.flush();
        }

        @Override
        public Completion read(long offset, ByteBuffer into) {
            return handle.read(offset, into);
        }

        @Override
        public Completion touch() {
            return handle.touch();
        }

        @Override
        public void cancel() {
            handle.cancel();
        }

        @Override
        public long value() {
            return handle.value();
        }

        @Override
        public void close() {
            handle.close();
        }
    }
}
