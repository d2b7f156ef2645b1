package dev.tidemark.testing;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.NarrowCaller;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A computer whose processes are of 64 bits, as an ordinary one's; another program may send what 32-bit programs send. */
public final class NarrowComputer implements Computer {

    private final Computer computer;
    private final Backend backend;

    /**
     * @param caller who sends it; {@code null} for nobody
     */
    public NarrowComputer(Computer computer, @Nullable NarrowCaller caller) {
        this.computer = computer;
        Backend volumes = computer.backend();
        backend = (Backend) Proxy.newProxyInstance(
                Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "takesCallerWidth" -> {
                            return false;
                        }
                        case "narrowCaller" -> {
                            return Optional.ofNullable(caller);
                        }
                        default -> {
                            try {
                                return method.invoke(volumes, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }
                    }
                });
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
}
